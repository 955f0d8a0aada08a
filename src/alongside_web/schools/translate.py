"""A school's facts as rows of a summary list, in the words and order of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from alongside.schools.school import Link, Membership, School
from alongside_web.design.templatetags.design import as_recorded, day
from alongside_web.schools.queries.profile import Profile

# What the register says of a school's standing, named once so that the catalogue of translations holds it.
STATUSES = (
    gettext_noop("Open"),
    gettext_noop("Closed"),
    gettext_noop("Open, but proposed to close"),
    gettext_noop("Proposed to open"),
)


@dataclass(frozen=True, slots=True)
class Item:
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    term: str
    items: tuple[Item, ...]


def summary(profile: Profile) -> tuple[Row, ...]:
    """The rows that have something to say."""
    school = profile.school
    told = (
        (_("Type"), as_recorded(school.type_name)),
        (_("Phase"), capfirst(_(school.phase.value))),
        (_("Ages"), _ages(school)),
        (_("Pupils are"), as_recorded(school.gender)),
        (_("Religious character"), as_recorded(school.religious_character)),
        (_("Admissions"), as_recorded(school.admissions)),
        (_("Local authority"), school.la_name),
        (_("Region"), school.region),
        (_("Trust"), "" if profile.memberships else school.trust),
        (_("Where"), _place(school)),
        (_("Surroundings"), as_recorded(school.urban_rural)),
        (_("Status"), _status(school)),
    )
    rows = [Row(term, (Item(words),)) for term, words in told if words]
    groups = tuple(Item(_membership(one)) for one in profile.memberships)
    return (
        *rows,
        *([Row(_("Belongs to"), groups)] if groups else []),
        *_linked(_("Before it"), profile.predecessors, profile.listed),
        *_linked(_("After it"), profile.successors, profile.listed),
        *_linked(_("Tied to"), profile.ties, profile.listed),
    )


def _membership(one: Membership) -> str:
    told = _("%(name)s (%(kind)s)") % {"name": one.group_name or one.group, "kind": one.group_type}
    return _("%(told)s, since %(day)s") % {"told": told, "day": day(one.joined)} if one.joined else told


def _ages(school: School) -> str:
    if school.low_age is None or school.high_age is None:
        return ""
    return _("%(low)s to %(high)s") % {"low": school.low_age, "high": school.high_age}


def _place(school: School) -> str:
    return " ".join(part for part in (school.town, school.postcode) if part)


def _status(school: School) -> str:
    parts = [_(school.status)] if school.status else []
    if school.opened:
        parts.append(_("opened %(day)s") % {"day": day(school.opened)})
    if school.closed:
        parts.append(_("closed %(day)s") % {"day": day(school.closed)})
    return ", ".join(parts)


def _linked(term: str, links: Iterable[Link], listed: frozenset[str]) -> tuple[Row, ...]:
    items = tuple(
        Item(_link_words(link), reverse("schools:profile", args=[link.other]) if link.other in listed else "")
        for link in links
    )
    return (Row(term, items),) if items else ()


def _link_words(link: Link) -> str:
    name = link.other_name or link.other
    return _("%(name)s (from %(day)s)") % {"name": name, "day": day(link.established)} if link.established else name
