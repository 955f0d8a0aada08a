"""Addresses of the part `meetings`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from alongside_web.meetings import body_views as body
from alongside_web.meetings import meeting_views as views
from alongside_web.meetings import network_views as network

app_name = "meetings"
_AT = "<uuid:key>/meetings/"
_ONE = f"{_AT}<uuid:meeting>/"
_NETWORK = f"{_AT}network/<uuid:network_meeting>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_AT, views.whole, name="whole"),
    path(f"{_AT}add/", views.add, name="add"),
    path(f"{_AT}actions/", views.actions, name="actions"),
    path(f"{_AT}actions/<uuid:meeting_action>/", views.settle, name="settle"),
    path(f"{_AT}decisions/<uuid:meeting_decision>/take-back/", views.take_back, name="take_back"),
    path(f"{_AT}bodies/", body.bodies, name="bodies"),
    path(f"{_AT}bodies/add/", body.add, name="add_body"),
    path(f"{_AT}bodies/<uuid:body>/change/", body.change, name="change_body"),
    path(f"{_AT}network/add/", network.arrange, name="arrange"),
    path(_NETWORK, network.one, name="network"),
    path(f"{_NETWORK}change/", network.change, name="change_network"),
    path(f"{_NETWORK}came/", network.came, name="came"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}change/", views.change, name="change"),
    path(f"{_ONE}decide/", views.decide, name="decide"),
    path(f"{_ONE}action/", views.agree_action, name="agree_action"),
]
