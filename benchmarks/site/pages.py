"""The pages that are measured, who looks, and how much each may cost. Add a part's pages by adding a list to `PAGES`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from benchmarks.site.world import World

# CPU milliseconds: any page, a page that lists fifty rows, and a file that is written while one waits.
ANY, LIST, FILE = 60.0, 15.0, 150.0


@dataclass(frozen=True, slots=True)
class Measured:
    """A page: what to call it, how its address is made, what it may cost, and who looks; nobody for a visitor."""

    name: str
    address: Callable[[World], str]
    limit: float = ANY
    who: str = "supported"


def of_site(name: str) -> Callable[[World], str]:
    """The address of a page that belongs to nobody in particular."""
    return lambda _world: reverse(name)


def of_authority(name: str) -> Callable[[World], str]:
    return lambda world: reverse(name, args=[world.authority.key])


def of_partnership(name: str, *more: object) -> Callable[[World], str]:
    return lambda world: reverse(name, args=[world.partnership.key, *more])


def of_proposal(name: str) -> Callable[[World], str]:
    """The address of a page of a partnership that is being considered."""
    return lambda world: reverse(name, args=[world.asked.key])


ACCOUNTS = (
    Measured("sign in", of_site("account_login"), who=""),
    Measured("ask for a new password", of_site("account_reset_password"), who=""),
    Measured("an invitation that is not there", lambda _: reverse("accounts:invitation", args=["x"]), who=""),
    Measured("your account", of_site("accounts:account")),
    Measured("your name", of_site("accounts:name")),
    Measured("your address", of_site("accounts:address")),
    Measured("everything about you", of_site("accounts:about_me")),
    Measured("everything about you, as a file", of_site("accounts:about_me_json")),
    Measured("the second step", of_site("mfa_index")),
    Measured("an organisation's people and invitations", of_authority("accounts:people"), LIST, "broker"),
    Measured("who came, went and was invited", of_authority("accounts:history"), LIST, "broker"),
    Measured("end a membership", lambda w: reverse("accounts:end", args=[w.authority.key, w.member.pk]), ANY, "broker"),
)
PARTNERSHIPS = (
    Measured("my partnerships", of_site("partnerships:mine"), LIST, "broker"),
    Measured("who sees what", of_site("partnerships:sights")),
    Measured("propose a partnership", of_site("partnerships:propose"), ANY, "broker"),
    Measured("a partnership, for a head", of_partnership("partnerships:page")),
    Measured("a partnership, for the broker", of_partnership("partnerships:page"), ANY, "broker"),
    Measured("a proposal, for a head", of_proposal("partnerships:page")),
    Measured("answer", of_proposal("partnerships:answer")),
    Measured("is the time right", of_proposal("partnerships:readiness")),
    Measured("in public", of_proposal("partnerships:publicity")),
    Measured("a kind of help", of_partnership("partnerships:mode")),
    Measured("say something", of_partnership("partnerships:say")),
    Measured("invite somebody", of_partnership("partnerships:bring_in"), ANY, "broker"),
    Measured("end a part", lambda w: reverse("partnerships:end_part", args=[w.partnership.key, w.part.key])),
    Measured("pause", of_partnership("partnerships:pause")),
    Measured("leave", of_partnership("partnerships:leave")),
    Measured("call off", of_proposal("partnerships:call_off"), ANY, "broker"),
    Measured("not now", of_partnership("partnerships:go_on")),
    Measured("history", of_partnership("history:history"), LIST, "broker"),
)
AGREEMENTS = (
    Measured("the agreement", of_partnership("agreements:whole")),
    Measured("a section with fifty suggestions", of_partnership("agreements:section", "rationale")),
    Measured("write a section", of_partnership("agreements:edit", "rationale")),
    Measured("the outcome clause", of_partnership("agreements:edit", "outcome")),
    Measured("suggest", of_partnership("agreements:suggest", "rationale")),
    Measured(
        "answer a suggestion", lambda w: reverse("agreements:suggestion", args=[w.partnership.key, w.suggestion.pk])
    ),
    Measured("compare versions", of_partnership("agreements:compare")),
    Measured("sign", of_partnership("agreements:sign")),
    Measured("the edition in force", of_partnership("agreements:edition", 1)),
    Measured("a section of it", of_partnership("agreements:former_section", 1, "rationale")),
    Measured("the agreement as DOCX", of_partnership("agreements:docx", 1), FILE),
)
JOBS = (
    Measured("my jobs", of_site("jobs:mine"), LIST),
    Measured("a job", lambda w: reverse("jobs:one", args=[w.job.key])),
)
PAGES = {"accounts": ACCOUNTS, "partnerships": PARTNERSHIPS, "agreements": AGREEMENTS, "jobs": JOBS}
