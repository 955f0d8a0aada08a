# ruff: noqa: S608 - statements of the schema, made of constants
"""The triggers that keep the audit from being altered, and the row-level wall around it, in the words a migration runs."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_ERASED = "NEW.salt = '' AND {values} = '{{}}' AND NEW.entry_id = OLD.entry_id AND NEW.erased_at IS NOT NULL"

# Emptying tables between tests deletes rows too: the tests lift these three, and put them back where they are tested.
NO_DELETING = {
    "sqlite": tuple(
        f"CREATE TRIGGER {table}_stays BEFORE DELETE ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the audit'); END"
        for table in ("audit_entry", "audit_values", "audit_head")
    ),
    "postgresql": tuple(
        f"CREATE TRIGGER {table}_stays BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()"
        for table in ("audit_entry", "audit_values", "audit_head")
    ),
}
LIFT = {
    "sqlite": tuple(f"DROP TRIGGER IF EXISTS {table}_stays" for table in ("audit_entry", "audit_values", "audit_head")),
    "postgresql": tuple(
        f"DROP TRIGGER IF EXISTS {table}_stays ON {table}" for table in ("audit_entry", "audit_values", "audit_head")
    ),
}

_SQLITE = (
    "DROP TRIGGER IF EXISTS audit_entry_is_final",
    "CREATE TRIGGER audit_entry_is_final BEFORE UPDATE ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'an entry of the audit is never altered'); END",
    f"CREATE TRIGGER audit_values_are_erased_or_stay BEFORE UPDATE ON audit_values "
    f"WHEN NOT ({_ERASED.format(values='NEW.[values]')}) "
    "BEGIN SELECT RAISE(ABORT, 'values of the audit are erased or stay'); END",
    "CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head WHEN NEW.entries <> OLD.entries + 1 "
    "BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END",
)
_POSTGRESQL = (
    """
    CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'nothing is deleted from the audit'; END $$
    """,
    f"""
    CREATE FUNCTION audit_values_are_erased_or_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND {_ERASED.format(values="NEW.values::text")} THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'values of the audit are erased or stay';
    END $$
    """,
    """
    CREATE FUNCTION audit_head_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND NEW.entries = OLD.entries + 1 THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'the audit only grows';
    END $$
    """,
    "CREATE TRIGGER audit_values_are_erased_or_stay BEFORE UPDATE OR DELETE ON audit_values "
    "FOR EACH ROW EXECUTE FUNCTION audit_values_are_erased_or_stay()",
    "CREATE TRIGGER audit_head_goes_on BEFORE UPDATE OR DELETE ON audit_head "
    "FOR EACH ROW EXECUTE FUNCTION audit_head_goes_on()",
)

# An entry shows to who wrote it, and to those in its partnership; its values also to whom they are about. An entry that
# belongs to no partnership is left to the access functions.
_WIDE = "current_setting('alongside.wide', true) = 'on' OR current_setting('alongside.recording', true) = 'on'"
_ME = "nullif(current_setting('alongside.person', true), '')::bigint"
_WALLS = (
    "CREATE POLICY own_entries ON audit_entry USING ("
    f"{_WIDE} OR partnership = '' OR actor = {_ME} "
    "OR partnership IN (SELECT key::text FROM partnerships_partnership))",
    "CREATE POLICY own_values ON audit_values USING ("
    f"{_WIDE} OR about = {_ME} OR EXISTS (SELECT 1 FROM audit_entry WHERE audit_entry.id = entry_id))",
)


def seal(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The migration step that sets the triggers."""
    vendor = editor.connection.vendor
    for statement in (*{"postgresql": _POSTGRESQL, "sqlite": _SQLITE}[vendor], *NO_DELETING[vendor]):
        editor.execute(statement)


def wall(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The migration step that raises the wall; PostgreSQL only."""
    if editor.connection.vendor != "postgresql":
        return
    for table in ("audit_entry", "audit_values"):
        editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    for statement in _WALLS:
        editor.execute(statement)
