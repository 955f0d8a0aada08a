"""The part of the site that adds up what a school carries."""

from __future__ import annotations

from django.apps import AppConfig


class LoadConfig(AppConfig):
    name = "alongside_web.load"
    label = "load"
    default_auto_field = "django.db.models.BigAutoField"
