"""The packaged extract of official data: the same layouts, fewer rows and columns, imported like any other files."""

from alongside_store.extract.packaged import extract_files

__all__ = ["extract_files"]
