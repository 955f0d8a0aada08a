"""The part of the site that shows partnerships as the evidence has them."""

from __future__ import annotations

from django.apps import AppConfig


class ReadingsConfig(AppConfig):
    name = "alongside_web.readings"
    label = "readings"
