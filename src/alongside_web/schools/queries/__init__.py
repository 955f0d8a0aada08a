"""What the school pages ask of the snapshot, one module a page."""

from alongside_web.schools.queries.candidates import candidates
from alongside_web.schools.queries.find import find
from alongside_web.schools.queries.profile import profile
from alongside_web.schools.queries.similar import similar

__all__ = ["candidates", "find", "profile", "similar"]
