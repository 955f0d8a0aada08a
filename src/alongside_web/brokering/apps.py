"""The part of the site that shows brokering rounds."""

from __future__ import annotations

from django.apps import AppConfig


class BrokeringConfig(AppConfig):
    name = "alongside_web.brokering"
    label = "brokering"
