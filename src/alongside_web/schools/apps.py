"""The part of the site that shows schools."""

from __future__ import annotations

from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "alongside_web.schools"
    label = "schools"
