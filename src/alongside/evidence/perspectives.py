"""From where somebody sees a partnership: the role and the side. The list is fixed, so that accounts can be compared."""

from __future__ import annotations

from enum import StrEnum


class Perspective(StrEnum):
    """Whose account it is. Independence is counted in people, then in perspectives, then in kinds of source."""

    SUPPORTED_HEAD = "supported-head"
    SUPPORTING_HEAD = "supporting-head"
    SUPPORTED_MANAGER = "supported-manager"
    SUPPORTING_MANAGER = "supporting-manager"
    SUPPORTED_STAFF = "supported-staff"
    SUPPORTING_STAFF = "supporting-staff"
    GOVERNOR = "governor"
    ADVISER = "adviser"
    OFFICER = "officer"
    INSPECTOR = "inspector"
    RECORD = "record"
    RESEARCHER = "researcher"


class About(StrEnum):
    """Whom a coding is about; for a head's attitude, the school of the head who holds it."""

    SUPPORTED = "supported"
    SUPPORTING = "supporting"
    PAIR = "pair"
    BROKER = "broker"


class Basis(StrEnum):
    """Whether somebody said it or it was done; the two are kept apart and compared."""

    WORD = "word"
    DEED = "deed"


class SourceKind(StrEnum):
    """Where the words or deeds were taken from."""

    INTERVIEW = "interview"
    DOCUMENT = "document"
    OBSERVATION = "observation"
    RECORD = "record"


class Audience(StrEnum):
    """Who may see a statement; whatever rests on it has the narrowest audience of its inputs."""

    AUTHOR_AND_EVALUATOR = "author and evaluator"
    OWN_SIDE = "own side"
    BROKER = "broker"
    STEERING_GROUP = "steering group"
    BOTH_SIDES = "both sides"
    PUBLIC = "public"
