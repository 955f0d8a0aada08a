"""Takes an attempt from somebody's bucket, or says how long to wait; one table serves every process."""

from __future__ import annotations

import hashlib
import hmac
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from alongside_web.accounts.models import Bucket


@dataclass(frozen=True, slots=True)
class Limit:
    """So many attempts in so much time; they come back one by one."""

    name: str
    attempts: int
    within: timedelta


SIGN_IN_ACCOUNT = Limit("sign in to an account", 5, timedelta(minutes=5))
SIGN_IN_ADDRESS = Limit("sign in from an address", 20, timedelta(minutes=5))
CODE = Limit("enter a code", 5, timedelta(minutes=5))
PROVE = Limit("prove who you are", 5, timedelta(minutes=5))
RESET_ACCOUNT = Limit("reset a password", 3, timedelta(hours=1))
RESET_ADDRESS = Limit("reset passwords from an address", 20, timedelta(hours=1))
ASK_FOR_ADDRESS = Limit("ask for another address", 5, timedelta(hours=1))
INVITE = Limit("invite people", 30, timedelta(hours=1))
ANSWER_INVITATION = Limit("open invitations from an address", 60, timedelta(minutes=5))


def key_of(limit: Limit, subject: str) -> str:
    """The key of a bucket: nobody reads from it whose it is."""
    words = f"{limit.name}\n{subject.strip().casefold()}"
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def take(limit: Limit, subject: str, *, at: datetime) -> int:
    """Takes one attempt and returns 0, or takes none and returns the seconds until there is one."""
    key = key_of(limit, subject)
    Bucket.objects.get_or_create(pk=key, defaults={"tokens": float(limit.attempts), "at": at})
    bucket = Bucket.objects.select_for_update().get(pk=key)
    each = limit.within.total_seconds() / limit.attempts
    gone = max(0.0, (at - bucket.at).total_seconds())
    tokens = min(float(limit.attempts), bucket.tokens + gone / each)
    if tokens < 1:
        return math.ceil((1 - tokens) * each)
    Bucket.objects.filter(pk=key).update(tokens=tokens - 1, at=max(at, bucket.at))
    return 0


def forget_buckets(before: datetime) -> int:
    """Removes the buckets that have long been full again. Returns how many."""
    return Bucket.objects.filter(at__lt=before).delete()[0]
