"""Addresses of the part `load`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "load"
urlpatterns: list[URLPattern | URLResolver] = []
