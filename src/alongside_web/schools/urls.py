"""Addresses of the school pages."""

from __future__ import annotations

from django.urls import path

from alongside_web.schools import views
from alongside_web.schools.converters import SCHOOL

app_name = "schools"
urlpatterns = [
    path("", views.find, name="find"),
    path(f"<{SCHOOL}:key>/", views.profile, name="profile"),
    path(f"<{SCHOOL}:key>/similar/", views.similar, name="similar"),
    path(f"<{SCHOOL}:key>/candidates/", views.candidates, name="candidates"),
]
