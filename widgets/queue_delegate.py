"""Puts one row of the queue on the screen; its picture is drawn anew only when something of it looks otherwise."""

from datetime import timedelta
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from console.numbers import short_number
from console.spine import Spine
from console.theme import Theme
from console.times import counts_working_time, span_text
from console.titles import case_title
from console.wording import words
from dispatch.light import Light
from dispatch.values import Case
from widgets.queue_model import CASE
from widgets.row_picture import RowLook, RowPainter
from widgets.shapes import token_of

KEPT = 64  # pictures, some 70 KB each: of the rows in sight a second changes few, and text takes 50 times a copy
_PRESSING = (Light.YELLOW, Light.RED)


class QueueDelegate(QStyledItemDelegate):
    """One row in the colours of the theme."""

    def __init__(self, theme: Theme, spine: Spine) -> None:
        super().__init__()
        self.marked: frozenset[int] = frozenset()
        self._times, self._standard, self._beside = spine.times, spine.standard, spine.beside
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._height = theme.row_px
        self._picture = lru_cache(maxsize=KEPT)(RowPainter(theme).picture)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look = self._look(index.data(CASE), is_selected=bool(state & QStyle.StateFlag.State_Selected))
        ratio = painter.device().devicePixelRatio()
        font = painter.font().toString()
        painter.drawPixmap(box.topLeft(), self._picture(look, box.width(), box.height(), ratio, font))

    def _look(self, case: Case, *, is_selected: bool) -> RowLook:
        light, left = self._times.light(case), self._times.remaining(case)
        holders = self._beside.names(case.id)
        return RowLook(
            light=light, number=short_number(case.number), title=case_title(case, self._standard), place=case.place,
            state=words(case.state), left=_left_words(case, left, light),
            left_token=token_of(light) if light in _PRESSING else "text" if left is not None else "dim",
            holder=holders[0][0] if holders else "", is_timed=left is not None, is_selected=is_selected,
            is_marked=case.id in self.marked,
        )  # fmt: skip


def _left_words(case: Case, left: timedelta | None, light: Light) -> str:
    if left is not None:
        return span_text(left, is_working=counts_working_time(case))
    return words(light) if light is Light.PAUSED else "—"
