"""The bar under the map while it shows the past: play, step, drag, pace, another period, and back to now."""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import partial

from PySide6.QtCore import QDateTime, QEvent, QSignalBlocker, Qt, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from maps.looking_back import PACES, LookingBack

STEP_S = 10.0
SPANS_MIN = (15, 60, 240, 1440)


class TimeBar(QWidget):
    """Hidden while the map shows the present."""

    chosen = Signal(object)  # (since, until) in UTC: another period is wanted

    def __init__(self, back: LookingBack, zone: tzinfo) -> None:
        super().__init__()
        self._back, self._zone = back, zone
        self._shown = ("", 0)
        self._now, self._play, self._less, self._more = (QPushButton() for _ in range(4))
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._moment = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._pace, self._span, self._gap = QComboBox(), QComboBox(), QWidget()
        self._since = QDateTimeEdit(displayFormat="MM-dd HH:mm", calendarPopup=True)
        self._since.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
        self._lay_out()
        self._join()
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        """Two rows: a wall writes twice as large."""
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(4)
        hands: tuple[QWidget, ...] = (self._now, self._less, self._play, self._more, self._pace)
        column.addLayout(_row((self._moment, self._slider), wide=self._slider))
        column.addLayout(_row((*hands, self._gap, self._since, self._span), wide=self._gap))
        for hand in hands:
            hand.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pace.addItems([f"{pace}×" for pace in PACES])
        self._slider.setRange(0, 1)
        self._slider.setPageStep(60)

    def _join(self) -> None:
        self._now.clicked.connect(self._back.close)
        self._play.clicked.connect(self.toggle)
        self._less.clicked.connect(partial(self.step, -1))
        self._more.clicked.connect(partial(self.step, 1))
        self._slider.valueChanged.connect(self._drag)
        self._pace.activated.connect(self._take_pace)
        self._since.editingFinished.connect(self._choose)
        self._span.activated.connect(self._choose)
        self._back.moved.connect(self._show_moment)
        self._back.changed.connect(self._show_state)

    @Slot()
    def toggle(self) -> None:
        """Play, or stand still."""
        if self._back.is_running:
            self._back.stop()
        else:
            self._back.play()

    def step(self, way: int, _: bool = False) -> None:
        """Ten seconds on or back, ten times as many per minute's pace; standing still."""
        self._back.stop()
        self._back.step(way * STEP_S)

    def change_pace(self, way: int) -> None:
        """The next pace up or down."""
        at = max(0, min(len(PACES) - 1, PACES.index(self._back.pace) + way))
        self._back.set_pace(PACES[at])

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(self.tr("Replay of the past"))
        self._now.setText(self.tr("Back to now  H"))
        for button, words in ((self._less, self.tr("10 seconds back (,)")), (self._more, self.tr("10 seconds on (.)")),
                              (self._play, self.tr("Play or pause (P)"))):  # fmt: skip
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._less.setText("−10")
        self._more.setText("+10")
        self._slider.setAccessibleName(self.tr("Moment"))
        self._pace.setToolTip(self.tr("Pace ([ slower, ] faster)"))
        self._pace.setAccessibleName(self.tr("Pace"))
        self._since.setToolTip(self.tr("Beginning of the period"))
        self._since.setAccessibleName(self._since.toolTip())
        self._span.setAccessibleName(self.tr("Length of the period"))
        chosen = max(0, self._span.currentIndex())
        self._span.clear()
        self._span.addItems([self.tr("15 min"), self.tr("1 h"), self.tr("4 h"), self.tr("24 h")])
        self._span.setCurrentIndex(chosen)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _show_state(self) -> None:
        scene = self._back.scene
        self.setVisible(scene is not None)
        self._play.setText("❚❚" if self._back.is_running else "▶")
        self._pace.setCurrentIndex(PACES.index(self._back.pace))
        if scene is None:
            return
        minutes = (scene.until - scene.since).total_seconds() / 60
        with QSignalBlocker(self._slider), QSignalBlocker(self._since):
            self._slider.setRange(0, max(1, round(minutes * 60)))
            self._since.setDateTime(QDateTime.fromString(self._local(scene.since), Qt.DateFormat.ISODate))
            self._span.setCurrentIndex(next((n for n, span in enumerate(SPANS_MIN) if minutes <= span), 3))
        self._shown = self._asked()

    @Slot(object)
    def _show_moment(self, moment: datetime) -> None:
        scene = self._back.scene
        if scene is None:
            return
        self._moment.setText(moment.astimezone(self._zone).strftime("%m-%d %H:%M:%S"))
        with QSignalBlocker(self._slider):
            self._slider.setValue(round((moment - scene.since).total_seconds()))

    @Slot(int)
    def _drag(self, seconds: int) -> None:
        if self._back.scene is not None:
            self._back.seek(self._back.scene.since + timedelta(seconds=seconds))

    @Slot(int)
    def _take_pace(self, number: int) -> None:
        self._back.set_pace(PACES[number])

    @Slot()
    def _choose(self, _: int = 0) -> None:
        """The editor shows the county's time of day, whatever zone this machine is in."""
        if (asked := self._asked()) == self._shown:  # the editor was only walked through
            return
        since = datetime.fromisoformat(asked[0]).replace(tzinfo=self._zone).astimezone(UTC)
        until = since + timedelta(minutes=SPANS_MIN[self._span.currentIndex()])
        if self._back.scene is not None:
            self.chosen.emit((since, until))

    def _asked(self) -> tuple[str, int]:
        return self._since.dateTime().toString("yyyy-MM-ddTHH:mm:ss"), self._span.currentIndex()

    def _local(self, moment: datetime) -> str:
        return moment.astimezone(self._zone).strftime("%Y-%m-%dT%H:%M:%S")


def _row(parts: tuple[QWidget, ...], wide: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part, 1 if part is wide else 0)
    return row
