"""The part of the site that keeps meetings."""

from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "alongside_web.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"
