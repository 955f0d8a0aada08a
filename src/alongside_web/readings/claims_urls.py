"""Addresses of the pages on claims, standpoints, words and deeds, assumptions and research questions."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
