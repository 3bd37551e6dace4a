"""A form for what a paper needs: a few named fields in the file, no dialog; Enter sends, Esc puts it away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QDateTime, QEvent, Qt, QTimeZone
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QFormLayout, QPushButton, QWidget

from console.drafts import Drafts
from console.labels import named_label, plain_label
from widgets.passing_form import PassingForm
from widgets.slim_box import slim_box

Answers = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one's own, or one of the canned ones."""

    name: str
    label: str
    canned: tuple[str, ...] = ()
    is_needed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several values, each with its text; the first is chosen."""

    name: str
    label: str
    options: tuple[tuple[object, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A moment to come; the screen shows it in the zone that it comes with."""

    name: str
    label: str
    at: datetime


Field = Words | Choice | When


class PaperForm(PassingForm):
    """Asked for by an action; `done` gets the answers by name."""

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts, self._about = drafts, ""
        self._title = plain_label()
        self._title.setObjectName("title")
        self._send = QPushButton()
        self._send.setProperty("primary", "true")
        self._fields: dict[str, QWidget] = {}
        self._values: dict[str, tuple[object, ...]] = {}  # of choices: Qt would make plain texts of codes
        self._needed: tuple[str, ...] = ()
        self._done: Callable[[Answers], None] | None = None
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 4, 0, 4)
        self._form.addRow(self._title)
        self._send.clicked.connect(self.send)
        self.setVisible(False)
        self._retranslate()

    def ask(
        self, title: str, fields: Sequence[Field], done: Callable[[Answers], None], *, about: str = ""
    ) -> None:  # fmt: skip
        """Show the fields under a title, the first one with the focus.

        `about` names what they are for: what was put in and not sent is there again when it is asked for.
        """
        self._clear()
        self._done, self._about = done, about
        self._title.setText(title)
        self._needed = tuple(field.name for field in fields if not isinstance(field, Words) or field.is_needed)
        for field in fields:
            editor = _editor(field)
            editor.setAccessibleName(f"{title}: {field.label}")
            self._fields[field.name] = editor
            if isinstance(field, Choice):
                self._values[field.name] = tuple(value for value, _ in field.options)
            self._form.addRow(named_label(field.label), editor)
            if about:
                self._take_draft(field.name, editor)
        self._form.addRow("", self._send)
        self._send.setVisible(True)
        self.come(next(iter(self._fields.values())))

    def _take_draft(self, name: str, editor: QWidget) -> None:
        kept = self._drafts.text(self._draft(name))
        if kept:
            _put(editor, kept)
        keep = partial(self._keep, name, editor)
        if isinstance(editor, QDateTimeEdit):
            editor.dateTimeChanged.connect(keep)
        elif isinstance(editor, QComboBox):
            editor.currentTextChanged.connect(keep)

    def _keep(self, name: str, editor: QWidget, _: object = None) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else _moment_of(editor)
        self._drafts.keep(self._draft(name), text)

    def _draft(self, name: str) -> str:
        return f"paper {self._about} {name}"

    def answers(self) -> Answers:
        """What stands in the fields now."""
        return {name: self._answer(name, editor) for name, editor in self._fields.items()}

    def _answer(self, name: str, editor: QWidget) -> object:
        if isinstance(editor, QDateTimeEdit):
            return datetime.fromtimestamp(editor.dateTime().toSecsSinceEpoch(), UTC)
        if not isinstance(editor, QComboBox):
            return None
        values, at = self._values.get(name), editor.currentIndex()
        if values is None:
            return editor.currentText().strip()
        return values[at] if 0 <= at < len(values) else None

    def send(self) -> None:
        """Hand the answers over; an empty needed field gets the focus instead."""
        answers = self.answers()
        missing = next((name for name in self._needed if answers[name] in ("", None)), None)
        if missing is not None:
            self._fields[missing].setFocus()
        elif self._done is not None:
            self.put_away()
            for name in self._fields:
                self._drafts.keep(self._draft(name), "")
            self._done(answers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setVisible(False)  # its words came from outside in the other language
            self._retranslate()
        super().changeEvent(event)

    def _clear(self) -> None:
        if self._fields:
            self._form.takeRow(self._send)
        for editor in self._fields.values():
            self._form.removeRow(editor)
        self._fields, self._values = {}, {}

    def _retranslate(self) -> None:
        self._send.setText(self.tr("Send  ↵"))


def _put(editor: QWidget, kept: str) -> None:
    """A kept text or moment; a choice that is no longer offered is left as it is."""
    if isinstance(editor, QDateTimeEdit):
        editor.setDateTime(QDateTime.fromSecsSinceEpoch(int(kept), editor.timeZone()))
    elif isinstance(editor, QComboBox) and editor.isEditable():
        editor.setEditText(kept)
    elif isinstance(editor, QComboBox) and editor.findText(kept) >= 0:
        editor.setCurrentIndex(editor.findText(kept))


def _moment_of(editor: QWidget) -> str:
    return str(editor.dateTime().toSecsSinceEpoch()) if isinstance(editor, QDateTimeEdit) else ""


def _editor(field: Field) -> QWidget:
    if isinstance(field, When):
        offset = field.at.utcoffset() or timedelta()
        zone = QTimeZone(int(offset.total_seconds()))
        moment = QDateTimeEdit()
        moment.setTimeZone(zone)
        moment.setDateTime(QDateTime.fromSecsSinceEpoch(int(field.at.timestamp()), zone))
        moment.setDisplayFormat("yyyy-MM-dd HH:mm")
        moment.setCalendarPopup(True)
        return moment
    box = slim_box()
    if isinstance(field, Words):
        box.setEditable(True)
        box.addItems(list(field.canned))
        box.setCurrentIndex(-1)
        box.clearEditText()
        return box
    box.addItems([text for _, text in field.options])
    return box
