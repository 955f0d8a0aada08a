"""How a migration raises the database's own walls: what somebody may see, asked by every row; PostgreSQL only."""

from __future__ import annotations

from collections.abc import Callable

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Step = Callable[[Apps, BaseDatabaseSchemaEditor], None]

WIDE = "current_setting('alongside.wide', true) = 'on'"
ME = "nullif(current_setting('alongside.person', true), '')::bigint"
# The one question of a wall reads past the policies, which ask it, by looking at everything for its own length.
_FUNCTION = """
CREATE FUNCTION {name}() RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  before text := coalesce(current_setting('alongside.wide', true), '');
BEGIN
  PERFORM set_config('alongside.wide', 'on', false);
  RETURN QUERY {asks};
  PERFORM set_config('alongside.wide', before, false);
END $$
"""


def today(row: str = "") -> str:
    """The condition that a row of dates holds today."""
    of = f"{row}." if row else ""
    return f"{of}since <= current_date AND ({of}until IS NULL OR {of}until >= current_date)"


def asking(name: str, asks: str) -> Step:
    """A migration step that makes the function ``name``, which answers with the keys that the SQL ``asks`` for."""

    def step(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(_FUNCTION.format(name=name, asks=asks))

    return step


def fenced(table: str, policy: str, seen: str) -> Step:
    """A migration step that shows and takes only the rows of a table for which the SQL ``seen`` holds."""
    allowed = f"({WIDE} OR {seen})"

    def step(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor != "postgresql":
            return
        editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        editor.execute(f"CREATE POLICY {policy} ON {table} USING {allowed} WITH CHECK {allowed}")

    return step
