#!/usr/bin/env bash
# Gather the visible strings of the site into the Welsh catalogue and compile it. Needs GNU gettext.
# New entries are empty and changed ones marked fuzzy: translate them, then run this again.
set -euo pipefail
cd "$(dirname "$0")/../src/alongside_web"
python -m django makemessages -l cy --add-location file --no-obsolete
msgfmt --check-format -o locale/cy/LC_MESSAGES/django.mo locale/cy/LC_MESSAGES/django.po
msgfmt --statistics -o /dev/null locale/cy/LC_MESSAGES/django.po
