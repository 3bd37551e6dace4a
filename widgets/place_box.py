"""What is known of the place of the case in hand: dangers, permits, and what was wrong there before."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from console.labels import plain_label
from console.spine import Spine
from dispatch.features import Near
from dispatch.values import Case
from widgets.place_notes import NEAR_M, past_words
from widgets.thing_words import danger_words, permit_words

# What lies near (lon, lat in WGS-84), asked beside the screen; the second argument takes the answer.
AskThings = Callable[[float, float, Callable[[Sequence[Near]], None]], None]


class PlaceBox(QWidget):
    """Empty lines take no room. `ask_things` is handed in by whoever has the things of places."""

    def __init__(self, spine: Spine) -> None:
        super().__init__()
        self._spine = spine
        self._case: Case | None = None
        self._past: tuple[Case, ...] = ()
        self._things: Sequence[Near] | None = None  # None: nobody has answered yet
        self.ask_things: AskThings | None = None
        self.danger, self.permits, self.past = plain_label("yellow"), plain_label("caption"), plain_label("caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in self._labels():
            label.setWordWrap(True)
            label.setVisible(False)
            column.addWidget(label)

    def show_case(self, case: Case) -> None:
        """Another case: ask anew, show nothing of the last one."""
        self._case, self._past, self._things = case, (), None
        self._say()
        if case.lon is None or case.lat is None:
            return
        self._spine.reader.near(case.lon, case.lat, NEAR_M, partial(self._show_past, case))
        if self.ask_things is not None:
            self.ask_things(case.lon, case.lat, partial(self._show_things, case))

    def _labels(self) -> tuple[QLabel, ...]:
        return self.danger, self.permits, self.past

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _show_past(self, case: Case, near: tuple[Case, ...]) -> None:
        if self._case is not None and self._case.id == case.id:
            self._past = near
            self._say()

    def _show_things(self, case: Case, near: Sequence[Near]) -> None:
        if self._case is not None and self._case.id == case.id:
            self._things = near
            self._say()

    def _say(self) -> None:
        if self._case is None:
            return
        times, things = self._spine.times, self._things
        texts = (
            danger_words(things) if things is not None else "",
            permit_words(self._case, things, times) if things is not None else "",
            past_words(self._case, self._past, times, self._spine.standard),
        )
        for label, text in zip(self._labels(), texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
