"""Addresses of the evidence of a partnership."""

from __future__ import annotations

from django.urls import path

from alongside_web.evidence import views

app_name = "evidence"
urlpatterns = [
    path("<uuid:key>/evidence/", views.evidence, name="list"),
    path("<uuid:key>/evidence/add/", views.add, name="add"),
    path("<uuid:key>/evidence/<uuid:statement>/take-back/", views.take_back, name="take_back"),
]
