"""The part of the site that gives pages their look."""

from __future__ import annotations

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "alongside_web.design"
    label = "design"
