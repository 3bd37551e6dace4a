"""Who can go: frozen when the case is selected; a row never moves, and a key takes only what could be read."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from console.dragged import Kind, carried
from console.duty_bearers import bearers
from console.nearness import straight_ways
from console.painted import Painted
from console.ranking import Ranked, ranked_units
from console.spine import Spine
from console.theme import Theme
from console.titles import named
from dispatch.reach import Ways
from dispatch.values import Case
from widgets.suggestion_rows import LINES, SuggestionRow
from widgets.suggestion_words import arrival_words, lack_words, reason_words

UNIT = Qt.ItemDataRole.UserRole
SHOWN = 4
LOOK_MS = 1000


class Suggestions(QListWidget):
    """The chosen row is what `A` sends. `ways` says how long units take; until it is set, by the crow's flight."""

    better_found = Signal(object)  # Ranked | None: who would now come first

    def __init__(self, theme: Theme, spine: Spine) -> None:
        super().__init__()
        self._spine = spine
        self._row = SuggestionRow(theme)
        self._case: Case | None = None
        self._frozen: tuple[Ranked, ...] = ()
        self.painted = Painted()
        self.ways: Ways = straight_ways
        self.setItemDelegate(self._row)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._row.theme = theme
        self._fit()

    def ranked(self, case: Case, most: int | None = None) -> tuple[Ranked, ...]:
        """Who could go to a case at this moment, best first; all of them, or no more than are wanted."""
        world, held = self._spine.world, bearers(case, self._spine.world, self._spine.standard)
        return ranked_units(case, world, held, ways=self.ways, recorded=self._spine.records.of, most=most)

    def rank(self, case: Case) -> None:
        """Rank anew for a case, and freeze."""
        self._case = case
        self._frozen = self.ranked(case, SHOWN)
        self.clear()
        for number, row in enumerate(self._frozen, 1):
            self.addItem(self._item(number, row))
        self.setCurrentRow(next((at for at, row in enumerate(self._frozen) if row.can_go), -1))
        self._fit()
        self.painted.show((case.id, case.state, self._states()))
        self.better_found.emit(None)

    @Slot()
    def look(self) -> None:
        """Whether another unit would come first now; nobody's place changes."""
        self.mark()
        if self._case is not None and self.isVisible():
            self.better_found.emit(self._better(next(iter(self.ranked(self._case, 1)), None)))

    def mark(self) -> None:
        """Say in place that a unit was taken, or is free again."""
        for at, frozen in enumerate(self._frozen):
            unit = self._spine.world.unit(frozen.unit.id) or frozen.unit
            row = replace(frozen, unit=unit, busy_with=self._spine.world.case(unit.case_id))
            if row.can_go != frozen.can_go:
                self._replace(at, row)
        self.painted.show((self._case.id, self._case.state, self._states()) if self._case else None)

    def _better(self, first: Ranked | None) -> Ranked | None:
        held = next((row for row in self._frozen if row.can_go), None)
        is_other = first is not None and first.can_go and (held is None or first.unit.id != held.unit.id)
        return first if is_other else None

    @property
    def case_id(self) -> int | None:
        """For which case it is frozen."""
        return self._case.id if self._case else None

    def chosen(self) -> int | None:
        """The id of the chosen unit, as it was painted."""
        at = self.currentRow()
        return self._frozen[at].unit.id if 0 <= at < len(self._frozen) else None

    def offered(self) -> tuple[int, ...]:
        """The ids as they were ranked."""
        return tuple(row.unit.id for row in self._frozen)

    def _states(self) -> tuple[tuple[int, bool], ...]:
        return tuple((row.unit.id, row.can_go) for row in self._frozen)

    def _replace(self, at: int, row: Ranked) -> None:
        self._frozen = (*self._frozen[:at], row, *self._frozen[at + 1 :])
        self._word(self.item(at), at + 1, row)

    def _item(self, number: int, row: Ranked) -> QListWidgetItem:
        item = QListWidgetItem()
        self._word(item, number, row)
        return item

    def _word(self, item: QListWidgetItem, number: int, row: Ranked) -> None:
        reasons = " · ".join(reason_words(row, self._spine.world))
        lacks = " · ".join(lack_words(row, self._spine.world, self._spine.times))
        lines = (str(number), named(row.unit), arrival_words(row.arrival), reasons, lacks)
        item.setData(UNIT, row.unit.id)
        item.setData(LINES, lines)
        item.setText("   ".join(part for part in lines if part))
        item.setToolTip(f"<qt>{_escaped(lines)}</qt>")
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled if row.can_go else flags)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return carried(Kind.UNIT, items[0].data(UNIT))

    def supportedDropActions(self) -> Qt.DropAction:
        """A unit that is dragged stays in the list."""
        return Qt.DropAction.CopyAction

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self.count()) * max(16, self.sizeHintForRow(0)) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.paint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()


def _escaped(lines: tuple[str, ...]) -> str:
    return "<br>".join(escape(line) for line in lines[1:] if line)
