#!/usr/bin/env bash
# Run every check and every test, on SQLite and on a real PostgreSQL, with a real browser.
# What could not be run is said at the end; where CI is set, that is a failure.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/debian.sh"
missing=() failed=()
run() {
    echo
    echo "== $1"
    shift
    "$@" || failed+=("$*")
}

find_chromium() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" && return 0
    done
    python - <<'PY'
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    path = p.chromium.executable_path
print(path) if Path(path).exists() else sys.exit(1)
PY
}
find_postgres() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

browser=$(find_chromium) || { install_debian chromium || python -m playwright install chromium >/dev/null 2>&1; browser=$(find_chromium) || browser=; }
[ -n "$(find_postgres)" ] || install_debian postgresql || true
command -v xgettext >/dev/null || install_debian gettext || true
command -v xgettext >/dev/null || missing+=("the tests that every visible string has a Welsh one: GNU gettext is missing, and this user may not install the package 'gettext'")
postgres=$(find_postgres)

run "Style, types and import rules" "$here/lint.sh"

marks=
if [ -n "$browser" ]; then export ALONGSIDE_CHROMIUM=$browser; else
    missing+=("the browser tests: there is no Chromium, and this user may not install the package 'chromium'")
    marks="not browser"
fi
run "Tests on SQLite" python -m pytest -n 2 -m "$marks"

if [ -n "$postgres" ]; then
    . "$here/postgres.sh"
    if start_postgres "$postgres"; then
        trap stop_postgres EXIT
        run "Tests on PostgreSQL" env DATABASE_URL="$POSTGRES_URL" python -m pytest -n 2 -m "not browser" tests/web
    else
        missing+=("the PostgreSQL tests: a server could not be started")
    fi
else
    missing+=("the PostgreSQL tests: there is no server, and this user may not install the package 'postgresql'")
fi

echo
for what in "${missing[@]:-}"; do [ -z "$what" ] || echo "COULD NOT RUN $what."; done
for what in "${failed[@]:-}"; do [ -z "$what" ] || echo "FAILED: $what"; done
[ ${#failed[@]} -eq 0 ] || exit 1
if [ ${#missing[@]} -gt 0 ] && [ -n "${CI:-}" ]; then
    echo "In continuous integration everything must run."
    exit 1
fi
[ ${#missing[@]} -gt 0 ] || echo "Everything ran, and everything passed."
