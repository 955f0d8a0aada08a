"""What the site tells its operator when it starts."""

from __future__ import annotations

from django.core.checks import CheckMessage, Warning
from django.db import connection

from alongside_web.config.sqlite import is_faulty, version_in_use


def warn_of_faulty_sqlite(**_: object) -> list[CheckMessage]:
    """Warns when the site would write through an SQLite that can lose writes."""
    version = version_in_use()
    if connection.vendor != "sqlite" or not is_faulty(version):
        return []
    return [
        Warning(
            f"SQLite {'.'.join(map(str, version))} can lose writes when two processes share a database.",
            hint="Install pysqlite3, or set DATABASE_URL to a PostgreSQL database.",
            id="alongside.W001",
        )
    ]
