"""The newest notice as one quiet line; the whole list opens on demand and never takes the focus."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console.labels import plain_label
from console.notices import Notice, NoticeKind, Notices
from console.style import set_tone
from console.times import Times

_TONES = {NoticeKind.ALARM: "red", NoticeKind.TROUBLE: "yellow", NoticeKind.REFUSAL: "yellow", NoticeKind.INFO: "dim"}
_MARKS = {NoticeKind.ALARM: "■ ", NoticeKind.TROUBLE: "▲ ", NoticeKind.REFUSAL: "▲ ", NoticeKind.INFO: ""}
SHOWN = 3


class NoticeStrip(QWidget):
    """The three newest notices, newest first."""

    def __init__(self, notices: Notices, times: Times) -> None:
        super().__init__()
        self._notices, self._times = notices, times
        self._lines = [plain_label("dim") for _ in range(SHOWN)]
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for line in self._lines:
            line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            row.addWidget(line)
        row.addStretch(1)
        notices.changed.connect(self.show_newest)
        notices.cleared.connect(self.show_newest)
        self._retranslate()

    @Slot()
    def show_newest(self, _: object = None) -> None:
        """Show what is newest now."""
        rows = self._notices.rows[:SHOWN]
        for line, notice in zip(self._lines, [*rows, *[None] * SHOWN], strict=False):
            line.setText(self._words(notice) if notice else "")
            set_tone(line, _TONES[notice.kind] if notice else "dim")
        self._row.activate()  # now: a text in the width of the last one would be cut
        self.setToolTip("\n".join(self._words(row) for row in self._notices.rows[:20]))
        self.setAccessibleDescription(self._words(rows[0]) if rows else "")

    def _words(self, notice: Notice) -> str:
        count = f" ×{notice.count}" if notice.count > 1 else ""
        return f"{_MARKS[notice.kind]}{self._times.clock_text(notice.at)} {notice.text}{count}"

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Notices, newest first"))
        self.show_newest()
