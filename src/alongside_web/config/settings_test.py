"""Settings under test: everything in a temporary folder, views without a policy refused out loud."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("ALONGSIDE_DATA", tempfile.mkdtemp(prefix="alongside-site-"))

from alongside_web.config.settings import *  # noqa: F403  # the shipped settings are what the tests must meet

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
REFUSE_UNNAMED_VIEWS_LOUDLY = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
