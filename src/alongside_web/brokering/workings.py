"""Plans in memory: a kept plan is worked out again from what it rests on, once a process, and then answers at once."""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock, Thread
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.brokering.plans import PlanKind
from alongside.brokering.proposals import Proposal, propose
from alongside.exchange.round_document import round_from
from alongside_store.circumstances import for_round
from alongside_store.registry import NoSnapshot, Registry
from alongside_web.brokering.plan_documents import counts_of
from alongside_web.brokering.plan_models import PlanMade
from alongside_web.schools.snapshot import current_snapshot

logger = logging.getLogger("alongside.brokering")
KEPT = 4
# Up to so many needs times offers a plan is worked out while the page waits: a tenth of a second.
AT_ONCE = 60_000


class OtherData(ValueError):
    """A plan cannot be looked into any more, because what it rests on has changed or is gone."""

    def __init__(self, why: str = "") -> None:
        super().__init__(
            why or _("The official data have changed since this plan was made; make the plan again to look into it.")
        )


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that a plan is worked out from; ``stated`` is the text of the round's document."""

    stated: str
    kind: str
    relaxed: frozenset[str]
    registry_hash: str


def registry_in_use() -> Registry | None:
    """The official data in use, or None."""
    try:
        return current_snapshot().registry
    except NoSnapshot:
        return None


def checked(recipe: Recipe) -> Registry | None:
    """The official data that the recipe was made from; raises `OtherData` where it cannot be worked out any more."""
    if not recipe.stated:
        raise OtherData(
            _("What heads said in this round was deleted in its time; its plans can no longer be looked into.")
        )
    registry = registry_in_use()
    if (registry.hash if registry else "") != recipe.registry_hash:
        raise OtherData
    return registry


def again(recipe: Recipe) -> Proposal:
    """The plan as it was made; raises `OtherData` where official data have changed since, or what heads said is deleted."""
    registry = checked(recipe)
    a_round = round_from(json.loads(recipe.stated))
    circumstances = for_round(a_round, registry)
    return propose(a_round, circumstances, kind=PlanKind(recipe.kind), relaxed=recipe.relaxed)


class _Kept:
    """The plans of this process that were looked into last, and those that are being worked out."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: OrderedDict[UUID, Proposal] = OrderedDict()
        self._being: set[UUID] = set()

    def get(self, key: UUID) -> Proposal | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: UUID, proposal: Proposal) -> None:
        with self._lock:
            self._held[key] = proposal
            self._being.discard(key)
            while len(self._held) > KEPT:
                self._held.popitem(last=False)

    def begin(self, key: UUID, recipe: Recipe) -> None:
        """Works a plan out beside the pages; asked twice it is done once."""
        with self._lock:
            if key in self._being:
                return
            self._being.add(key)
        Thread(target=self._work, args=(key, recipe), daemon=True).start()

    def _work(self, key: UUID, recipe: Recipe) -> None:
        try:
            self.put(key, again(recipe))
        except Exception:
            logger.exception("The plan %s could not be worked out again", key)
        finally:
            with self._lock:
                self._being.discard(key)


_kept = _Kept()


def recipe_of(plan: PlanMade) -> Recipe:
    """What a plan was worked out from."""
    return Recipe(plan.basis.stated, plan.kind, frozenset(plan.relaxed), plan.registry_hash)


def remember(key: UUID, proposal: Proposal) -> None:
    """Keeps a plan in this process, so that looking into it costs nothing."""
    _kept.put(key, proposal)


def worked(plan: PlanMade) -> Proposal:
    """The plan in memory, worked out now where it is not; raises `OtherData`."""
    held = _kept.get(plan.key)
    if held is None:
        held = again(recipe_of(plan))
        _kept.put(plan.key, held)
    return held


def if_ready(plan: PlanMade) -> Proposal | None:
    """The plan in memory; None where it is large and is being worked out beside this page. Raises `OtherData`."""
    held = _kept.get(plan.key)
    if held is not None:
        return held
    if counts_of(plan).looked_at <= AT_ONCE:
        return worked(plan)
    recipe = recipe_of(plan)
    checked(recipe)
    _kept.begin(plan.key, recipe)
    return None
