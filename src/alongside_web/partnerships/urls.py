"""Addresses of the partnership pages."""

from __future__ import annotations

from django.urls import path

from alongside_web.partnerships import views, views_people
from alongside_web.partnerships.queries import ACTS

app_name = "partnerships"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("who-sees-what/", views.sights, name="sights"),
    path("propose/", views_people.propose, name="propose"),
    path("<uuid:key>/", views.page, name="page"),
    path("<uuid:key>/answer/", views.answer, name="answer"),
    path("<uuid:key>/readiness/", views.readiness, name="readiness"),
    path("<uuid:key>/publicity/", views.publicity, name="publicity"),
    path("<uuid:key>/help/", views.mode, name="mode"),
    path("<uuid:key>/say/", views.say, name="say"),
    path("<uuid:key>/people/", views_people.bring_in, name="bring_in"),
    path("<uuid:key>/people/<uuid:part>/end/", views_people.end_part, name="end_part"),
    *(path(f"<uuid:key>/{act.value}/", views.act, {"wanted": act}, name=name) for act, name in ACTS.items()),
]
