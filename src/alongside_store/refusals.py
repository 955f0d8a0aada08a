"""Why a file or a store is refused: each error is one sentence that says what, where and what to do."""

from __future__ import annotations


class Refused(Exception):
    """A file cannot be imported; nothing was changed."""


class NotReadable(Refused):
    """The file cannot be opened, or is not whole, not text, or too large."""


class NotRecognised(Refused):
    """The file is none of the published files that are known."""


class Damaged(Refused):
    """The file is a known one, but a row or too many of its cells are not what they should be."""


class YearNotKnown(Refused):
    """Neither the file nor its name says which year it is about."""


class StoreBusy(Refused):
    """Another import into the same store is running."""


class SourceLost(Refused):
    """A copy of an imported file is no longer in the store."""
