# ruff: noqa: S608 - statements of the schema, made of constants
"""The database's own wall around registers, by rights in them and not by membership; PostgreSQL only."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from alongside_web.accounts.row_security import ME, WIDE, asking, fenced, today

# Whose registers: those in which the person who looks has a right today and to whose organisation they belong today.
_MINE = f"""
SELECT held.register_id FROM concerns_right held JOIN concerns_register kept ON kept.id = held.register_id
  JOIN accounts_membership mine ON mine.organisation_id = kept.organisation_id AND mine.person_id = held.person_id
  WHERE held.person_id = {ME} AND {today("held")} AND {today("mine")}
"""
_CASES = f"SELECT id FROM concerns_concern WHERE register_id IN ({_MINE})"
# Rights and the bare fact of a register are shown to those who look after the organisation's people, too: they give rights.
_LOOKS_AFTER = f"""
SELECT mine.organisation_id FROM accounts_membership mine
  WHERE mine.person_id = {ME} AND mine.administers AND {today("mine")}
"""
_REGISTERS = "IN (SELECT alongside_my_registers())"
_OF_CASE = "concern_id IN (SELECT alongside_my_concerns())"
_SEEN = {
    "concerns_register": f"id {_REGISTERS} OR organisation_id IN ({_LOOKS_AFTER})",
    "concerns_right": f"register_id {_REGISTERS} OR person_id = {ME} OR register_id IN (SELECT id FROM concerns_register)",
    "concerns_concern": f"register_id {_REGISTERS}",
    "concerns_reason": _OF_CASE,
    "concerns_rating": _OF_CASE,
    "concerns_point": _OF_CASE,
    "concerns_share": f"{_OF_CASE} OR (head_id = {ME} AND taken_back_at IS NULL)",
    "concerns_schoolanswer": f"{_OF_CASE} OR author_id = {ME}",
}
# What the audit says of a register: beside the policy that lets everybody read what belongs to no partnership, one that does not.
_AUDIT = f"""
CREATE POLICY own_registers ON audit_entry AS RESTRICTIVE USING (
  {WIDE} OR current_setting('alongside.recording', true) = 'on' OR subject <> 'register' OR actor = {ME}
  OR subject_key IN (SELECT key::text FROM concerns_register WHERE id {_REGISTERS}))
"""


def raise_walls(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The migration step that raises them all."""
    asking("alongside_my_registers", _MINE)(apps, editor)
    asking("alongside_my_concerns", _CASES)(apps, editor)
    for table, seen in _SEEN.items():
        fenced(table, "own_registers", seen)(apps, editor)
    if editor.connection.vendor == "postgresql":
        editor.execute(_AUDIT)
