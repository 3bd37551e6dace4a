"""The marks of cases for the map, kept case by case and told a few times a second: a map need not follow each line."""

from PySide6.QtCore import QObject, QTimer, Slot

from console.numbers import short_number
from console.spine import Spine
from console.titles import case_title
from console.world import News
from dispatch.values import Case
from maps.panel import MapPanel
from maps.rows import CaseMark

TELL_MS = 250


class CaseMarks(QObject):
    """What has changed is gathered, then told at once."""

    def __init__(self, spine: Spine, map_panel: MapPanel) -> None:
        super().__init__()
        self._spine, self._map = spine, map_panel
        self._marks: dict[int, CaseMark] = {}
        self._stirred: set[int] = set()
        self._turn = QTimer(self, interval=TELL_MS, singleShot=True)
        self._turn.timeout.connect(self._tell)
        spine.follower.moved.connect(self.take_news)
        spine.lights.changed.connect(self._stir)

    def close(self) -> None:
        """Mark no more."""
        self._turn.stop()

    @Slot(object)
    def take_news(self, news: News) -> None:
        """Mark what has moved; the whole board is marked at once."""
        if not news.is_start:
            self._stir(frozenset(case.id for case in news.cases))
            return
        marks = map(self._mark, news.open_cases)
        self._marks = {mark.id: mark for mark in marks if mark is not None}
        self._map.set_cases(list(self._marks.values()))

    @Slot(object)
    def _stir(self, case_ids: frozenset[int]) -> None:
        self._stirred |= case_ids
        if self._stirred and not self._turn.isActive():
            self._turn.start()

    @Slot()
    def _tell(self) -> None:
        stirred, self._stirred = self._stirred, set()
        gone, changed = [], []
        for case_id in stirred:
            case = self._spine.world.cases.get(case_id)
            mark = self._mark(case) if case is not None else None
            if mark is None and case_id in self._marks:
                del self._marks[case_id]
                gone.append(case_id)
            elif mark is not None and self._marks.get(case_id) != mark:
                self._marks[case_id] = mark
                changed.append(mark)
        if gone or changed:
            self._map.cases.move(changed, gone)

    def _mark(self, case: Case) -> CaseMark | None:
        if case.lon is None or case.lat is None:
            return None
        title, light = case_title(case, self._spine.standard), self._spine.lights.of(case.id)
        return CaseMark(case.id, short_number(case.number), title, case.lon, case.lat, light)
