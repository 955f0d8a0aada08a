"""Addresses of the part `plans`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from alongside_web.plans import aim_views as aims
from alongside_web.plans import import_views as imports
from alongside_web.plans import money_views as money
from alongside_web.plans import paper_views as papers
from alongside_web.plans import plan_views
from alongside_web.plans import version_views as versions

app_name = "plans"
_AT = "<uuid:key>/plan/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_AT, plan_views.whole, name="whole"),
    path(f"{_AT}aims/add/", aims.add, name="add_aim"),
    path(f"{_AT}aims/<uuid:aim>/", aims.change, name="change_aim"),
    path(f"{_AT}aims/<uuid:aim>/move/", aims.move, name="move_aim"),
    path(f"{_AT}aims/<uuid:aim>/remove/", aims.remove, name="remove_aim"),
    path(f"{_AT}money/", money.money, name="money"),
    path(f"{_AT}money/funders/add/", money.add_funder, name="add_funder"),
    path(f"{_AT}money/funders/<uuid:funder>/", money.allocate, name="allocate"),
    path(f"{_AT}money/day/", money.staff_day, name="staff_day"),
    path(f"{_AT}money/pay/", money.pay, name="pay"),
    path(f"{_AT}money/payments/<uuid:payment>/take-back/", money.take_back, name="take_back"),
    path(f"{_AT}versions/", versions.versions, name="versions"),
    path(f"{_AT}versions/keep/", versions.keep, name="keep_version"),
    path(f"{_AT}versions/compare/", versions.compare, name="compare_versions"),
    path(f"{_AT}import/", imports.send, name="import"),
    path(f"{_AT}import/<uuid:plan_import>/", imports.preview, name="preview"),
    path(f"{_AT}plan.xlsx", papers.xlsx, name="xlsx"),
    path(f"{_AT}plan.docx", papers.docx, name="docx"),
    path(f"{_AT}plan.pdf", papers.pdf, name="pdf"),
]
