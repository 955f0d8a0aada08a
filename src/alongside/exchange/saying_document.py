"""A sentence of the engine as plain JSON and back, so that what is kept today can be told in another language tomorrow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from alongside.sayings import Code, Part, Saying, Word


class NotASaying(ValueError):
    """What was kept is no sentence that `saying_document` wrote."""


def saying_document(part: Part) -> object:
    """A sentence, or a part of one: its template with what fills the gaps; plain text and figures as they are."""
    if isinstance(part, Saying):
        return {"say": str(part.template), "with": {name: saying_document(one) for name, one in part.parts}}
    if isinstance(part, Word):
        return {"word": part.text}
    if isinstance(part, Code):
        return {"code": part.text}
    return {"day": part.isoformat()} if isinstance(part, date) else part


def saying_from(document: object) -> Part:
    """The sentence that was kept; a plain text, as was kept once, is itself. Raises `NotASaying`."""
    if isinstance(document, str | int):
        return document
    if not isinstance(document, Mapping):
        raise NotASaying(f"{document!r} is no kept sentence")
    match document:
        case {"say": str(template), "with": Mapping() as parts}:
            return Saying(template, tuple((str(name), saying_from(one)) for name, one in parts.items()))
        case {"word": str(text)}:
            return Word(text)
        case {"code": str(text)}:
            return Code(text)
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case _:
            raise NotASaying(f"{dict(document)!r} is no kept sentence")
