"""Hash every run of eight words of a text, so that tests can tell copied sentences without holding the text.

Usage: python tools/make_shingles.py TEXT OUT
Each hash is the first five bytes of SHA-256 over the folded words; the file holds them sorted, gzipped.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from tests.casebook.shingles import shingles


def main(text: Path, out: Path) -> None:
    hashes = sorted(shingles(text.read_text(encoding="utf-8", errors="replace")))
    out.write_bytes(gzip.compress(b"".join(hashes), mtime=0))
    print(f"{len(hashes):,} runs of eight words")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
