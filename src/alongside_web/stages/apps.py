"""The part of the site that follows a partnership through its stages."""

from __future__ import annotations

from django.apps import AppConfig


class StagesConfig(AppConfig):
    name = "alongside_web.stages"
    label = "stages"
    default_auto_field = "django.db.models.BigAutoField"
