"""What an agreement's pages answer with: forms filled in, both wordings of two writers, a refusal with the words kept."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from alongside.partnerships.agreement_text import difference, join
from alongside_store.registry import NoSnapshot
from alongside_web.accounts.models import User
from alongside_web.partnerships import agreement_differences as differences
from alongside_web.partnerships import agreement_operations as operations
from alongside_web.partnerships import agreement_operations_suggestions as suggesting_operations
from alongside_web.partnerships import agreement_queries as queries
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.agreement_forms import (
    AmendmentForm,
    DecisionForm,
    OutcomeForm,
    SectionForm,
    SignatureForm,
    SuggestionForm,
)
from alongside_web.partnerships.agreement_models import AgreementSuggestion, Decision
from alongside_web.partnerships.agreement_queries import SectionPage, SuggestionPage
from alongside_web.partnerships.agreement_rows import Point
from alongside_web.schools.snapshot import current_snapshot

Posted = Mapping[str, object]


def actor(request: HttpRequest) -> User:
    """The signed-in person; raises `NotYours` for a visitor."""
    if not isinstance(request.user, User):
        raise NotYours
    return request.user


def refused(request: HttpRequest, seat: Seat, *, words: str = "") -> HttpResponse:
    """Nothing was changed: the partnership is read-only, or the agreement was signed or answered meanwhile."""
    told = {"seat": seat, "words": words, "agreement": queries.agreement(seat)}
    return render(request, "partnerships/agreement_refused.html", told, status=409)


def _registry_hash() -> str:
    try:
        return current_snapshot().registry.hash
    except NoSnapshot:
        return ""


def _seen(page: SectionPage) -> str:
    return str(Point(page.agreement.edition.number, page.shown.number))


def section_form(page: SectionPage, posted: Posted | None, initial: dict[str, object] | None = None) -> SectionForm:
    """The form of a section, or of the one that holds the outcome clause."""
    if not page.shown.section.outcome:
        return SectionForm(posted, initial=initial)
    kept = dict(page.shown.version.clause or {}) if page.shown.version else {}
    kept["model"] = str(kept.get("model", "")).split(", version")[0]
    return OutcomeForm(posted, registry=_registry_hash(), initial={**kept, **(initial or {})})


def editor(request: HttpRequest, page: SectionPage, form: SectionForm | None = None) -> HttpResponse:
    """The page on which a section is written: as it stands, with a suggestion put in, or with both people's words joined."""
    if not page.agreement.is_open or page.agreement.is_paused:
        return refused(request, page.agreement.seat, words=str(request.POST.get("text", "")))
    if form is None:
        form = section_form(page, None, _filled_in(request, page))
    return render(request, "partnerships/agreement_edit.html", {"page": page, "form": form})


def _filled_in(request: HttpRequest, page: SectionPage) -> dict[str, object]:
    filled: dict[str, object] = {"text": page.shown.text, "seen": _seen(page)}
    if "join" in request.POST:
        posted = {name: request.POST[name] for name in request.POST if name not in {"seen", "join", "once"}}
        return {**filled, **posted, "text": _joined(request, page)}
    number = request.GET.get("suggestion", "")
    if number.isascii() and number.isdigit() and len(number) < 10:
        found = queries.suggestion_page(page.agreement.seat, int(number))
        row, joined = found.suggestion, found.joined
        if row.decision == Decision.OPEN and row.name == page.shown.section.name:
            return {**filled, "text": joined.text, "suggestion": row.pk}
    return filled


def _joined(request: HttpRequest, page: SectionPage) -> str:
    """Both people's words in one text, to be tidied and saved."""
    base = queries.base_of(page, Point.parse(request.POST.get("opened", "")))
    return join(base, page.shown.text, request.POST.get("text", "")[:20_000].replace("\r\n", "\n")).text


def keep(seat: Seat, form: SectionForm, *, name: str, by: User) -> None:
    """Keeps the section; when a suggestion was put in by hand, it is accepted with it."""
    told, at = form.cleaned_data, timezone.now()
    clause = form.clause if isinstance(form, OutcomeForm) else None
    written = operations.Written(name, told["text"], clause, Point.parse(told["seen"]))
    operations.write_section(seat=seat, written=written, actor=by, at=at)
    if told["suggestion"]:
        decided = suggesting_operations.Decided(told["suggestion"], accepted=True, answer="", by_hand=True)
        suggesting_operations.decide(seat=seat, decided=decided, actor=by, at=at)


