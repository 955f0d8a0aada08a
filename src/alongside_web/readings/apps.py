"""The part of the site that shows partnerships as the evidence has them."""

from __future__ import annotations

from django.apps import AppConfig


class ReadingsConfig(AppConfig):
    name = "alongside_web.readings"
    label = "readings"

    def ready(self) -> None:
        from alongside_web.partnerships.panels import add_panel  # noqa: PLC0415 - models are ready only now
        from alongside_web.readings.live_queries import panel  # noqa: PLC0415 - as above

        add_panel(80, panel)
