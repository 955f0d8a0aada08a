"""The part of the site in which schools agree and run partnerships."""

from __future__ import annotations

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "alongside_web.partnerships"
    label = "partnerships"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside_web.partnerships import history_told  # noqa: PLC0415 - words for models that are ready only now

        history_told.tell_all()
