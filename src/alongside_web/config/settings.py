"""The site's settings, all taken from the environment; without any it serves this machine alone from an SQLite file."""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from alongside_web.config.mail import mail_settings
from alongside_web.config.people import *  # noqa: F403  # settings are read from one module
from alongside_web.config.places import site_folder
from alongside_web.config.secrets import secret_key
from alongside_web.config.sqlite import use_sound_sqlite

use_sound_sqlite()

BASE_DIR = Path(__file__).resolve().parent.parent
FOLDER = site_folder(os.environ)

PRODUCTION = os.environ.get("ALONGSIDE_PRODUCTION", "") == "1"
DEBUG = not PRODUCTION and os.environ.get("ALONGSIDE_DEBUG", "") == "1"
SECRET_KEY = secret_key(os.environ, FOLDER)
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host]
CSRF_TRUSTED_ORIGINS = [one for one in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if one]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "alongside_web.config",
    "alongside_web.audit",
    "alongside_web.accounts",  # before allauth, whose pages it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "alongside_web.jobs",
    "alongside_web.partnerships",
    "alongside_web.concerns",
    "alongside_web.plans",
    "alongside_web.meetings",
    "alongside_web.learning",
    "alongside_web.load",
    "alongside_web.stages",
    "alongside_web.calendars",
    "alongside_web.evidence",
    "alongside_web.design",
    "alongside_web.schools",
    "alongside_web.readings",
    "alongside_web.brokering",
    "alongside_web.home",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "alongside_web.design.headers.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "alongside_web.accounts.middleware.KeepNothingMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "alongside_web.accounts.walls.WallMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "alongside_web.accounts.middleware.AccessPolicyMiddleware",
    "alongside_web.schools.middleware.NoSnapshotMiddleware",
]

ROOT_URLCONF = "alongside_web.config.urls"
WSGI_APPLICATION = "alongside_web.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "alongside_web.design.context.other_languages",
                "alongside_web.schools.context.snapshot",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {
    "default": dj_database_url.config(default=f"sqlite:///{FOLDER / 'alongside.sqlite3'}", conn_max_age=60),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }

LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [BASE_DIR / "locale"]
# A language is offered once the site has a catalogue for it: Django's own would leave pages half translated.
LANGUAGES = [
    (code, name)
    for code, name in (("en-gb", _("English")), ("cy", _("Welsh")))
    if code == "en-gb" or (BASE_DIR / "locale" / code).is_dir()
]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = PRODUCTION
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "static/"
STATIC_ROOT = FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = DEBUG

REFUSE_UNNAMED_VIEWS_LOUDLY = DEBUG

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Work that people ask for: f(doing) -> Outcome. What the night brings: f(day) -> a sentence or nothing, safe to do twice.
JOBS: dict[str, str] = {
    "agreement-pdf": "alongside_web.partnerships.agreement_pdf_file.write",
    "concerns": "alongside_web.concerns.register_file.write",
    "history": "alongside_web.partnerships.history_file.write",
    "round-record-pdf": "alongside_web.brokering.record_pdf_file.write",
    "round-plan": "alongside_web.brokering.plan_jobs.make",
    "plan-pdf": "alongside_web.plans.plan_pdf_file.write",
}
# Work that is done in a moment as a rule: the page waits for it a little, and looks again sooner.
QUICK_JOBS = frozenset({"round-plan"})
NIGHTLY_JOBS: dict[str, str] = {
    "audit": "alongside_web.jobs.nightly.verify_audit",
    "consent": "alongside_web.partnerships.nightly.follow_consent",
    "jobs": "alongside_web.jobs.nightly.forget",
    "pairs": "alongside_web.brokering.nightly.follow_pairs",
    "voices": "alongside_web.brokering.nightly.remind_heads",
    "reminders": "alongside_web.calendars.reminding.remind",
    "retention": "alongside_web.accounts.retention.erase_what_is_due",
}

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "alongside_web.home.views.stale"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
BEHIND_PROXY = os.environ.get("ALONGSIDE_BEHIND_PROXY", "") == "1"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SITE_ADDRESS = (
    os.environ.get("ALONGSIDE_ADDRESS", "").rstrip("/") or f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
)
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "") or "Alongside <alongside@localhost>"
vars().update(mail_settings(os.environ))
