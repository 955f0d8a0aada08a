"""Addresses of the reading of any partnership, from its own evidence and deeds."""

from __future__ import annotations

from django.urls import path

from alongside_web.readings import live_views

app_name = "live"
urlpatterns = [
    path("<uuid:key>/reading/", live_views.reading, name="reading"),
    path("<uuid:key>/reading/why/", live_views.why, name="why"),
]
