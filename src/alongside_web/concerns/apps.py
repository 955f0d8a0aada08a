"""The part of the site that keeps the register of concerns."""

from __future__ import annotations

from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "alongside_web.concerns"
    label = "concerns"
    default_auto_field = "django.db.models.BigAutoField"
