"""The part of the site that remembers changes."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "alongside_web.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
