"""Row-level security for tables that belong to a partnership, in the words that a migration runs; PostgreSQL only."""

from __future__ import annotations

from alongside_web.accounts.row_security import ME, Step, asking, fenced, today

# Whose partnerships: those in which the person who looks has a part today.
_MINE = f"SELECT partnership_id FROM partnerships_participation WHERE person_id = {ME} AND {today()}"  # noqa: S608 - constants
whose = asking("alongside_my_partnerships", _MINE)


def wall(table: str, column: str = "partnership_id") -> Step:
    """A migration step that shows and takes a table's rows only of the partnerships of who looks."""
    return fenced(table, "own_partnerships", f"{column} IN (SELECT alongside_my_partnerships())")
