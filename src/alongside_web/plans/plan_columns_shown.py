"""The columns of a plan's spreadsheet in the reader's language, and all the headings by which a file of ours is known again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.exchange.plan_columns import folded
from alongside_web.partnerships.models import Partnership

MONEY = frozenset({"cover_supported", "cover_supporting", "other_pence", "cost", "funder"})
_HEADINGS: Mapping[str, Callable[[], str]] = {
    "aim": lambda: _("Aim"),
    "title": lambda: _("Action"),
    "what": lambda: _("What is done"),
    "part": lambda: _("Department or group"),
    "place": lambda: _("Where"),
    "lead_supported": lambda: _("Lead at %(school)s"),
    "lead_supporting": lambda: _("Lead at %(school)s"),
    "starts": lambda: _("First day"),
    "ends": lambda: _("Last day"),
    "days_supported": lambda: _("Staff days of %(school)s"),
    "days_supporting": lambda: _("Staff days of %(school)s"),
    "cover_supported": lambda: _("Cover cost at %(school)s"),
    "cover_supporting": lambda: _("Cover cost at %(school)s"),
    "other_pence": lambda: _("Other cost"),
    "cost": lambda: _("Cost"),
    "funder": lambda: _("Funder"),
    "success": lambda: _("Success criteria"),
    "monitored_by": lambda: _("Monitoring: who"),
    "monitored_when": lambda: _("Monitoring: when"),
    "monitored_how": lambda: _("Monitoring: how"),
    "done": lambda: _("Action to date"),
    "evaluation": lambda: _("Evaluation and impact"),
    "status": lambda: _("Status"),
    "key": lambda: _("Key (leave as it is)"),
}


def headings(partnership: Partnership, *, with_money: bool) -> dict[str, str]:
    """The columns of a file of ours, in their order, with their headings."""
    return {name: _heading(name, partnership) for name in _HEADINGS if with_money or name not in MONEY}


def _heading(name: str, partnership: Partnership) -> str:
    school = partnership.supporting if name.endswith("_supporting") else partnership.supported
    heading = _HEADINGS[name]()
    return heading % {"school": school.name} if "%(school)s" in heading else heading


def known_headings(partnership: Partnership) -> dict[str, str]:
    """The headings of our files in every language, folded, each with its column."""
    known: dict[str, str] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            known |= {folded(words): name for name, words in headings(partnership, with_money=True).items()}
    return known


def sums() -> tuple[str, str, str]:
    """What the rows of sums below a plan are called."""
    return _("Total cost"), _("Total allocated"), _("Total left to plan")


def known_sums() -> frozenset[str]:
    """The words with which a row of sums begins, in every language."""
    found = {"total"}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found |= {folded(one) for one in sums()}
    return frozenset(found)


def column_words(name: str, partnership: Partnership) -> str:
    """A column as a sentence names it."""
    return _("When") if name == "when" else _heading(name, partnership)
