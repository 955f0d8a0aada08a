"""Addresses of common ground and assumptions, below a partnership's own."""

from __future__ import annotations

from django.urls import path

from alongside_web.brokering import assumption_views, ground_views

app_name = "ground"
_ASSUMPTIONS = "<uuid:key>/assumptions"
urlpatterns = [
    path("<uuid:key>/common-ground/", ground_views.ground, name="page"),
    path("<uuid:key>/common-ground/answer/", ground_views.answer, name="answer"),
    path(f"{_ASSUMPTIONS}/", assumption_views.assumptions, name="assumptions"),
    path(f"{_ASSUMPTIONS}/add/", assumption_views.assume, name="assume"),
    path(f"{_ASSUMPTIONS}/<uuid:assumption>/", assumption_views.assumption, name="assumption"),
    path(f"{_ASSUMPTIONS}/<uuid:assumption>/reword/", assumption_views.reword, name="reword"),
    path(f"{_ASSUMPTIONS}/<uuid:assumption>/look/", assumption_views.look, name="look"),
]
