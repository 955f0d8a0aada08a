"""The part of the site that checks how it is put together."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register

from alongside_web.config.checks import warn_of_faulty_sqlite


class SiteConfig(AppConfig):
    name = "alongside_web.config"
    label = "site_config"

    def ready(self) -> None:
        register(warn_of_faulty_sqlite)
