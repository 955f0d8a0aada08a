"""Takes a file into a plan: kept for a day until its owner confirms what it would change, then written as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from alongside.exchange.plan_columns import folded
from alongside.exchange.plan_proposal import Fate, Proposal, ProposedRow
from alongside.exchange.plan_sheet import PlanFile
from alongside.partnerships.plan import ACTIVITY_FIELDS
from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.plans import plan_rows
from alongside_web.plans.models import Activity, Aim, Funder
from alongside_web.plans.operations_plan import ChangedMeanwhile, opened, revised
from alongside_web.plans.plan_import_rows import kept_row
from alongside_web.plans.plan_models import PlanImport

# Kept by the record of the activity or by its key, and never by a file.
_NOT_OF_A_FILE = {"aim", "funder", "status", "kind"}
_PLAIN = tuple(one for one in ACTIVITY_FIELDS if one not in _NOT_OF_A_FILE)
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """How many activities and aims a file added, and how many activities it changed."""

    added: int
    changed: int
    aims: int


@transaction.atomic
def keep_import(seat: Seat, file: PlanFile, *, actor: User, at: datetime) -> PlanImport:
    """Keeps what was read from a file until it is confirmed, in place of the person's file before."""
    # unaudited: nothing of the plan is changed before it is confirmed, which is recorded
    partnership = opened(seat)
    PlanImport.objects.filter(partnership=partnership, owner=actor).delete()
    said = {"unknown": file.unknown, "columns": file.columns, "sheets": file.other_sheets, "sums": file.sums}
    rows = [kept_row(one) for one in file.rows]
    return PlanImport.objects.create(partnership=partnership, owner=actor, rows=rows, said=said, at=at)


def drop_import(waiting: PlanImport) -> None:
    """Forgets a file that was not confirmed."""
    # unaudited: nothing of the plan was changed by it
    waiting.delete()


@transaction.atomic
def take_import(seat: Seat, waiting: PlanImport, told: tuple[Proposal, str], *, actor: User, at: datetime) -> Taken:
    """Writes a proposal into the plan that has this hash, faulty rows left out; raises `ChangedMeanwhile` for another plan."""
    partnership = opened(seat)
    proposal, seen = told
    if plan_rows.whole(partnership).hash != seen:
        raise ChangedMeanwhile
    aims = _aims(partnership, proposal.new_aims)
    writing = _Writing(partnership, actor, at, aims, _funders(partnership))
    added = _add(writing, proposal.of(Fate.ADDED))
    changed = _alter(writing, proposal.of(Fate.CHANGED))
    waiting.delete()
    revised(partnership)
    taken = Taken(added, changed, len(proposal.new_aims))
    change = Change("imported plan", "plan", str(partnership.key), partnership=str(partnership.key))
    record(change, {"added": added, "changed": changed, "aims": taken.aims}, actor=actor.pk, at=at)
    return taken


@dataclass(frozen=True, slots=True)
class _Writing:
    """Into which plan, by whom, when, and its aims and funders by their words."""

    partnership: Partnership
    actor: User
    at: datetime
    aims: dict[str, Aim]
    funders: dict[str, Funder]

    def fill(self, row: Activity, proposed: ProposedRow) -> None:
        """Gives an activity what the row says."""
        wanted = proposed.activity
        if wanted is None:
            return
        for name in _PLAIN:
            setattr(row, name, getattr(wanted, name))
        row.funder = self.funders.get(folded(wanted.funder)) if wanted.funder else None
        if wanted.aim:
            row.aim = self.aims.get(wanted.aim) or self.aims.get(folded(proposed.aim))


def _aims(partnership: Partnership, new: Sequence[str]) -> dict[str, Aim]:
    """The aims by key and by their words, those included that the file brings."""
    last = Aim.objects.filter(partnership=partnership).aggregate(last=Max("position"))["last"] or 0
    for position, text in enumerate(new, last + 1):
        Aim.objects.create(partnership=partnership, position=position, text=text)
    found: dict[str, Aim] = {}
    for one in Aim.objects.filter(partnership=partnership, removed_at=None).order_by("-position", "-id"):
        found[folded(one.text)] = found[str(one.key)] = one
    return found


def _funders(partnership: Partnership) -> dict[str, Funder]:
    return {folded(one.name): one for one in Funder.objects.filter(partnership=partnership)}


def _add(writing: _Writing, rows: Iterable[ProposedRow]) -> int:
    last = Activity.objects.filter(partnership=writing.partnership).aggregate(last=Max("position"))["last"] or 0
    made = []
    for position, one in enumerate(rows, last + 1):
        row = Activity(partnership=writing.partnership, position=position, made_by=writing.actor, made_at=writing.at)
        writing.fill(row, one)
        made.append(row)
    return len(Activity.objects.bulk_create(made, batch_size=_AT_ONCE))


def _alter(writing: _Writing, rows: Sequence[ProposedRow]) -> int:
    keys = [one.activity.key for one in rows if one.activity]
    held = Activity.objects.select_for_update().filter(partnership=writing.partnership, key__in=keys)
    known = {str(one.key): one for one in held.select_related(None)}
    for one in rows:
        row = known[one.activity.key if one.activity else ""]
        writing.fill(row, one)
        row.version += 1
    Activity.objects.bulk_update(list(known.values()), [*_PLAIN, "aim", "funder", "version"], batch_size=_AT_ONCE)
    return len(known)
