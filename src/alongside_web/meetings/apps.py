"""The part of the site that keeps meetings."""

from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "alongside_web.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside_web.accounts.signals import person_erased  # noqa: PLC0415 - models are ready only now
        from alongside_web.meetings import (  # noqa: PLC0415 - as above
            operations_retention,
            queries,
            queries_elsewhere,
            records_told,
            reports,
            told,
        )
        from alongside_web.partnerships.panels import add_panel  # noqa: PLC0415 - as above

        told.tell_all()
        person_erased.connect(operations_retention.erase_words, dispatch_uid="erase_words_of_meetings")
        reports.add_own_reporters()
        operations_retention.declare_own()
        records_told.tell_own()
        add_panel(40, queries.open_actions_panel)
        queries_elsewhere.add_own()
