"""What activities add to other parts of the site when it starts."""

from __future__ import annotations

from alongside_web.accounts.signals import person_erased
from alongside_web.partnerships.panels import add_panel
from alongside_web.plans import activity_operations_retention as retention
from alongside_web.plans import activity_reports as reports
from alongside_web.plans import activity_told
from alongside_web.plans.happening_queries import whats_next

PLACE = 10


def start() -> None:
    """Adds sentences, reports, terms of keeping, and the panel on a partnership's page."""
    activity_told.tell_all()
    person_erased.connect(retention.erase_words, dispatch_uid="erase_words_of_activities")
    reports.add_own_reporters()
    retention.declare_own()
    add_panel(PLACE, whats_next)
