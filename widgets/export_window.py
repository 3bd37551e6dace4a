"""Everything that was imported or made, out as open files: masked, or with personal data and a reason."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.labels import named_label, plain_label
from console.lanes import Lane, Outcome
from console.refusals import refusal_words, trouble_words
from console.times import Times
from dispatch.errors import Refused

WITHIN_S = 3600.0


@dataclass(frozen=True, slots=True)
class Exported:
    """What left."""

    folder: str
    files: int
    rows: int


# Folder, whether with personal data, and why; belongs on the jobs lane.
Exporter = Callable[[str, bool, str], Exported]


class ExportWindow(QWidget):
    """A window of its own beside the desk; it never stops it."""

    def __init__(
        self, export: Exporter, propose: Callable[[], str], jobs: Lane, times: Times, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent, Qt.WindowType.Window)
        self._export, self._propose, self._jobs, self._times = export, propose, jobs, times
        self.folder, self.reason, self.is_plain = QLineEdit(), QLineEdit(), QCheckBox()
        self._folder_name, self._reason_name = named_label(""), named_label("")
        self.go, self.said = QPushButton(), plain_label()
        self._lay_out()
        self.go.clicked.connect(self.export)
        self.is_plain.toggled.connect(self._ask_reason)
        self._ask_reason(False)
        self._retranslate()

    def open(self) -> None:
        """Show it with a folder that is free."""
        self.folder.setText(self._propose())
        self.said.setText("")
        self.show()
        self.raise_()
        self.activateWindow()
        self.go.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the desk."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def export(self) -> None:
        """Let it leave; the right is asked where the log is written."""
        folder, is_plain, reason = self.folder.text().strip(), self.is_plain.isChecked(), self.reason.text().strip()
        if folder:
            self.go.setEnabled(False)
            self.said.setText(self.tr("Exporting…"))
            self._jobs.submit(lambda: self._export(folder, is_plain, reason), self._take, timeout=WITHIN_S)

    def _take(self, outcome: Outcome[Exported]) -> None:
        self.go.setEnabled(True)
        if outcome.value is not None:
            text = self.tr("Exported: {rows} rows in {files} files, with a data dictionary, to {folder}")
            self.said.setText(
                text.format(rows=outcome.value.rows, files=outcome.value.files, folder=outcome.value.folder)
            )
        elif isinstance(outcome.error, Refused):
            self.said.setText(refusal_words(outcome.error, self._times))
        elif outcome.error is not None:
            self.said.setText(trouble_words(outcome.error))

    def _ask_reason(self, is_plain: bool) -> None:
        self.reason.setEnabled(is_plain)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self._folder_name, self.folder)
        form.addRow("", self.is_plain)
        form.addRow(self._reason_name, self.reason)
        self.go.setProperty("primary", "true")
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(form)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        column.addStretch(1)
        self.resize(720, 220)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Export the county's data"))
        self._folder_name.setText(self.tr("Folder"))
        self._reason_name.setText(self.tr("Reason"))
        self.folder.setAccessibleName(self.tr("Folder"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.is_plain.setText(self.tr("With personal data as they are (right and reason needed, noted in the log)"))
        self.go.setText(self.tr("Export"))
