"""The addresses of the site."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from alongside_web.accounts.policies import PUBLIC, access

urlpatterns = [
    path("", include("alongside_web.home.urls")),
    path("schools/", include("alongside_web.schools.urls")),
    path("readings/", include("alongside_web.readings.urls")),
    path("rounds/", include("alongside_web.brokering.urls")),
    path("rounds/", include("alongside_web.brokering.round_urls")),
    path("jobs/", include("alongside_web.jobs.urls")),
    path("partnerships/", include("alongside_web.partnerships.urls")),
    path("partnerships/", include("alongside_web.partnerships.history_urls")),
    path("partnerships/", include("alongside_web.partnerships.agreement_urls")),
    path("partnerships/", include("alongside_web.brokering.ground_urls")),
    path("partnerships/", include("alongside_web.plans.urls")),
    path("partnerships/", include("alongside_web.plans.activity_urls")),
    path("partnerships/", include("alongside_web.meetings.urls")),
    path("partnerships/", include("alongside_web.learning.urls")),
    path("partnerships/", include("alongside_web.stages.urls")),
    path("partnerships/", include("alongside_web.evidence.urls")),
    path("partnerships/", include("alongside_web.readings.live_urls")),
    path("load/", include("alongside_web.load.urls")),
    path("calendars/", include("alongside_web.calendars.urls")),
    path("concerns/", include("alongside_web.concerns.urls")),
    path("account/", include("alongside_web.accounts.urls")),
    path("account/", include("alongside_web.accounts.urls_sign_in")),
    path("language/", access(PUBLIC)(set_language), name="set_language"),
]

handler403 = "alongside_web.home.views.refused"
handler404 = "alongside_web.home.views.not_found"
handler500 = "alongside_web.home.views.broken"