def editor_of_both(
    request: HttpRequest, page: SectionPage, *, form: SectionForm, changed: operations.SectionChanged
) -> HttpResponse:
    """The second of two writers sees what the first changed, and keeps the own words to merge."""
    base, mine = changed.base.text if changed.base else "", str(form.cleaned_data["text"]).replace("\r\n", "\n")
    theirs = changed.current.text if changed.current else ""
    again = section_form(page, {**request.POST.dict(), "seen": _seen(page)})
    told = {
        "page": page,
        "form": again,
        "theirs": difference(differences.told(changed.base), differences.told(changed.current)),
        "mine": difference(base, mine),
        "opened": form.cleaned_data["seen"],
        "clashes": join(base, theirs, mine).clashes,
        "current": changed.current,
    }
    return render(request, "partnerships/agreement_edit.html", told, status=409)


def suggestion_form(page: SectionPage, posted: Posted | None) -> SuggestionForm:
    return SuggestionForm(posted, initial={"text": page.shown.text, "seen": _seen(page)})


def suggesting(request: HttpRequest, page: SectionPage, form: SuggestionForm) -> HttpResponse:
    """The page on which a suggestion is made."""
    if not page.agreement.is_open or page.agreement.is_paused:
        words = "\n\n".join(str(request.POST.get(one, "")) for one in ("text", "remark"))
        return refused(request, page.agreement.seat, words=words.strip())
    return render(request, "partnerships/agreement_suggest.html", {"page": page, "form": form})


def decision_form(posted: Posted | None) -> DecisionForm:
    return DecisionForm(posted)


def deciding(request: HttpRequest, page: SuggestionPage, form: DecisionForm) -> HttpResponse:
    """The page on which a suggestion is answered, with the change that it would make."""
    row, answer = page.suggestion, str(request.POST.get("answer", ""))
    if row.decision != Decision.OPEN or not page.agreement.is_open or page.agreement.is_paused:
        return refused(request, page.agreement.seat, words=answer)
    base = queries.suggested_on(row)
    told = {"page": page, "form": form, "pieces": difference(base, row.text), "is_remark": base == row.text}
    return render(request, "partnerships/agreement_suggestion.html", told)


def by_hand(key: UUID, row: AgreementSuggestion) -> str:
    """The editor with a suggestion put in that clashes with what was written since."""
    return f"{reverse('agreements:edit', args=(key, row.name))}?suggestion={row.pk}"


def to_sign(shown: queries.AgreementShown) -> dict[str, object]:
    """What somebody signs who signs now."""
    return {"hash": shown.hash, "revision": shown.edition.revision}


def signing(request: HttpRequest, shown: queries.AgreementShown, form: SignatureForm) -> HttpResponse:
    """The page to sign on, with the whole text; what is missing stands there instead of the button."""
    if not shown.is_open or shown.is_paused:
        return refused(request, shown.seat)
    return render(request, "partnerships/agreement_sign.html", {"agreement": shown, "form": form})


def signing_changed(request: HttpRequest, seat: Seat, revision: int) -> HttpResponse:
    """The words were changed after they were read: the difference, and a form for what stands now."""
    shown = queries.current(seat)
    number = shown.edition.number
    first, last = Point(number, min(revision, shown.edition.revision)), Point(number, shown.edition.revision)
    told = {
        "agreement": shown,
        "form": SignatureForm(initial=to_sign(shown)),
        "changed": True,
        "sections": differences.between(seat, first, last),
    }
    return render(request, "partnerships/agreement_sign.html", told, status=409)


def amending(request: HttpRequest, shown: queries.AgreementShown, form: AmendmentForm) -> HttpResponse:
    """The page to begin an amendment on."""
    if not shown.may_amend:
        return refused(request, shown.seat, words=str(request.POST.get("why", "")))
    return render(request, "partnerships/agreement_amend.html", {"agreement": shown, "form": form})
