"""Addresses of the activities of a partnership."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from alongside_web.plans import activity_views as views
from alongside_web.plans import happening_views as happening

app_name = "activities"
_AT = "<uuid:key>/activities/"
_ONE = f"{_AT}<uuid:activity>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_AT, views.whole, name="whole"),
    path(f"{_AT}add/", views.add, name="add"),
    path(f"{_AT}held/", happening.counts, name="counts"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}change/", views.change, name="change"),
    path(f"{_ONE}drop/", views.drop, name="drop"),
    path(f"{_ONE}held/", happening.held, name="held"),
    path(f"{_ONE}cancel/", happening.cancel, name="cancel"),
    path(f"{_ONE}move/", happening.move, name="move"),
]
