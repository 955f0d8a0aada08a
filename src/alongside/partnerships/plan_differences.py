"""What became of a plan between two versions: added, dropped, moved to other days, rewritten field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Protocol, TypeVar

from alongside.partnerships.plan import ACTIVITY_FIELDS, AIM_FIELDS, RECORDED, WHEN, PlanActivity, PlanAim, WholePlan


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


Row = TypeVar("Row", bound=_Keyed)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that says something else now."""

    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Changed:
    """An aim or an activity, by its key, that says something else now."""

    key: str
    fields: tuple[FieldChange, ...]

    @property
    def is_moved(self) -> bool:
        """Whether its days are others."""
        return any(one.name in WHEN for one in self.fields)

    @property
    def is_rewritten(self) -> bool:
        """Whether what is planned is something else, its days apart. To record what came of it rewrites nothing."""
        return any(one.name not in WHEN | RECORDED for one in self.fields)


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """All that turns one plan into another. ``..._order`` are the keys in their new order."""

    aims_added: tuple[PlanAim, ...]
    aims_dropped: tuple[PlanAim, ...]
    aims_changed: tuple[Changed, ...]
    aims_order: tuple[str, ...]
    added: tuple[PlanActivity, ...]
    dropped: tuple[PlanActivity, ...]
    changed: tuple[Changed, ...]
    order: tuple[str, ...]
    staff_day: FieldChange | None
    is_reordered: bool

    @property
    def moved(self) -> tuple[Changed, ...]:
        return tuple(one for one in self.changed if one.is_moved)

    @property
    def rewritten(self) -> tuple[Changed, ...]:
        return tuple(one for one in self.changed if one.is_rewritten)

    @property
    def is_empty(self) -> bool:
        """Whether both plans say the same."""
        rows = (self.aims_added, self.aims_dropped, self.aims_changed, self.added, self.dropped, self.changed)
        return not any(rows) and self.staff_day is None and not self.is_reordered


def plan_difference(before: WholePlan, after: WholePlan) -> PlanDifference:
    """How one plan became the other."""
    day = FieldChange("staff_day_pence", before.staff_day_pence, after.staff_day_pence)
    return PlanDifference(
        aims_added=_missing(after.aims, before.aims),
        aims_dropped=_missing(before.aims, after.aims),
        aims_changed=tuple(_changed(before.aims, after.aims, AIM_FIELDS)),
        aims_order=tuple(one.key for one in after.aims),
        added=_missing(after.activities, before.activities),
        dropped=_missing(before.activities, after.activities),
        changed=tuple(_changed(before.activities, after.activities, ACTIVITY_FIELDS)),
        order=tuple(one.key for one in after.activities),
        staff_day=day if day.before != day.after else None,
        is_reordered=_reordered(before.aims, after.aims) or _reordered(before.activities, after.activities),
    )


def applied(plan: WholePlan, difference: PlanDifference) -> WholePlan:
    """The plan with a difference put into it: the later plan, where the difference was taken from this one."""
    day = difference.staff_day
    return WholePlan(
        _put(plan.aims, difference.aims_added, difference.aims_changed, order=difference.aims_order),
        _put(plan.activities, difference.added, difference.changed, order=difference.order),
        plan.staff_day_pence if day is None else _pence(day.after),
    )


def _pence(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _missing(these: Iterable[Row], others: Iterable[Row]) -> tuple[Row, ...]:
    known = {one.key for one in others}
    return tuple(one for one in these if one.key not in known)


def _changed(before: Iterable[Row], after: Iterable[Row], names: Sequence[str]) -> Iterator[Changed]:
    was: Mapping[str, Row] = {one.key: one for one in before}
    read = attrgetter(*names)
    for one in after:
        old = was.get(one.key)
        if old is not None and old != one:
            told = zip(names, read(old), read(one), strict=True)
            yield Changed(one.key, tuple(FieldChange(*change) for change in told if change[1] != change[2]))


def _reordered(before: Iterable[_Keyed], after: Iterable[_Keyed]) -> bool:
    """Whether what is in both stands in another order."""
    first, second = [one.key for one in before], [one.key for one in after]
    both = set(first) & set(second)
    return [one for one in first if one in both] != [one for one in second if one in both]


def _put(
    rows: Iterable[Row], added: Iterable[Row], changed: Iterable[Changed], *, order: Iterable[str]
) -> tuple[Row, ...]:
    told = {one.key: {field.name: field.after for field in one.fields} for one in changed}
    held = {one.key: replace(one, **told.get(one.key, {})) for one in (*rows, *added)}  # type: ignore[type-var]  # both are dataclasses
    return tuple(held[key] for key in order)
