"""Addresses of the pages on claims, standpoints, words and deeds, assumptions and research questions."""

from __future__ import annotations

from django.urls import path

from alongside_web.readings import claims_views as views
from alongside_web.readings.converters import CASE

urlpatterns = [
    path("across/", views.across, name="across"),
    path(f"across/<str:condition>/<{CASE}:case>/", views.across_cell, name="across_cell"),
    path("assumptions/", views.assumptions, name="assumptions"),
    path("questions/", views.questions, name="questions"),
    path("questions/<slug:name>/", views.question, name="question"),
    path(f"<{CASE}:case>/landscape/", views.landscape, name="landscape"),
    path(f"<{CASE}:case>/claims/", views.claims, name="claims"),
    path(f"<{CASE}:case>/claims/<slug:about>/<slug:indicator>/", views.claim, name="claim"),
    path(f"<{CASE}:case>/words-and-deeds/", views.words_and_deeds, name="words_and_deeds"),
]
