"""Addresses of calendars, reminders and days off."""

from __future__ import annotations

from django.urls import path

from alongside_web.calendars import views, views_days_off

app_name = "calendars"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("address/", views.address, name="address"),
    path("address/new/", views.new_address, name="new_address"),
    path("address/off/", views.address_off, name="address_off"),
    path("reminders/", views.reminders, name="reminders"),
    path("feed/<str:token>.ics", views.feed, name="feed"),
    path("days-off/", views_days_off.days_off, name="days_off"),
    path("days-off/<uuid:organisation>/add/", views_days_off.add, name="add_days_off"),
    path("days-off/<uuid:days_closed>/remove/", views_days_off.remove, name="remove_days_off"),
]
