"""Class and condition for a case: found by typing, taken by Enter; accepts and files in one go."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QFormLayout, QPushButton

from console.titles import language
from console.wording import limit_words
from dispatch.standard import Condition, Standard
from dispatch.values import Case
from widgets.passing_form import PassingForm
from widgets.slim_box import slim_box


def condition_words(condition: Condition) -> str:
    """The condition with its limit."""
    text = condition.zh if language() == "zh" else condition.en
    return f"{text} · {limit_words(condition.limit)}"


def class_box(standard: Standard) -> QComboBox:
    """A box of all classes that finds by any part of code or name."""
    box = slim_box()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    fill_classes(box, standard)
    completer = box.completer()
    if isinstance(completer, QCompleter):
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return box


def chosen_class(box: QComboBox) -> str:
    """The code that is meant: of the row that stands there, else of the only row that the typed text fits; else ''."""
    typed = box.currentText().strip()
    if box.currentIndex() >= 0 and box.itemText(box.currentIndex()) == typed:
        return str(box.currentData())
    rows = [(box.itemText(at), str(box.itemData(at))) for at in range(box.count())]
    same = [code for _, code in rows if code == typed]
    fitting = same or [code for text, code in rows if typed and typed in text]
    return fitting[0] if len(fitting) == 1 else ""


def fill_classes(box: QComboBox, standard: Standard) -> None:
    """Word the classes anew, keeping the chosen one."""
    held = box.currentData()
    box.clear()
    for code, row in standard.classes.items():
        box.addItem(f"{code} {row.name(language())}", code)
    box.setCurrentIndex(box.findData(held))


class FileForm(PassingForm):
    """Asked for by Accept and by File where the condition is not chosen yet."""

    def __init__(self, standard: Standard) -> None:
        super().__init__()
        self._standard = standard
        self._done: Callable[[str, str], None] | None = None
        self.classes = class_box(standard)
        self.conditions = slim_box()
        self._send = QPushButton()
        self._send.setProperty("primary", "true")
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 4, 0, 4)
        self._form.addRow(" ", self.classes)
        self._form.addRow(" ", self.conditions)
        self._form.addRow("", self._send)
        self.classes.currentIndexChanged.connect(self._fill_conditions)
        self._send.clicked.connect(self._finish)
        self.setVisible(False)
        self._retranslate()

    def ask(self, case: Case, done: Callable[[str, str], None]) -> None:
        """Show the form for a case; `done` gets class code and condition id."""
        self._done = done
        self.classes.setCurrentIndex(self.classes.findData(case.class_code))
        self._fill_conditions()
        self.come(self.conditions if case.class_code else self.classes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _fill_conditions(self, _: int = 0) -> None:
        self.conditions.clear()
        for condition in self._standard.conditions_of(self.classes.currentData() or ""):
            self.conditions.addItem(condition_words(condition), condition.id)

    def _finish(self) -> None:
        code, condition = self.classes.currentData(), self.conditions.currentData()
        if code and condition and self._done is not None:
            self.put_away()
            self._done(code, condition)

    def _retranslate(self) -> None:
        fill_classes(self.classes, self._standard)
        self._fill_conditions()
        for field, text in ((self.classes, self.tr("Class")), (self.conditions, self.tr("Condition"))):
            label = self._form.labelForField(field)
            if label is not None:
                label.setProperty("text", text)
            field.setAccessibleName(text)
        self._send.setText(self.tr("Accept and file  ↵"))
