"""Runs of eight words, folded and hashed: enough to tell a copied sentence, too little to hold the text."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

RUN = 8
_BYTES = 5
KEPT = Path(__file__).with_name("thesis_shingles.gz")


def shingles(text: str) -> set[bytes]:
    """The hashes of every run of eight words; case and punctuation do not count."""
    words = re.findall(r"[a-z0-9']+", text.casefold().replace("’", "'"))
    runs = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return {hashlib.sha256(run.encode()).digest()[:_BYTES] for run in runs}


def kept_shingles() -> set[bytes]:
    """The runs of the thesis."""
    packed = gzip.decompress(KEPT.read_bytes())
    return {packed[at : at + _BYTES] for at in range(0, len(packed), _BYTES)}
