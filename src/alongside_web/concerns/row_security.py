# ruff: noqa: S608 - statements of the schema, made of constants
"""The database's own wall around registers, by rights in them and not by membership; PostgreSQL only."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_WIDE = "current_setting('alongside.wide', true) = 'on'"
_ME = "nullif(current_setting('alongside.person', true), '')::bigint"
# Whose registers: those in which the person who looks has a right today and to whose organisation they belong today. Both
# questions read past the policies, which ask them, by looking at everything for their own length.
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
_TODAY = "{row}.since <= current_date AND ({row}.until IS NULL OR {row}.until >= current_date)"
_MINE = f"""
SELECT held.register_id FROM concerns_right held JOIN concerns_register kept ON kept.id = held.register_id
  JOIN accounts_membership mine ON mine.organisation_id = kept.organisation_id AND mine.person_id = held.person_id
  WHERE held.person_id = {_ME} AND {_TODAY.format(row="held")} AND {_TODAY.format(row="mine")}
"""
_CASES = f"SELECT id FROM concerns_concern WHERE register_id IN ({_MINE})"
# Rights and the bare fact of a register are shown to those who look after the organisation's people, too: they give rights.
_LOOKS_AFTER = f"""
SELECT mine.organisation_id FROM accounts_membership mine
  WHERE mine.person_id = {_ME} AND mine.administers AND {_TODAY.format(row="mine")}
"""
_REGISTERS = "IN (SELECT alongside_my_registers())"
_OF_CASE = "concern_id IN (SELECT alongside_my_concerns())"
_SEEN = {
    "concerns_register": f"id {_REGISTERS} OR organisation_id IN ({_LOOKS_AFTER})",
    "concerns_right": f"register_id {_REGISTERS} OR person_id = {_ME} OR register_id IN (SELECT id FROM concerns_register)",
    "concerns_concern": f"register_id {_REGISTERS}",
    "concerns_reason": _OF_CASE,
    "concerns_rating": _OF_CASE,
    "concerns_point": _OF_CASE,
    "concerns_share": f"{_OF_CASE} OR (head_id = {_ME} AND taken_back_at IS NULL)",
    "concerns_schoolanswer": f"{_OF_CASE} OR author_id = {_ME}",
}
# What the audit says of a register: beside the policy that lets everybody read what belongs to no partnership, one that does not.
_AUDIT = f"""
CREATE POLICY own_registers ON audit_entry AS RESTRICTIVE USING (
  {_WIDE} OR current_setting('alongside.recording', true) = 'on' OR subject <> 'register' OR actor = {_ME}
  OR subject_key IN (SELECT key::text FROM concerns_register WHERE id {_REGISTERS}))
"""


def raise_walls(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The migration step that raises them all."""
    if editor.connection.vendor != "postgresql":
        return
    editor.execute(_FUNCTION.format(name="alongside_my_registers", asks=_MINE))
    editor.execute(_FUNCTION.format(name="alongside_my_concerns", asks=_CASES))
    for table, seen in _SEEN.items():
        editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        editor.execute(
            f"CREATE POLICY own_registers ON {table} USING ({_WIDE} OR {seen}) WITH CHECK ({_WIDE} OR {seen})"
        )
    editor.execute(_AUDIT)
