"""Addresses of the brokering pages."""

from __future__ import annotations

from django.urls import path

from alongside_web.brokering import views
from alongside_web.schools.converters import SCHOOL

app_name = "brokering"
urlpatterns = [
    path("example/", views.example, name="example"),
    path("example/proposals.csv", views.proposals_csv, name="proposals_csv"),
    path("example/proposals.json", views.proposals_json, name="proposals_json"),
    path("example/round.toml", views.round_file, name="round_file"),
    path("example/pair/", views.ask, name="ask"),
    path(f"example/<{SCHOOL}:need>/<{SCHOOL}:partner>/", views.pair, name="pair"),
]
