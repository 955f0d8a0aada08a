"""The part of the site that greets."""

from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "alongside_web.home"
    label = "home"
