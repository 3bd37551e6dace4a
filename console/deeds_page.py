"""The page of what was done at this desk: arrows choose, Enter counters, Esc puts it away; nothing stops meanwhile."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from console.deeds import Deeds
from console.labels import plain_label
from console.overlay import Overlay

SIZE = QSize(620, 480)


class DeedsPage(Overlay):
    """Enter counters the chosen one and leaves the page where it is."""

    def __init__(self, deeds: Deeds, parent: QWidget) -> None:
        super().__init__(parent, SIZE)
        self._deeds = deeds
        self._shown: tuple[int, ...] = ()  # numbers of the log
        self._title, self._hint = plain_label("title"), plain_label("caption")
        self.list = QListWidget()
        for widget in (self._title, self.list, self._hint):
            self.column.addWidget(widget)
        self.watch(self.list)
        deeds.changed.connect(self.fill)

    def toggle(self) -> None:
        """Show it in the middle of the desk, or put it away."""
        if self.isVisible():
            self.put_away()
            return
        self.fill()
        self.come(self.list)

    @Slot()
    def fill(self) -> None:
        """Show what was done, newest first; the chosen deed stays chosen, wherever it stands now."""
        before, at = self._shown, self.list.currentRow()
        chosen = before[at] if 0 <= at < len(before) else None
        self._shown = tuple(deed.done.seq for deed in self._deeds.rows)
        self._title.setText(self.tr("Done at this desk"))
        hint = self.tr("Enter takes the chosen one back by its counter-step · Esc")
        nothing = self.tr("Nothing was done here yet; what you do stands here with what takes it back · Esc")
        self._hint.setText(hint if self._shown else nothing)
        self.list.setAccessibleName(self._title.text())
        self.list.clear()
        for deed in self._deeds.rows:
            can = self._deeds.counter(deed) is not None
            end = self.tr("taken back") if deed.is_countered else self.tr("can be taken back") if can else "—"
            item = QListWidgetItem(f"{self._deeds.words(deed)}   {end}")
            self.list.addItem(item)
        self.list.setCurrentRow(self._shown.index(chosen) if chosen in self._shown else 0)

    def reword(self) -> None:
        """Word the deeds anew."""
        self.fill()

    def take(self) -> None:
        """Counter the chosen one."""
        at = self.list.currentRow()
        if 0 <= at < len(self._deeds.rows):
            self._deeds.undo_this(self._deeds.rows[at])
