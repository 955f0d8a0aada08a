"""Addresses of an agreement."""

from __future__ import annotations

from django.urls import path

from alongside_web.partnerships import agreement_views as views
from alongside_web.partnerships import agreement_views_signing as signing

app_name = "agreements"
_AT = "<uuid:key>/agreement/"
urlpatterns = [
    path(_AT, views.whole, name="whole"),
    path(f"{_AT}begin/", views.begin, name="begin"),
    path(f"{_AT}sections/<slug:name>/", views.section, name="section"),
    path(f"{_AT}sections/<slug:name>/edit/", views.edit, name="edit"),
    path(f"{_AT}sections/<slug:name>/suggest/", views.suggest, name="suggest"),
    path(f"{_AT}suggestions/<int:number>/", views.suggestion, name="suggestion"),
    path(f"{_AT}compare/", views.compare, name="compare"),
    path(f"{_AT}sign/", signing.sign, name="sign"),
    path(f"{_AT}sign/take-back/", signing.take_back, name="take_back"),
    path(f"{_AT}amend/", signing.amend, name="amend"),
    path(f"{_AT}amend/drop/", signing.drop, name="drop"),
    path(f"{_AT}editions/<int:number>/", views.edition, name="edition"),
    path(f"{_AT}editions/<int:number>/sections/<slug:name>/", views.former_section, name="former_section"),
    path(f"{_AT}editions/<int:number>/agreement.docx", signing.docx, name="docx"),
    path(f"{_AT}editions/<int:number>/agreement.pdf", signing.pdf, name="pdf"),
]
