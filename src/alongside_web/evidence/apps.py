"""The part of the site that keeps evidence."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "alongside_web.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside_web.accounts.signals import person_erased  # noqa: PLC0415 - models are ready only now
        from alongside_web.evidence import (  # noqa: PLC0415 - as above
            history_told,
            operations_cases,
            operations_retention,
            records_told,
            reports,
        )
        from alongside_web.partnerships.case_parts import add_case_part  # noqa: PLC0415 - as above

        history_told.tell_all()
        add_case_part("evidence", operations_cases.load_evidence)
        person_erased.connect(operations_retention.erase_words, dispatch_uid="erase_words_of_evidence")
        reports.add_own_reporters()
        operations_retention.declare_own()
        records_told.tell_own()
