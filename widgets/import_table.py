"""Rows as they will be read, and rows that were refused, side by side with their reasons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from dispatch.bringing import Preview, RowRefused
from widgets.import_words import reason_words

WIDEST = 320


class ImportTable(QTableWidget):
    """Text only; nothing in it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_preview(self, preview: Preview) -> None:
        """The first rows by field; a refused one says why in its first cell."""
        fields = list(dict.fromkeys(name for seen in preview.rows if not seen.refused for name in seen.fields))
        heads = [self.tr("Result"), *fields]
        rows = []
        for seen in preview.rows:
            said = self._refused(seen.refused) if seen.refused else "✓"
            rows.append([said, *(seen.fields.get(name, "") for name in fields)])
        self._fill(heads, rows)

    def show_refused(self, refused: Sequence[RowRefused]) -> None:
        """Row, field, reason and value of each."""
        heads = [self.tr("Row"), self.tr("Why it was refused"), self.tr("Value")]
        self._fill(heads, [[str(row.row), reason_words(row), row.value] for row in refused])

    def _refused(self, refused: RowRefused) -> str:
        return self.tr("✗ row {row}: {why} ({value})").format(
            row=refused.row, why=reason_words(refused), value=refused.value[:40]
        )

    def _fill(self, heads: list[str], rows: list[list[str]]) -> None:
        self.clear()
        self.setColumnCount(len(heads))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(heads)
        for line, cells in enumerate(rows):
            for place, text in enumerate(cells):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(line, place, item)
        self.resizeColumnsToContents()
        for place in range(len(heads)):
            self.setColumnWidth(place, min(WIDEST, self.columnWidth(place) + 8))
