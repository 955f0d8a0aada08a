"""Addresses of the part `concerns`."""

from __future__ import annotations

from django.urls import path

from alongside_web.concerns import file_views, views, views_case, views_rights, views_share

app_name = "concerns"
urlpatterns = [
    path("", views.index, name="index"),
    path("rights/<uuid:organisation>/", views_rights.rights, name="rights"),
    path("rights/take-back/<uuid:right>/", views_rights.withdraw, name="withdraw"),
    path("registers/<uuid:register>/", views.register, name="register"),
    path("registers/<uuid:register>/open/", views.open_case, name="open"),
    path("registers/<uuid:register>/levels/", views.levels, name="levels"),
    path("registers/<uuid:register>/history/", views.history, name="history"),
    path("registers/<uuid:register>/file/", file_views.ask_for_file, name="ask_for_file"),
    path("registers/<uuid:register>/file/<uuid:job>/", file_views.file, name="file"),
    path("cases/<uuid:concern>/", views.case, name="case"),
    path("cases/<uuid:concern>/rate/", views_case.rate, name="rate"),
    path("cases/<uuid:concern>/reasons/", views_case.reasons, name="reasons"),
    path("cases/<uuid:concern>/review/", views_case.review, name="review"),
    path("cases/<uuid:concern>/close/", views_case.close, name="close"),
    path("cases/<uuid:concern>/share/", views_share.share, name="share"),
    path("cases/<uuid:concern>/answer/", views_share.write_down, name="write_down"),
    path("points/<uuid:point>/", views_case.settle, name="settle"),
    path("shares/take-back/<uuid:share>/", views_share.take_back, name="take_back"),
    path("shared/<uuid:share>/", views_share.shared, name="shared"),
]
