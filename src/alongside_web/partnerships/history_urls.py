"""Addresses of a partnership's history."""

from __future__ import annotations

from django.urls import path

from alongside_web.partnerships import history_views as views

app_name = "history"
urlpatterns = [
    path("<uuid:key>/history/", views.history, name="history"),
    path("<uuid:key>/history/file/", views.ask_for_file, name="ask_for_file"),
    path("<uuid:key>/history/file/<uuid:job>/", views.file, name="file"),
]
