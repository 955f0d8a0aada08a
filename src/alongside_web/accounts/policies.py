"""Who may open which page: every view names one policy, and a view without one is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest, HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True, slots=True)
class Policy:
    """A named rule that says whether a request may be answered.

    With ``asks_to_sign_in`` a visitor whom it refuses is led to the sign-in page, whatever the address names.
    """

    name: str
    admits: Callable[[HttpRequest], bool]
    asks_to_sign_in: bool = False


class TwoPolicies(ValueError):
    """One view was given two different policies."""


PUBLIC = Policy("public", lambda _request: True)
# Whose an object is, the view asks of the access functions: what is not yours is not there.
SIGNED_IN = Policy("signed in", lambda request: request.user.is_authenticated, asks_to_sign_in=True)

_named: dict[Callable[..., object], Policy] = {}


def access(policy: Policy) -> Callable[[View], View]:
    """Names the policy of a view; it must be the outermost decorator. Raises `TwoPolicies` when it has another one."""

    def named(view: View) -> View:
        if _named.setdefault(view, policy) is not policy:
            raise TwoPolicies(f"{view!r} already has the policy '{_named[view].name}'; give a view one policy.")
        return view

    return named


def policy_of(view: Callable[..., object]) -> Policy | None:
    """The policy that ``view`` names, or None."""
    return _named.get(view)
