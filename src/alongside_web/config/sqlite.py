"""Swaps in a sound SQLite before Django loads one, where the built-in one can lose writes in WAL mode.

SQLite 3.7.0 to 3.51.2 may corrupt a database when two connections reset the write-ahead log at once
(https://sqlite.org/releaselog/3_51_3.html); the `pysqlite3` wheel carries a later version.
"""

from __future__ import annotations

import importlib
import sqlite3
import sys

_FAULTY_FROM, _SOUND_FROM = (3, 7, 0), (3, 51, 3)


def is_faulty(version: tuple[int, ...]) -> bool:
    return _FAULTY_FROM <= version < _SOUND_FROM


def use_sound_sqlite() -> None:
    """Makes ``import sqlite3`` mean pysqlite3 where the built-in one is faulty and pysqlite3 is installed."""
    if not is_faulty(sqlite3.sqlite_version_info):
        return
    try:
        sound = importlib.import_module("pysqlite3")
    except ImportError:
        return
    sys.modules["sqlite3"] = sound
    sys.modules["sqlite3.dbapi2"] = importlib.import_module("pysqlite3.dbapi2")


def version_in_use() -> tuple[int, ...]:
    """The version of the SQLite that Django's database goes through."""
    found: tuple[int, ...] = importlib.import_module("sqlite3.dbapi2").sqlite_version_info
    return found
