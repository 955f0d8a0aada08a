"""Pages of a school's load: for its own people, and for brokers and advisers."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.learning.answers import seen
from alongside_web.learning.fields import as_it_stands
from alongside_web.learning.operations import Anew, Overtaken
from alongside_web.learning.words import plain
from alongside_web.load import operations, queries
from alongside_web.load.access import commitment_to_write, leading_seat, outside_seat, school_of, school_seat
from alongside_web.load.forms import CommitmentForm
from alongside_web.load.models import Commitment, KindChoice
from alongside_web.partnerships.access import NotYours
from alongside_web.partnerships.views import FORM, page_asked, who


@access(SIGNED_IN)
@require_safe
def schools(request: HttpRequest) -> HttpResponse:
    own, outside = queries.schools_of(who(request).pk, timezone.localdate())
    return render(request, "load/schools.html", {"own": own, "outside": outside})


@access(SIGNED_IN)
@require_safe
def school(request: HttpRequest, organisation: UUID) -> HttpResponse:
    seat = school_seat(request.user.pk, organisation, timezone.localdate())
    return render(request, "load/school.html", {"load": queries.school_load(seat, page_asked(request))})


@access(SIGNED_IN)
@FORM
@once
def enter(request: HttpRequest, organisation: UUID) -> HttpResponse:
    seat = leading_seat(request.user.pk, organisation, timezone.localdate())
    form = CommitmentForm(request.POST if request.method == "POST" else None, initial={"audience": "own side"})
    if request.method == "POST" and form.is_valid():
        of = queries.own_partnership(seat, request.POST.get("partnership", ""))
        operations.enter_commitment(seat.school, form.committed(of), actor=who(request), at=timezone.now())
        return redirect("load:school", organisation)
    named = queries.own_partnership(seat, request.POST.get("partnership", request.GET.get("partnership", "")))
    if named is not None and request.method != "POST":
        form.initial = {**form.initial, "name": named.name, "kind": KindChoice.PARTNERSHIP.value}
    shown = {"form": form, "school": seat.school, "partnership": named, "is_own": True}
    return render(request, "load/commitment_form.html", shown)


@access(SIGNED_IN)
@require_safe
def of_side(request: HttpRequest, partnership: UUID, side: str) -> HttpResponse:
    seat = outside_seat(request.user.pk, partnership, timezone.localdate())
    load = queries.outside_load(seat, side, page_asked(request))
    return render(request, "load/school.html", {"load": load, "seat": seat, "side": side})


@access(SIGNED_IN)
@FORM
@once
def enter_for_side(request: HttpRequest, partnership: UUID, side: str) -> HttpResponse:
    seat = outside_seat(request.user.pk, partnership, timezone.localdate())
    form = CommitmentForm(request.POST if request.method == "POST" else None, initial={"audience": "own side"})
    if request.method == "POST" and form.is_valid():
        school = school_of(seat, side)
        operations.enter_commitment(school, form.committed(), actor=who(request), at=timezone.now())
        return redirect(f"load:of_{side}", partnership)
    shown = {"form": form, "school": school_of(seat, side), "seat": seat, "side": side}
    return render(request, "load/commitment_form.html", shown)


@access(SIGNED_IN)
@FORM
@once
def edit(request: HttpRequest, commitment: UUID) -> HttpResponse:
    row = commitment_to_write(request.user.pk, commitment, timezone.localdate())
    form = CommitmentForm(request.POST if request.method == "POST" else None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        try:
            anew = Anew(form.committed(), seen(request))
            operations.rewrite_commitment(row, anew, actor=who(request), at=timezone.now())
            return redirect(queries.way_back(who(request).pk, row, timezone.localdate()))
        except Overtaken as meanwhile:
            return _overtaken(request, form, meanwhile.now)
    shown = {"form": form, "school": row.organisation, "commitment": row, "version": row.version}
    return render(request, "load/commitment_form.html", shown)


def _overtaken(request: HttpRequest, form: CommitmentForm, now: object) -> HttpResponse:
    """The form again, beside what it says now; one that was removed meanwhile is not there."""
    if not isinstance(now, Commitment) or now.removed_at is not None:
        raise NotYours
    shown = {"form": form, "school": now.organisation, "commitment": now, "version": now.version}
    shown |= {"theirs": as_it_stands(form, now)}
    return render(request, "load/commitment_form.html", shown, status=409)


def _initial(row: Commitment) -> dict[str, object]:
    initial: dict[str, object] = {
        name: getattr(row, name) for name in ("name", "kind", "brought_by", "people", "asked", "source", "audience")
    }
    days = {name: value.isoformat() if value else "" for name, value in (("first", row.first), ("last", row.last))}
    return initial | days | {"days": plain(row.days) if row.days is not None else ""}


@access(SIGNED_IN)
@require_POST
@once
def remove(request: HttpRequest, commitment: UUID) -> HttpResponse:
    today = timezone.localdate()
    row = commitment_to_write(request.user.pk, commitment, today)
    try:
        operations.remove_commitment(row, seen=seen(request), actor=who(request), at=timezone.now())
    except Overtaken:
        return redirect("load:edit", commitment)
    return redirect(queries.way_back(who(request).pk, row, today))
