"""The part of the site that brokers: rounds, what heads wish, plans, and what becomes of them."""

from __future__ import annotations

from django.apps import AppConfig


class BrokeringConfig(AppConfig):
    name = "alongside_web.brokering"
    label = "brokering"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside_web.brokering import round_told  # noqa: PLC0415 - models are ready only now

        round_told.tell_all()
