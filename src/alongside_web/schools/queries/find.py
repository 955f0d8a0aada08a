"""A page of schools that answer to a search."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from alongside.schools.school import School
from alongside_web.schools.snapshot import Snapshot

PAGE = 50


@dataclass(frozen=True, slots=True)
class Found:
    asked: str
    total: int
    page: int
    schools: tuple[School, ...]

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))

    @property
    def previous_href(self) -> str:
        return self._href(self.page - 1) if self.page > 1 else ""

    @property
    def next_href(self) -> str:
        return self._href(self.page + 1) if self.page < self.pages else ""

    def _href(self, page: int) -> str:
        return "?" + urlencode({"q": self.asked, "page": page})


def find(snapshot: Snapshot, asked: str, page: int) -> Found:
    """The ``page``-th fifty schools for what was ``asked``; a page past the end is the last one."""
    answer = snapshot.registry.search(asked, limit=PAGE, offset=(page - 1) * PAGE)
    last = max(1, -(-answer.total // PAGE))
    if page > last:
        page = last
        answer = snapshot.registry.search(asked, limit=PAGE, offset=(page - 1) * PAGE)
    return Found(asked, answer.total, page, tuple(answer.schools))
