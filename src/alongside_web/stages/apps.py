"""The part of the site that follows a partnership through its stages."""

from __future__ import annotations

from django.apps import AppConfig


class StagesConfig(AppConfig):
    name = "alongside_web.stages"
    label = "stages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside_web.accounts.signals import person_erased  # noqa: PLC0415 - models are ready only now
        from alongside_web.partnerships.panels import add_panel  # noqa: PLC0415 - as above
        from alongside_web.partnerships.stage_days import tell_stage_days  # noqa: PLC0415 - as above
        from alongside_web.stages import (  # noqa: PLC0415 - as above
            operations_retention,
            queries,
            reading,
            records_told,
            told,
        )

        told.tell_all()
        add_panel(20, queries.panel)
        tell_stage_days(reading.days_set)
        person_erased.connect(operations_retention.erase_words, dispatch_uid="erase_words_of_stages")
        operations_retention.declare_own()
        records_told.tell_own()
