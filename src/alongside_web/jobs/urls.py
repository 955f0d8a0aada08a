"""Addresses of a person's jobs."""

from __future__ import annotations

from django.urls import path

from alongside_web.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<uuid:key>/", views.one, name="one"),
]
