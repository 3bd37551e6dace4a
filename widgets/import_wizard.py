"""Bringing in the county's own files at the desk: choose, look, try, import; the desk goes on meanwhile."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.labels import named_label, plain_label
from console.lanes import Lane, Outcome
from console.refusals import refusal_words, trouble_words
from console.times import Times
from dispatch.bringing import Cancelled, FileBroken, Preview, Progress, Report, Run
from dispatch.errors import Refused
from widgets.import_table import ImportTable
from widgets.import_words import broken_words, kind_words, note_words, progress_words, report_words

LOOK_MS = 250
WITHIN_S = 24 * 3600.0


class OnItsWay(Protocol):
    """One file; every method but `cancel` belongs on the jobs lane."""

    @property
    def progress(self) -> Progress: ...

    def preview(self) -> Preview: ...
    def try_out(self) -> Report: ...
    def bring(self) -> Report: ...
    def cancel(self) -> None: ...


class Importer(Protocol):
    """What main hands over: the profiles, files on their way, and imports that were cut off."""

    def profiles(self) -> Sequence[tuple[str, str]]: ...
    def open(self, file: str, profile: str) -> OnItsWay: ...
    def unfinished(self) -> Sequence[Run]: ...
    def resume(self, run: Run) -> OnItsWay: ...
    def drop(self, run: Run) -> None: ...


class ImportWizard(QWidget):
    """A window of its own beside the desk; it never stops it."""

    def __init__(self, importer: Importer, jobs: Lane, times: Times, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._importer, self._jobs, self._times = importer, jobs, times
        self._busy: OnItsWay | None = None
        self._cut: Run | None = None
        self.file, self.profile = QLineEdit(), QComboBox()
        self._choose, self._look, self._try, self._bring, self._cancel = (QPushButton() for _ in range(5))
        self._go_on, self._take_back = QPushButton(), QPushButton()
        self._cut_said, self.said = plain_label(), plain_label()
        self._file_name, self._profile_name = named_label(""), named_label("")
        self.table, self._bar = ImportTable(), QProgressBar()
        self._clock = QTimer(self, interval=LOOK_MS)
        self._lay_out()
        self._join()
        self._retranslate()
        self._set_busy(None)

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way."""
        return self._busy is not None

    def open(self) -> None:
        """Show it, with the profiles and cut off imports of now."""
        held = self.profile.currentData()
        self.profile.clear()
        for stem, name in self._importer.profiles():
            self.profile.addItem(f"{name} ({stem})", stem)
        self.profile.setCurrentIndex(max(0, self.profile.findData(held)))
        self._jobs.submit(lambda: tuple(self._importer.unfinished()), self._offer_cut)
        self.show()
        self.raise_()
        self.activateWindow()
        self.file.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the desk."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def close_down(self) -> None:
        """Stop what is on its way; it can be gone on with later."""
        self._clock.stop()
        if self._busy is not None:
            self._busy.cancel()
        self.close()

    def look(self) -> None:
        """Show the first rows as they will be read."""
        self._start(lambda way: way.preview(), self._take_preview)

    def try_out(self) -> None:
        """Read everything, write nothing."""
        self._start(lambda way: way.try_out(), self._take_report)

    def bring(self) -> None:
        """Import."""
        self._start(lambda way: way.bring(), self._take_report)

    def _start(self, work: Callable[[OnItsWay], Any], then: Callable[[Any], None]) -> None:
        file, profile = self.file.text().strip(), self.profile.currentData()
        if self._busy is not None or not file or not profile:
            return
        try:
            way = self._importer.open(file, profile)
        except FileBroken as error:
            self.said.setText(broken_words(error))
            return
        self._run(way, work, then)

    def _run(self, way: OnItsWay, work: Callable[[OnItsWay], Any], then: Callable[[Any], None]) -> None:
        self._set_busy(way)

        def ended(outcome: Outcome[Any]) -> None:
            self._set_busy(None)
            if outcome.error is not None:
                self.said.setText(self._trouble(outcome.error))
            else:
                then(outcome.value)

        self._jobs.submit(lambda: work(way), ended, timeout=WITHIN_S)

    def _trouble(self, error: Exception) -> str:
        if isinstance(error, FileBroken):
            return broken_words(error)
        if isinstance(error, Cancelled):
            return self.tr(
                "Stopped. What was published stays and is whole; the rest can be gone on with or taken back."
            )
        return refusal_words(error, self._times) if isinstance(error, Refused) else trouble_words(error)

    def _take_preview(self, preview: Preview) -> None:
        self.table.show_preview(preview)
        refused = sum(seen.refused is not None for seen in preview.rows)
        text = self.tr("{kind}: the first {count} rows, {refused} of them would be refused. {notes}")
        self.said.setText(text.format(kind=kind_words(preview.kind), count=len(preview.rows), refused=refused,
                                      notes=note_words(preview.notes)).strip())  # fmt: skip

    def _take_report(self, report: Report) -> None:
        self.table.show_refused(report.refusals)
        lines = [report_words(report), note_words(report.notes)]
        if report.refused_file:
            lines.append(self.tr("To mend and import again: {file}").format(file=report.refused_file))
        self.said.setText("\n".join(filter(None, lines)))

    def _offer_cut(self, outcome: Outcome[tuple[Run, ...]]) -> None:
        self._cut = outcome.value[0] if outcome.value and self._busy is None else None
        for part in (self._cut_said, self._go_on, self._take_back):
            part.setVisible(self._cut is not None)
        if self._cut is not None:
            text = self.tr("The import of {file} was cut off: {done} of {all} rows are published.")
            done = self._cut.added + self._cut.held
            self._cut_said.setText(text.format(file=self._cut.file, done=done, all=self._cut.staged))

    def _resume(self) -> None:
        if self._cut is not None:
            self._run(self._importer.resume(self._cut), lambda way: way.bring(), self._take_resumed)

    def _drop(self) -> None:
        if self._cut is not None:
            cut, self._cut = self._cut, None
            self._jobs.submit(lambda: self._importer.drop(cut), self._take_resumed_outcome)

    def _take_resumed(self, report: Report) -> None:
        self._take_report(report)
        self.open()

    def _take_resumed_outcome(self, _: Outcome[None]) -> None:
        self.open()

    def _set_busy(self, way: OnItsWay | None) -> None:
        self._busy = way
        for button in (self._look, self._try, self._bring, self._choose, self._go_on, self._take_back):
            button.setEnabled(way is None)
        self._cancel.setEnabled(way is not None)
        self._bar.setVisible(way is not None)
        (self._clock.start if way is not None else self._clock.stop)()

    def _tell(self) -> None:
        if self._busy is not None:
            self._bar.setValue(round(100 * self._busy.progress.share))
            self.said.setText(progress_words(self._busy.progress))

    def _stop(self) -> None:
        if self._busy is not None:
            self._busy.cancel()

    def _pick(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), self.file.text())
        if chosen:
            self.file.setText(chosen)

    def _join(self) -> None:
        self._choose.clicked.connect(self._pick)
        self._look.clicked.connect(self.look)
        self._try.clicked.connect(self.try_out)
        self._bring.clicked.connect(self.bring)
        self._cancel.clicked.connect(self._stop)
        self._go_on.clicked.connect(self._resume)
        self._take_back.clicked.connect(self._drop)
        self.file.returnPressed.connect(self.look)
        self._clock.timeout.connect(self._tell)

    def _lay_out(self) -> None:
        form, file, cut, buttons = QFormLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        file.addWidget(self.file, 1)
        file.addWidget(self._choose)
        cut.addWidget(self._cut_said, 1)
        for button in (self._go_on, self._take_back):
            cut.addWidget(button)
        form.addRow(self._file_name, file)
        form.addRow(self._profile_name, self.profile)
        for button in (self._look, self._try, self._bring):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        self._bring.setProperty("primary", "true")
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(cut)
        column.addLayout(form)
        column.addLayout(buttons)
        column.addWidget(self._bar)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        self.resize(960, 560)
        for part in (self._cut_said, self._go_on, self._take_back):
            part.hide()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import the county's own data"))
        self._file_name.setText(self.tr("File"))
        self._profile_name.setText(self.tr("Profile"))
        self.file.setAccessibleName(self.tr("File"))
        self.file.setPlaceholderText(self.tr("CSV, XLSX, JSON, GeoJSON, Shapefile, GeoPackage"))
        self.profile.setAccessibleName(self.tr("Profile"))
        self.table.setAccessibleName(self.tr("Rows"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._choose.setText(self.tr("Choose…"))
        self._look.setText(self.tr("Preview"))
        self._try.setText(self.tr("Try without writing"))
        self._bring.setText(self.tr("Import"))
        self._cancel.setText(self.tr("Stop"))
        self._go_on.setText(self.tr("Go on"))
        self._take_back.setText(self.tr("Take back"))
