"""The part of the site that sends calendars and reminders."""

from __future__ import annotations

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "alongside_web.calendars"
    label = "calendars"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside_web.accounts.signals import person_erased, person_left  # noqa: PLC0415 - models are ready only now
        from alongside_web.calendars import operations, operations_retention, records_told, told  # noqa: PLC0415 - as above
        from alongside_web.partnerships.dated import add_dated  # noqa: PLC0415 - as above
        from alongside_web.plans import calendar_queries  # noqa: PLC0415 - as above

        told.tell_all()
        add_dated("activities", calendar_queries.days)
        person_left.connect(operations.end_address_of_leaver, dispatch_uid="end_calendar_address")
        person_erased.connect(operations_retention.erase, dispatch_uid="erase_calendars")
        operations_retention.declare_own()
        records_told.tell_own()
