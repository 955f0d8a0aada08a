"""Addresses of the part `learning`."""

from __future__ import annotations

from django.urls import path

from alongside_web.learning import views, views_ledger, views_practices

app_name = "learning"
_REPORT = "<uuid:key>/learning/reports/<uuid:exchange_report>"
_PRACTICE = "<uuid:key>/learning/practices/<uuid:practice>"
_PROMISE = "<uuid:key>/learning/ledger/<uuid:promise>"
urlpatterns = [
    path("<uuid:key>/learning/", views.overview, name="overview"),
    path("<uuid:key>/learning/reports/", views.reports, name="reports"),
    path("<uuid:key>/learning/reports/new/", views.new_report, name="new_report"),
    path(f"{_REPORT}/", views.report, name="report"),
    path(f"{_REPORT}/edit/", views.edit_report, name="edit_report"),
    path(f"{_REPORT}/send/", views.send_report, name="send_report"),
    path(f"{_REPORT}/discard/", views.discard_report, name="discard_report"),
    path(f"{_REPORT}/add/", views.add_context, name="add_context"),
    path("<uuid:key>/learning/practices/", views_practices.practices, name="practices"),
    path("<uuid:key>/learning/practices/new/", views_practices.new_practice, name="new_practice"),
    path(f"{_PRACTICE}/", views_practices.practice, name="practice"),
    path(f"{_PRACTICE}/edit/", views_practices.edit_practice, name="edit_practice"),
    path(f"{_PRACTICE}/step/", views_practices.new_step, name="new_step"),
    path(f"{_PRACTICE}/steps/<uuid:practice_step>/take-back/", views_practices.take_step_back, name="take_step_back"),
    path("<uuid:key>/learning/ledger/", views_ledger.ledger, name="ledger"),
    path("<uuid:key>/learning/ledger/new/", views_ledger.new_promise, name="new_promise"),
    path(f"{_PROMISE}/", views_ledger.promise, name="promise"),
    path(f"{_PROMISE}/edit/", views_ledger.edit_promise, name="edit_promise"),
    path(f"{_PROMISE}/remove/", views_ledger.remove_promise, name="remove_promise"),
    path(f"{_PROMISE}/give/", views_ledger.new_gift, name="new_gift"),
    path(f"{_PROMISE}/gifts/<uuid:gift>/take-back/", views_ledger.take_gift_back, name="take_gift_back"),
    path(f"{_PROMISE}/mark/", views_ledger.mark_promise, name="mark_promise"),
]
