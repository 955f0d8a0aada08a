"""Row-level security for tables that belong to a round, in the words that a migration runs; PostgreSQL only."""

from __future__ import annotations

from alongside_web.accounts.row_security import ME, Step, asking, fenced, today

# Whose rounds: those in which the person who looks has a part today.
_MINE = f"SELECT round_id FROM brokering_roundpart WHERE person_id = {ME} AND {today()}"  # noqa: S608 - constants
whose = asking("alongside_my_rounds", _MINE)


def wall(table: str, column: str = "round_id") -> Step:
    """A migration step that shows and takes a table's rows only of the rounds of who looks."""
    return fenced(table, "own_rounds", f"{column} IN (SELECT alongside_my_rounds())")
