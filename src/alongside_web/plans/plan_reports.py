"""What plans hold about a person, for the report on everything about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from alongside.partnerships.money import in_pounds
from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.plans.models import Payment, PlanVersion
from alongside_web.plans.plan_models import PlanImport


def _versions(person: User) -> Iterable[Row]:
    with seen_by_all():
        rows = PlanVersion.objects.filter(by=person).select_related("partnership").defer("content").order_by("pk")
        held = list(rows)
    for one in held:
        yield {"partnership": one.partnership.name, "version": one.number, "why": one.why, "kept": one.at}


def _payments(person: User) -> Iterable[Row]:
    with seen_by_all():
        held = list(Payment.objects.filter(recorded_by=person).select_related("partnership").order_by("pk"))
    for one in held:
        told = {"on": one.on, "amount": in_pounds(one.pence), "what": one.what}
        yield {"partnership": one.partnership.name, **told, "recorded": one.at, "taken_back": one.taken_back_at}


def _imports(person: User) -> Iterable[Row]:
    with seen_by_all():
        held = list(PlanImport.objects.filter(owner=person).select_related("partnership").order_by("pk"))
    for one in held:
        rows = len(one.rows) if isinstance(one.rows, list) else 0
        yield {"partnership": one.partnership.name, "rows": rows, "sent": one.at}


def add_own_reporters() -> None:
    """Adds what the plans hold."""
    add_reporter(Held("plan_versions", _("Versions of plans you kept"), _versions))
    add_reporter(Held("payments", _("Payments you recorded"), _payments))
    add_reporter(Held("plan_files", _("Files you sent to be taken into a plan"), _imports))
