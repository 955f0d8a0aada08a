"""What plans tell the rest of the site when it starts."""

from __future__ import annotations

from alongside_web.accounts.signals import person_erased
from alongside_web.plans import operations_papers, operations_plan_retention, plan_panel, plan_reports, plan_told


def start() -> None:
    """Tells of acts, reports and terms, listens for people who are erased, and adds the panel."""
    plan_told.tell_all()
    plan_reports.add_own_reporters()
    operations_plan_retention.declare_own()
    person_erased.connect(operations_plan_retention.erase_words, dispatch_uid="erase_words_of_plans")
    person_erased.connect(operations_papers.drop_papers, dispatch_uid="drop_plan_papers")
    plan_panel.add_own_panel()
