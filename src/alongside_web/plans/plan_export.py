"""Gathers what a plan's files say, as the reader may know it: staff get no money."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from alongside.partnerships.plan import without_money
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.plans import plan_rows
from alongside_web.plans.models import Happening, HappeningKind, Payment
from alongside_web.plans.plan_access import sees_money
from alongside_web.plans.plan_columns_shown import headings, sums
from alongside_web.plans.plan_xlsx import Exported, PaymentLine


def exported(seat: Seat, today: date) -> Exported:
    """The whole plan as the person may take it away."""
    partnership, money = seat.partnership, sees_money(seat)
    plan = plan_rows.whole(partnership)
    return Exported(
        title=_("Plan of %(name)s") % {"name": partnership.name},
        on=today,
        headings=headings(partnership, with_money=money),
        sums=sums(),
        plan=plan if money else without_money(plan),
        done=_done(partnership),
        accounts=plan_rows.accounts_of(partnership, plan) if money else None,
        payments=_payments(partnership) if money else (),
    )


def file_name(partnership: Partnership) -> str:
    """What a file is called, in plain letters."""
    schools = slugify(f"{partnership.supported} {partnership.supporting}")[:80]
    return f"plan-{schools or partnership.key}"


def _done(partnership: Partnership) -> dict[str, str]:
    """What was recorded last of each activity."""
    rows = Happening.objects.filter(partnership=partnership).order_by("id")
    return {
        str(key): _happening(kind, on, to)
        for key, kind, on, to in rows.values_list("activity__key", "kind", "on", "moved_to")
    }


def _happening(kind: str, on: date, moved_to: date | None) -> str:
    day = date_format(on, "j F Y")
    if kind == HappeningKind.HELD:
        return _("Held on %(day)s") % {"day": day}
    if kind == HappeningKind.CANCELLED:
        return _("Cancelled: it was to be on %(day)s") % {"day": day}
    if moved_to is None:
        return _("Moved from %(day)s") % {"day": day}
    return _("Moved from %(day)s to %(other)s") % {"day": day, "other": date_format(moved_to, "j F Y")}


def _payments(partnership: Partnership) -> tuple[PaymentLine, ...]:
    rows = Payment.objects.filter(partnership=partnership, taken_back_at=None).order_by("on", "id")
    told = rows.values_list("on", "funder__name", "what", "activity__title", "pence")
    return tuple(PaymentLine(on, funder, what, title or "", pence) for on, funder, what, title, pence in told)
