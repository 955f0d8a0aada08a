"""Pages on which a spreadsheet is taken into the plan: sent, looked through, confirmed or dropped."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.partnerships.running import still_writable
from alongside_web.partnerships.running_answers import or_not_now
from alongside_web.partnerships.views import FORM, page_asked, who
from alongside_web.plans import import_queries as queries
from alongside_web.plans import operations_import as operations
from alongside_web.plans.operations_plan import ChangedMeanwhile
from alongside_web.plans.plan_access import today, writing_seat
from alongside_web.plans.plan_workbook import MOST_BYTES, Refused

_TOO_LARGE = _("The file is larger than 5 MB. Take pictures out of it, or send the plan alone.")


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Spreadsheet of the plan"),
        help_text=_("An XLSX file of at most 5 MB and 2,000 rows."),
        error_messages={
            "required": _("Choose the file of your plan"),
            "invalid": _("Choose the file of your plan"),
            "empty": _("The file is empty. Choose the file of your plan"),
        },
    )


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def send(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = writing_seat(request.user.pk, key, today())
    still_writable(seat.partnership)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        try:
            file = form.cleaned_data["file"]
            if file.size > MOST_BYTES:
                raise Refused(_TOO_LARGE)
            found = queries.read_file(seat.partnership, file.read())
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            made = operations.keep_import(seat, found, actor=who(request), at=timezone.now())
            return redirect("plans:preview", key, made.key)
    return render(request, "plans/import.html", {"form": form, "seat": seat})


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def preview(request: HttpRequest, key: UUID, plan_import: UUID) -> HttpResponse:
    """Nothing is written before the plan that was looked at is confirmed; another plan is shown anew."""
    seat, now = writing_seat(request.user.pk, key, today()), timezone.now()
    waiting = queries.waiting_import(seat, plan_import, now)
    still_writable(seat.partnership)
    if request.method != "POST":
        shown = {"preview": queries.preview(seat, waiting, page_asked(request)), "seat": seat}
        return render(request, "plans/preview.html", shown)
    if "drop" in request.POST:
        operations.drop_import(waiting)
        return redirect("plans:whole", key)
    proposal, seen = queries.proposal_of(seat, waiting)
    try:
        if seen != request.POST.get("seen"):
            raise ChangedMeanwhile
        operations.take_import(seat, waiting, (proposal, seen), actor=who(request), at=now)
    except ChangedMeanwhile:
        shown = {"preview": queries.preview(seat, waiting, 1), "seat": seat, "changed": True}
        return render(request, "plans/preview.html", shown, status=409)
    return redirect("plans:whole", key)
