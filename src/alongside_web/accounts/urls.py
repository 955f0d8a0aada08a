"""Addresses of accounts and organisations."""

from __future__ import annotations

from django.urls import path

from alongside_web.accounts import views, views_address

_ORGANISATION = "organisations/<uuid:key>/"
_INVITATION = f"{_ORGANISATION}invitations/<uuid:invitation_key>/"

app_name = "accounts"
urlpatterns = [
    path("", views.account, name="account"),
    path("name/", views.name, name="name"),
    path("address/", views_address.address, name="address"),
    path("address/keep/", views_address.keep_address, name="keep_address"),
    path("address/<str:token>/", views_address.new_address, name="new_address"),
    path("about-me/", views.about_me, name="about_me"),
    path("about-me.json", views.about_me_json, name="about_me_json"),
    path("close/", views.close, name="close"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("invitation/<str:token>/accept/", views.accept, name="accept"),
    path(_ORGANISATION, views.people, name="people"),
    path(f"{_ORGANISATION}history/", views.history, name="history"),
    path(f"{_ORGANISATION}invite/", views.invite, name="invite"),
    path(f"{_ORGANISATION}people/<int:number>/end/", views.end, name="end"),
    path(f"{_INVITATION}again/", views.resend, name="resend"),
    path(f"{_INVITATION}take-back/", views.revoke, name="revoke"),
]
