"""Pages on which the aims of a plan are added, changed, put in another order and removed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside.partnerships.agreement_text import difference
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.running import still_writable
from alongside_web.partnerships.running_answers import or_not_now
from alongside_web.partnerships.views import FORM, who
from alongside_web.plans import operations_aims as operations
from alongside_web.plans.models import Activity, Aim
from alongside_web.plans.operations_plan import ChangedMeanwhile
from alongside_web.plans.plan_access import aim_of, today, writing_seat
from alongside_web.plans.plan_forms import AimForm, VersionForm
from alongside_web.plans.plan_words import FIELDS, value_words

_FIELDS = ("text", "priority", "school_plan", "authority_plan", "characteristics")


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = writing_seat(request.user.pk, key, today())
    still_writable(seat.partnership)
    form = AimForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "plans/aim.html", {"form": form, "seat": seat})
    operations.add_aim(seat, form.told, actor=who(request), at=timezone.now())
    return redirect("plans:whole", key)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def change(request: HttpRequest, key: UUID, aim: UUID) -> HttpResponse:
    seat = writing_seat(request.user.pk, key, today())
    row = aim_of(seat, aim)
    still_writable(seat.partnership)
    form = AimForm(request.POST if request.method == "POST" else None, initial=_initial(row))
    if not form.is_valid():
        return render(request, "plans/aim.html", {"form": form, "seat": seat, "aim": row})
    seen = operations.Seen(row, form.cleaned_data["version"] or 0)
    try:
        operations.change_aim(seat, seen, form.told, actor=who(request), at=timezone.now())
    except ChangedMeanwhile:
        return _both(request, seat, aim_of(seat, aim), form=form)
    return redirect("plans:whole", key)


def _initial(row: Aim) -> dict[str, object]:
    return {name: getattr(row, name) for name in (*_FIELDS, "version")}


def _both(request: HttpRequest, seat: Seat, row: Aim, *, form: AimForm) -> HttpResponse:
    """The second of two people sees what stands now, and keeps the own words in the form."""
    again = AimForm(_posted(request, version=row.version))
    told = form.told
    differences = [
        (FIELDS[name], difference(value_words(name, _value(row, name)), value_words(name, getattr(told, name))))
        for name in _FIELDS
        if value_words(name, _value(row, name)) != value_words(name, getattr(told, name))
    ]
    shown = {"form": again, "seat": seat, "aim": row, "differences": differences}
    return render(request, "plans/aim.html", shown, status=409)


def _posted(request: HttpRequest, *, version: int) -> dict[str, str]:
    data = request.POST.copy()
    data["version"] = str(version)
    return data


def _value(row: Aim, name: str) -> object:
    value = getattr(row, name)
    return tuple(value) if isinstance(value, list) else value


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def remove(request: HttpRequest, key: UUID, aim: UUID) -> HttpResponse:
    seat = writing_seat(request.user.pk, key, today())
    row = aim_of(seat, aim)
    still_writable(seat.partnership)
    form = VersionForm(request.POST if request.method == "POST" else None, initial={"version": row.version})
    count = Activity.objects.filter(aim=row, removed_at=None).count()
    shown = {"form": form, "seat": seat, "aim": row, "count": count}
    if not form.is_valid():
        return render(request, "plans/aim_remove.html", shown)
    try:
        seen = operations.Seen(row, form.cleaned_data["version"])
        operations.remove_aim(seat, seen, actor=who(request), at=timezone.now())
    except ChangedMeanwhile:
        again = VersionForm(initial={"version": row.version})
        return render(request, "plans/aim_remove.html", {**shown, "form": again, "changed": True}, status=409)
    return redirect("plans:whole", key)


@access(SIGNED_IN)
@require_POST
@once
@or_not_now
def move(request: HttpRequest, key: UUID, aim: UUID) -> HttpResponse:
    seat = writing_seat(request.user.pk, key, today())
    row = aim_of(seat, aim)
    still_writable(seat.partnership)
    up = request.POST.get("way") == "up"
    operations.move_aim(seat, row, up=up, actor=who(request), at=timezone.now())
    return redirect("plans:whole", key)
