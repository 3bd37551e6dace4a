"""The cases that the page shows: told whole once, then only what has come, changed or gone."""

from collections.abc import Collection, Sequence
from typing import Any

from maps.page_state import PageState
from maps.rows import CaseMark

Row = dict[str, Any]


class CaseRows:
    """The view is fitted to all cases only when other ones have come or gone."""

    def __init__(self, state: PageState) -> None:
        self._state = state
        self._rows: dict[int, Row] = {}

    def set(self, marks: Sequence[CaseMark]) -> None:
        """All cases anew."""
        was, self._rows = self._rows, {mark.id: mark.row() for mark in marks}
        self._state.keep("cases", list(self._rows.values()))
        if self._rows.keys() != was.keys():
            self._fit(is_first=not was)

    def move(self, marks: Sequence[CaseMark], gone: Collection[int]) -> None:
        """Some have come or changed, some are no more."""
        put = {mark.id: mark.row() for mark in marks}
        is_other = not (put.keys() <= self._rows.keys()) or any(case_id in self._rows for case_id in gone)
        is_first = not self._rows
        for case_id in gone:
            self._rows.pop(case_id, None)
        self._rows.update(put)
        change = {"put": list(put.values()), "gone": sorted(gone)}
        self._state.move("cases", list(self._rows.values()), change)
        if is_other:
            self._fit(is_first=is_first)

    def _fit(self, *, is_first: bool) -> None:
        self._state.tell("fit", {"places": corners(self._rows.values()), "force": False, "first": is_first})


def corners(rows: Collection[Row]) -> list[list[float]]:
    """The south-western and the north-eastern corner of what holds them all; none when there are none."""
    if not rows:
        return []
    lats, lons = [row["lat"] for row in rows], [row["lon"] for row in rows]
    return [[min(lats), min(lons)], [max(lats), max(lons)]]
