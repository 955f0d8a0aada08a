"""The part of the site in which schools agree and run partnerships."""

from __future__ import annotations

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "alongside_web.partnerships"
    label = "partnerships"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside_web.accounts.signals import invitation_accepted, person_erased, person_left  # noqa: PLC0415 - models are ready only now
        from alongside_web.partnerships import (  # noqa: PLC0415 - as above
            agreement_operations_pdf,
            history_told,
            operations_people,
            operations_retention,
            queries_around,
            queries_deeds,
            records_told,
            reports,
        )

        history_told.tell_all()
        invitation_accepted.connect(operations_people.take_open_part, dispatch_uid="take_open_part")
        person_left.connect(operations_people.end_parts, dispatch_uid="end_parts")
        person_erased.connect(operations_retention.erase_words, dispatch_uid="erase_words")
        person_erased.connect(agreement_operations_pdf.drop_pdfs, dispatch_uid="drop_pdfs")
        reports.add_own_reporters()
        operations_retention.declare_own()
        records_told.tell_own()
        queries_deeds.add_own_deeds()
        queries_around.add_own_around()
