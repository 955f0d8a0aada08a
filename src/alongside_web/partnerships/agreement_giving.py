"""What the agreement in force says that each school gives and gets, for parts that follow whether it was kept."""

from __future__ import annotations

from alongside.partnerships.agreement import Act
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.agreement_access import allows
from alongside_web.partnerships.agreement_rows import in_force, versions_at

SECTIONS = ("gives-supported", "gets-supported", "gives-supporting", "gets-supporting")


def words_of_giving(seat: Seat) -> dict[str, str]:
    """The words of those sections that have any; none where nothing is in force, or the person does not read agreements."""
    edition = in_force(seat.partnership) if seat.joined() and allows(seat, Act.READ) else None
    if edition is None:
        return {}
    versions = versions_at(edition)
    return {name: versions[name].text for name in SECTIONS if name in versions and versions[name].text}
