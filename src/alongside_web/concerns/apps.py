"""The part of the site that keeps the register of concerns."""

from __future__ import annotations

from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "alongside_web.concerns"
    label = "concerns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside_web.accounts.signals import person_erased, person_left  # noqa: PLC0415 - models are ready only now
        from alongside_web.concerns import (  # noqa: PLC0415 - as above
            history_told,
            operations,
            operations_retention,
            records_told,
            reports,
        )

        history_told.tell_all()
        person_left.connect(operations.end_rights, dispatch_uid="end_rights_to_registers")
        person_erased.connect(operations_retention.erase_words, dispatch_uid="erase_words_about_concerns")
        reports.add_own_reporters()
        operations_retention.declare_own()
        records_told.tell_own()
