"""The part of the site that knows people."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "alongside_web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside_web.accounts import history_told, listening, records, reports, retention  # noqa: PLC0415 - they read models

        history_told.tell_all()
        listening.listen()
        reports.add_own_reporters()
        retention.declare_own()
        records.tell_own()
