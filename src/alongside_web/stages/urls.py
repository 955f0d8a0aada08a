"""Addresses of the part `stages`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "stages"
urlpatterns: list[URLPattern | URLResolver] = []
