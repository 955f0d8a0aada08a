"""An agreement's pages: the whole, one section, writing it, suggestions, comparison."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.partnerships.agreement import Act, Locked
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.partnerships import agreement_answers as answers
from alongside_web.partnerships import agreement_differences as differences
from alongside_web.partnerships import agreement_operations as operations
from alongside_web.partnerships import agreement_operations_suggestions as suggesting
from alongside_web.partnerships import agreement_queries as queries
from alongside_web.partnerships.agreement_access import agreement_seat
from alongside_web.partnerships.agreement_rows import Point


@access(SIGNED_IN)
@require_safe
def whole(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate())
    shown = queries.agreement(seat)
    if shown is None:
        return render(request, "partnerships/agreement_none.html", {"none": queries.not_begun(seat)})
    return render(request, "partnerships/agreement.html", {"agreement": shown})


@access(SIGNED_IN)
@require_safe
def edition(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate())
    return render(request, "partnerships/agreement.html", {"agreement": queries.edition(seat, number)})


@access(SIGNED_IN)
@require_POST
@once
def begin(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate(), act=Act.WRITE)
    try:
        operations.begin_agreement(seat=seat, actor=answers.actor(request), at=timezone.now())
    except operations.BegunAlready:
        return redirect("agreements:whole", key)
    except operations.ReadOnly:
        return answers.refused(request, seat)
    return redirect("agreements:whole", key)


@access(SIGNED_IN)
@require_safe
def section(request: HttpRequest, key: UUID, name: str) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate())
    return render(request, "partnerships/agreement_section.html", {"page": queries.section_page(seat, name)})


@access(SIGNED_IN)
@require_safe
def former_section(request: HttpRequest, key: UUID, *, number: int, name: str) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate())
    page = queries.section_page(seat, name, number)
    return render(request, "partnerships/agreement_section.html", {"page": page})


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def edit(request: HttpRequest, key: UUID, name: str) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate(), act=Act.WRITE)
    page = queries.section_page(seat, name)
    if request.method != "POST" or "join" in request.POST:
        return answers.editor(request, page)
    form = answers.section_form(page, request.POST)
    if not form.is_valid():
        return answers.editor(request, page, form)
    try:
        answers.keep(seat, form, name=name, by=answers.actor(request))
    except operations.SectionChanged as changed:
        return answers.editor_of_both(request, page, form=form, changed=changed)
    except (operations.ReadOnly, Locked, suggesting.DecidedAlready):
        return answers.refused(request, seat, words=form.cleaned_data["text"])
    return redirect("agreements:section", key, name)


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def suggest(request: HttpRequest, key: UUID, name: str) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate(), act=Act.SUGGEST)
    page = queries.section_page(seat, name)
    form = answers.suggestion_form(page, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return answers.suggesting(request, page, form)
    told = form.cleaned_data
    made = suggesting.Suggested(name, told["text"], told["remark"], Point.parse(told["seen"]))
    try:
        suggesting.suggest(seat=seat, suggested=made, actor=answers.actor(request), at=timezone.now())
    except (operations.ReadOnly, Locked):
        return answers.refused(request, seat, words=f"{made.text}\n\n{made.remark}")
    return redirect("agreements:section", key, name)


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def suggestion(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate(), act=Act.WRITE)
    page = queries.suggestion_page(seat, number)
    form = answers.decision_form(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return answers.deciding(request, page, form)
    decided = suggesting.Decided(number, form.cleaned_data["decision"] == "accept", form.cleaned_data["answer"])
    try:
        suggesting.decide(seat=seat, decided=decided, actor=answers.actor(request), at=timezone.now())
    except suggesting.Clashes:
        return redirect(answers.by_hand(key, page.suggestion))
    except (suggesting.DecidedAlready, operations.ReadOnly, Locked):
        return answers.refused(request, seat, words=decided.answer)
    return redirect("agreements:section", key, page.suggestion.name)


@access(SIGNED_IN)
@require_safe
def compare(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate())
    before, after, only = (request.GET.get(one, "") for one in ("from", "to", "section"))
    shown = differences.compared(seat, before=before, after=after, only=only)
    return render(request, "partnerships/agreement_compare.html", {"compared": shown})
