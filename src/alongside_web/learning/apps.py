"""The part of the site that follows what is learned."""

from __future__ import annotations

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "alongside_web.learning"
    label = "learning"
    default_auto_field = "django.db.models.BigAutoField"
