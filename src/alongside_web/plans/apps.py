"""The part of the site in which a partnership is planned and its activities are recorded."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "alongside_web.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside_web.plans import activity_start, plan_start, queries_deeds, records_told  # noqa: PLC0415 - models are ready only now

        plan_start.start()
        activity_start.start()
        queries_deeds.add_own_deeds()
        records_told.tell_own()
