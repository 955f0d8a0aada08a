"""Row-level security for tables that belong to a round, in the words that a migration runs; PostgreSQL only."""

from __future__ import annotations

from collections.abc import Callable

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Step = Callable[[Apps, BaseDatabaseSchemaEditor], None]

# Whose rounds: those in which the person who looks has a part today; it reads past the policies for its one question.
WHOSE = """
CREATE FUNCTION alongside_my_rounds() RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  before text := coalesce(current_setting('alongside.wide', true), '');
BEGIN
  PERFORM set_config('alongside.wide', 'on', false);
  RETURN QUERY SELECT round_id FROM brokering_roundpart
    WHERE person_id = nullif(current_setting('alongside.person', true), '')::bigint
      AND since <= current_date AND (until IS NULL OR until >= current_date);
  PERFORM set_config('alongside.wide', before, false);
END $$
"""
_SEEN = "(current_setting('alongside.wide', true) = 'on' OR {column} IN (SELECT alongside_my_rounds()))"


def wall(table: str, column: str = "round_id") -> Step:
    """A migration step that shows and takes a table's rows only of the rounds of who looks."""
    seen = _SEEN.format(column=column)

    def step(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor != "postgresql":
            return
        editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        editor.execute(f"CREATE POLICY own_rounds ON {table} USING {seen} WITH CHECK {seen}")

    return step


def whose(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The migration step that the walls stand on."""
    if editor.connection.vendor == "postgresql":
        editor.execute(WHOSE)
