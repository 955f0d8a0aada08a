"""Addresses of the part `meetings`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "meetings"
urlpatterns: list[URLPattern | URLResolver] = []
