"""Addresses of the readings: the six together, then each one opened further."""

from __future__ import annotations

from django.urls import include, path

from alongside_web.readings import views

app_name = "readings"
urlpatterns = [
    path("", views.six, name="six"),
    path("", include("alongside_web.readings.claims_urls")),
]
