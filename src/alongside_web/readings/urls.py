"""Addresses of the readings: the six together, then each one opened further."""

from __future__ import annotations

from django.urls import include, path

from alongside_web.readings import views
from alongside_web.readings.converters import CASE

app_name = "readings"
urlpatterns = [
    path("", views.six, name="six"),
    path("", include("alongside_web.readings.claims_urls")),
    path(f"<{CASE}:case>/", views.one, name="case"),
    path(f"<{CASE}:case>/why/", views.argument, name="why"),
    path(f"<{CASE}:case>/timeline/", views.events, name="timeline"),
]
