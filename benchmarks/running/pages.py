"""The pages of running partnerships that are measured, each with who opens it and what it may cost; add yours below."""

from __future__ import annotations

from typing import NamedTuple

LIST, PAGE = 15.0, 60.0


class Page(NamedTuple):
    """A page: its name, its address, the most CPU milliseconds it may take, and who opens it.

    In addresses ``{key}`` is a partnership's and ``{feed}`` the manager's calendar's.
    Who is `head` or `manager` of the supported school of one partnership, `adviser` of thirty, or `evaluator` of all.
    """

    name: str
    address: str
    limit: float
    who: str = "head"


PAGES = (
    Page("partnerships of an adviser, thirty", "/partnerships/", LIST, "adviser"),
    Page("partnerships of an evaluator, all of them", "/partnerships/", PAGE, "evaluator"),
    Page("the same, page 100", "/partnerships/?page=100", PAGE, "evaluator"),
    Page("a partnership", "/partnerships/{key}/", PAGE),
    Page("its history", "/partnerships/{key}/history/", PAGE),
    Page("its activities", "/partnerships/{key}/activities/", PAGE, "manager"),
    Page("what was held of what was planned", "/partnerships/{key}/activities/held/", PAGE, "manager"),
    Page("an activity to plan", "/partnerships/{key}/activities/add/", PAGE, "manager"),
    Page("its plan", "/partnerships/{key}/plan/", PAGE, "manager"),
    Page("its money", "/partnerships/{key}/plan/money/", PAGE, "manager"),
    Page("its plan as a spreadsheet", "/partnerships/{key}/plan/plan.xlsx", 150.0, "manager"),
    Page("its meetings", "/partnerships/{key}/meetings/", PAGE, "manager"),
    Page("its stages and tasks", "/partnerships/{key}/stages/", PAGE, "manager"),
    Page("what each gives and gets", "/partnerships/{key}/learning/", PAGE, "manager"),
    Page("practices that are followed", "/partnerships/{key}/learning/practices/", PAGE, "manager"),
    Page("a calendar, as programs fetch it", "/calendars/feed/{feed}.ics", PAGE, "manager"),
    Page("its reading", "/partnerships/{key}/reading/", PAGE),
    Page("why it reads so", "/partnerships/{key}/reading/why/", PAGE),
    Page("its evidence, the first fifty", "/partnerships/{key}/evidence/", LIST),
    Page("its evidence, filtered", "/partnerships/{key}/evidence/?direction=against", LIST, "adviser"),
    Page("the codebook, to code from", "/partnerships/{key}/evidence/add/", PAGE, "adviser"),
)
