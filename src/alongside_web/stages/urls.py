"""Addresses of the stages of a partnership."""

from __future__ import annotations

from django.urls import path

from alongside_web.stages import views

app_name = "stages"
_AT = "<uuid:key>/stages/"
urlpatterns = [
    path(_AT, views.whole, name="whole"),
    path(f"{_AT}days/", views.days, name="days"),
    path(f"{_AT}list/", views.newer_list, name="newer_list"),
    path(f"{_AT}tasks/<slug:task>/", views.task, name="task"),
    path(f"{_AT}<slug:stage>/", views.stage, name="stage"),
]
