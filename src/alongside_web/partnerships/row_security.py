"""Row-level security for tables that belong to a partnership, in the words that a migration runs; PostgreSQL only."""

from __future__ import annotations

from collections.abc import Callable

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Step = Callable[[Apps, BaseDatabaseSchemaEditor], None]

# Whose partnerships: those in which the person who looks has a part today. It reads past the policies, which ask it, by
# looking at everything for the length of its one question.
WHOSE = """
CREATE FUNCTION alongside_my_partnerships() RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  before text := coalesce(current_setting('alongside.wide', true), '');
BEGIN
  PERFORM set_config('alongside.wide', 'on', false);
  RETURN QUERY SELECT partnership_id FROM partnerships_participation
    WHERE person_id = nullif(current_setting('alongside.person', true), '')::bigint
      AND since <= current_date AND (until IS NULL OR until >= current_date);
  PERFORM set_config('alongside.wide', before, false);
END $$
"""
_SEEN = "(current_setting('alongside.wide', true) = 'on' OR {column} IN (SELECT alongside_my_partnerships()))"


def wall(table: str, column: str = "partnership_id") -> Step:
    """A migration step that shows and takes a table's rows only of the partnerships of who looks."""
    seen = _SEEN.format(column=column)

    def step(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor != "postgresql":
            return
        editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        editor.execute(f"CREATE POLICY own_partnerships ON {table} USING {seen} WITH CHECK {seen}")

    return step


def whose(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The migration step that the walls stand on."""
    if editor.connection.vendor == "postgresql":
        editor.execute(WHOSE)
