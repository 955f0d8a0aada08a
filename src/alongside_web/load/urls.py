"""Addresses of the part `load`."""

from __future__ import annotations

from django.urls import path

from alongside_web.load import views, views_ceilings

app_name = "load"
_BETWEEN = "between/<uuid:partnership>"
_SIDES = ("supported", "supporting")
urlpatterns = [
    path("", views.schools, name="schools"),
    path("<uuid:organisation>/", views.school, name="school"),
    path("<uuid:organisation>/add/", views.enter, name="enter"),
    path("commitments/<uuid:commitment>/edit/", views.edit, name="edit"),
    path("commitments/<uuid:commitment>/remove/", views.remove, name="remove"),
    path(f"{_BETWEEN}/", views_ceilings.between, name="between"),
    *(path(f"{_BETWEEN}/{side}/", views.of_side, {"side": side}, name=f"of_{side}") for side in _SIDES),
    *(path(f"{_BETWEEN}/{side}/add/", views.enter_for_side, {"side": side}, name=f"enter_{side}") for side in _SIDES),
    *(
        path(f"{_BETWEEN}/{side}/ceiling/", views_ceilings.propose, {"side": side}, name=f"propose_{side}")
        for side in _SIDES
    ),
    path(f"{_BETWEEN}/ceilings/<uuid:ceiling>/accept/", views_ceilings.accept, name="accept"),
    path(f"{_BETWEEN}/ceilings/<uuid:ceiling>/close/", views_ceilings.close, name="close"),
]
