"""The files that describe the columns of other files: known, so that they are not mistaken for damaged ones; nothing is kept."""

from __future__ import annotations

from alongside.exchange.layouts import Dated, Keeps, Layout


def _described(name: str, *columns: str) -> Layout:
    return Layout(
        name=name,
        title="Column descriptions of a performance table, no schools inside",
        publisher="Department for Education",
        keeps=Keeps.NOTHING,
        recognised_by=columns,
        key="",
        key_is_urn=False,
        dated=Dated(needed=False),
    )


LAYOUTS = (
    _described("descriptions-variables", "Variable", "Label", "Type", "Description"),
    _described("descriptions-census", "Field Number", "Field Reference", "Field Name"),
    _described("descriptions-headings", "Column", "Metafile heading", "Metafile description"),
    _described("descriptions-columns", "Column", "Field Name", "Description"),
)
