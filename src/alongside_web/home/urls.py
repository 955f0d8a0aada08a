"""Addresses of the start page."""

from __future__ import annotations

from django.urls import path

from alongside_web.home import views

urlpatterns = [path("", views.start, name="home")]
