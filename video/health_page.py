"""The health of the cameras that were watched: down since when, flapping, reached anew, clock drift; worst first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from dispatch.values import Camera
from video.feed import FeedState
from video.health import FLAPS, Health
from video.words import age_word, camera_name, shape_of, state_word, why_word


class HealthPage(QWidget):
    """A table that is told anew every few seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.table = QTableWidget(0, 5)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wrapped in (0, 1):  # what is long goes on in a second line
            self.table.horizontalHeader().setSectionResizeMode(wrapped, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self._retranslate()

    def show_rows(self, rows: Sequence[Health], cameras: Mapping[int, Camera]) -> None:
        """These cameras, in this order."""
        known = [row for row in rows if row.camera_id in cameras]
        self.table.setRowCount(len(known))
        for line, row in enumerate(known):
            for place, text in enumerate(self._texts(row, camera_name(cameras[row.camera_id]))):
                self._put(line, place, text)

    def texts(self) -> list[tuple[str, ...]]:
        """What stands there, line by line."""
        lines = range(self.table.rowCount())
        items = ([self.table.item(line, place) for place in range(self.table.columnCount())] for line in lines)
        return [tuple(item.text() if item else "" for item in row) for row in items]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _put(self, line: int, place: int, text: str) -> None:
        item = self.table.item(line, place)
        if item is None:
            item = QTableWidgetItem()
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            item.setTextAlignment(right if place > 1 else Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(line, place, item)
        if item.text() != text:
            item.setText(text)

    def _texts(self, row: Health, name: str) -> tuple[str, ...]:
        down = age_word((row.seen_at - row.down_since).total_seconds()) if row.down_since else ""
        if row.status.state is FeedState.UNCHANGED:
            down = age_word(row.status.unchanged_s)
        drift = "" if row.drift_s is None else f"{row.drift_s:+.0f} s"
        wrong = " ▲" if row.is_clock_wrong else ""
        flaps = self.tr("flapping, {0} times").format(row.losses) if row.losses >= FLAPS else str(row.losses or "")
        state = f"{shape_of(row.status.state)} {state_word(row.status.state)} {down}".strip()
        why = why_word(row.status.why)
        return name, f"{state} · {why}" if why else state, flaps, str(row.reconnects or ""), drift + wrong

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Health of the cameras"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Camera"), self.tr("Now"), self.tr("Lost"), self.tr("Retries"), self.tr("Clock")]
        )  # fmt: skip
