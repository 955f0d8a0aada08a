"""Who writes and who reads what a partnership holds, in words, from the tables of roles that the code itself asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.agreement import MAY, Act
from alongside.partnerships.sight import SIGHTS, Sight, Thing
from alongside_web.accounts.records import Group, Record, tell
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.sight_shown import STANDPOINTS, WORDS

HEAD = _("the head")
AS_CHOSEN = _("of these, whom the author chose")
OWN = _("whoever wrote it")


def by_roles(roles: Iterable[str], note: str | Promise = "") -> Callable[[], str]:
    """Says these roles in their order, and a note on them."""
    wanted = frozenset(map(Role, roles))

    def said() -> str:
        listed = ", ".join(str(one.label) for one in Role if one in wanted)
        return f"{listed}; {note}" if note else listed

    return said


def by_sight(thing: Thing) -> Callable[[], str]:
    """Says who sees a thing of one side, by the table of who sees what."""

    def said() -> str:
        row = SIGHTS[thing]
        seen = (
            str(STANDPOINTS[one]) if sight is Sight.ALWAYS else f"{STANDPOINTS[one]} ({WORDS[sight]})"
            for one, sight in row.items()
            if sight is not Sight.NEVER
        )
        return "; ".join(seen)

    return said


def tell_own() -> None:
    """Tells of what this part holds."""
    private, finding, working = "answers and readiness", Group.FINDING, Group.WORKING
    everybody = _("everybody in the partnership")
    tell(
        Record(private, finding, _("A head’s answer"), HEAD, by_sight(Thing.ANSWER)),
        Record(private, finding, _("Why a head answered so"), HEAD, by_sight(Thing.REASON)),
        Record(private, finding, _("What a head told of readiness"), HEAD, by_sight(Thing.READINESS)),
        Record(private, finding, _("Whether a side wants it spoken of"), HEAD, by_sight(Thing.PUBLICITY)),
        Record("kinds of help", working, _("Kinds of help"), HEAD, by_sight(Thing.MODES)),
        Record("notes", working, _("Notes"), everybody, _("those whom the author chose")),
        Record("agreements and pauses", working, _("The agreement"), by_roles(MAY[Act.WRITE]), by_roles(MAY[Act.READ])),
        Record(
            "suggestions on agreements",
            working,
            _("Suggestions on the agreement"),
            by_roles(MAY[Act.SUGGEST]),
            by_roles(MAY[Act.READ]),
        ),
        Record("agreements and pauses", working, _("Pauses"), by_roles((Role.HEAD, Role.BROKER)), everybody),
        Record(
            "values of changes in partnerships",
            working,
            _("The history of a partnership"),
            _("the site itself"),
            _("those who may read what was changed"),
        ),
    )
