"""The school pages: find, profile, similar schools, candidate partners."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.schools.school import School
from alongside.schools.similar.neighbours import Closeness
from alongside_store.registry import UnknownSchool
from alongside_web.accounts.policies import PUBLIC, access
from alongside_web.schools import queries
from alongside_web.schools.forms import CandidatesForm, FindForm
from alongside_web.schools.queries.candidates import Wanted
from alongside_web.schools.queries.similar import ALL, FIRST, models_for
from alongside_web.schools.snapshot import Snapshot, current_snapshot
from alongside_web.schools.translate import summary


def _school(snapshot: Snapshot, key: str) -> School:
    try:
        return snapshot.registry.school(key)
    except UnknownSchool as unknown:
        raise Http404 from unknown


@access(PUBLIC)
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    snapshot, form, results = current_snapshot(), FindForm(request.GET), None
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    if asked:
        page = request.GET.get("page", "")
        results = queries.find(snapshot, asked, int(page) if page.isdecimal() and 0 < int(page) < 10_000 else 1)
    return render(request, "schools/find.html", {"form": form, "asked": asked, "results": results})


@access(PUBLIC)
@require_safe
def profile(request: HttpRequest, key: str) -> HttpResponse:
    snapshot = current_snapshot()
    school = _school(snapshot, key)
    shown = queries.profile(snapshot, school)
    return render(request, "schools/profile.html", {"school": school, "profile": shown, "summary": summary(shown)})


@access(PUBLIC)
@require_safe
def similar(request: HttpRequest, key: str) -> HttpResponse:
    snapshot = current_snapshot()
    school = _school(snapshot, key)
    models = models_for(snapshot, school)
    asked = request.GET.get("model", models[0].name if models else "")
    model = next((one for one in models if one.name == asked), None)
    if models and model is None:
        raise Http404
    shown = ALL if request.GET.get("show") == "all" else FIRST
    found = queries.similar(snapshot, school, model, shown=shown) if model else None
    return render(request, "schools/similar.html", {"school": school, "models": models, "found": found})


@access(PUBLIC)
@require_safe
def candidates(request: HttpRequest, key: str) -> HttpResponse:
    snapshot = current_snapshot()
    school = _school(snapshot, key)
    form = CandidatesForm({**CandidatesForm.DEFAULTS, **request.GET.dict()})
    found, wanted, models = None, None, models_for(snapshot, school)
    if form.is_valid() and models:
        asked = form.cleaned_data
        wanted = Wanted(asked["within"], Closeness(asked["circumstances"]), asked["phase"] == "same")
        found = queries.candidates(snapshot, school, models[0], wanted=wanted)
    page = {"school": school, "form": form, "found": found, "wanted": wanted}
    return render(request, "schools/candidates.html", page)
