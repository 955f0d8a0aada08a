"""The part of the site that brokers: rounds, what heads wish, plans, and what becomes of them."""

from __future__ import annotations

from django.apps import AppConfig


class BrokeringConfig(AppConfig):
    name = "alongside_web.brokering"
    label = "brokering"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside_web.accounts.signals import address_changed, person_erased  # noqa: PLC0415 - models are ready only now
        from alongside_web.brokering import (  # noqa: PLC0415 - as above
            ground_days,
            ground_panel,
            ground_told,
            head_panel,
            operations_forgetting,
            operations_ground_forgetting,
            operations_voice_owner,
            records_told,
            round_reports,
            round_told,
        )

        round_told.tell_all()
        ground_told.tell_all()
        ground_days.add_own()
        ground_panel.add_own()
        operations_ground_forgetting.declare_own()
        person_erased.connect(operations_ground_forgetting.erase_words, dispatch_uid="erase_words_of_ground")
        head_panel.add_own()
        round_reports.add_own_reporters()
        operations_forgetting.declare_own()
        records_told.tell_own()
        person_erased.connect(operations_forgetting.erase_words, dispatch_uid="erase_round_words")
        address_changed.connect(
            operations_voice_owner.own_by_former_address, dispatch_uid="own_voices_by_former_address"
        )
