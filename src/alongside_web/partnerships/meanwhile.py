"""Two people change one thing: the second sees what the first did, and the form takes over what the second left alone.

It works from the audit: an entry about the thing keeps the ``version`` that it made and what it ``changed``, each field with
its value before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from alongside_web.audit import queries as audit
from alongside_web.partnerships.access import Seat


@dataclass(frozen=True, slots=True)
class Differs:
    """A field that stands otherwise than this person wrote it: as it is now, and as it stands in the person's form."""

    words: str
    now: str
    mine: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields that are compared: what each is called, its value now, how the form is filled in with it, and how it is said."""

    labels: Mapping[str, str | Promise]
    now: Mapping[str, object]
    filled: Mapping[str, object]
    say: Callable[[str, object], str]


def before(seat: Seat, subject: str, *, key: object, version: int) -> dict[str, object]:
    """What others changed since this version of a thing: each field as it was then."""
    entries = audit.of_partnership(str(seat.partnership.key)).filter(subject=subject, subject_key=str(key))
    found: dict[str, object] = {}
    for entry in entries[:200]:
        made, changed = (entry.values_kept.values.get(name) for name in ("version", "changed"))
        if isinstance(made, int) and made > version and isinstance(changed, dict):
            found |= {name: pair[0] for name, pair in changed.items()}
    return found


def take_over(form: forms.Form, fields: Fields, base: Mapping[str, object], *, version: int) -> tuple[Differs, ...]:
    """The fields that differ; what the other changed and this person left alone is put into the form."""
    data = QueryDict(mutable=True)
    for name, given in form.data.items():
        data.setlist(name, form.data.getlist(name) if isinstance(form.data, MultiValueDict) else [given])
    data["version"] = str(version)
    differs = []
    for name, words in fields.labels.items():
        written, stands = fields.say(name, form.cleaned_data.get(name)), fields.say(name, fields.now[name])
        if name in base and written == fields.say(name, base[name]) and written != stands:
            data[name] = str(fields.filled[name])
            differs.append(Differs(str(words), stands, "", is_changed=False))
        elif written != stands:
            differs.append(Differs(str(words), stands, written, is_changed=True))
    form.data = data
    return tuple(differs)
