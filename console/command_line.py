"""The command line in the top bar: words in, actions out; what was being typed elsewhere stays as it was."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from console.action_table import BY_ID, Scope
from console.actions import Actions
from console.command_sheet import CommandSheet
from console.commands import Command, complete, parse
from console.composing import Composing, Place
from console.foresight import foreseen
from console.history import History
from console.notices import NoticeKind, Notices
from console.numbers import short_number
from console.world import World

_CLAIMED = (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab)


class CommandLine(QLineEdit):
    """Enter carries out, Tab completes, arrows choose or go back in time, Esc goes back to where one was."""

    def __init__(self, world: World, actions: Actions, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._world = world
        self._actions = actions
        self._notices = notices
        self._sheet: CommandSheet | None = None
        self._place: Place | None = None
        self._result = ""
        self._foretold = ("", "")  # what was typed, and what was said that it would do
        self.history = History()
        app = QApplication.instance()
        self._composing = Composing(app, self) if isinstance(app, QApplication) else None
        if self._composing is not None:
            self._composing.called.connect(self._come)
        self.setMaxLength(200)
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self._carry_out)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the hint anew."""
        hint = self.tr("assign C42 Patrol 3 … a command, case, person, camera or place")
        self.setPlaceholderText(self._result or hint)
        self.setAccessibleName(self.tr("Command line"))

    def begin(self, text: str = "") -> None:
        """Take the keyboard, with the first word of a command already there; where one was typing is remembered."""
        if self._composing is not None and not self.hasFocus():
            self._place = self._composing.set_aside()
        self._result = ""
        self.setText(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer(text)

    @Slot()
    def _come(self) -> None:
        """From the middle of a word: the input method would have kept the key."""
        self._actions.ask("command")

    def say(self, text: str) -> None:
        """The result line: it stands where the next command will be typed."""
        self._result = text
        self.setAccessibleDescription(text)
        self.retranslate()

    def event(self, event: QEvent) -> bool:
        """Claim Esc, Tab and the arrows while typing: Esc leaves the line and recalls nothing.

        An empty line has nothing to complete: Tab goes on to the next control.
        """
        if isinstance(event, QKeyEvent) and event.key() in _CLAIMED and (event.key() != Qt.Key.Key_Tab or self.text()):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Tab takes the chosen or the first way, arrows choose a way or walk through the history."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key == Qt.Key.Key_Tab:
            self._complete()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The sheet goes with the keyboard."""
        super().focusOutEvent(event)
        self._put_away()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def leave(self) -> None:
        """Empty the line and give the keyboard back to where it was."""
        self.clear()
        self._put_away()
        self.history.leave()
        place, self._place = self._place, None
        self.clearFocus()
        if place is not None and self._composing is not None:
            self._composing.put_back(place)

    def _put_away(self) -> None:
        if self._sheet is not None:
            self._sheet.hide()

    @Slot(str)
    def _offer(self, text: str) -> None:
        sheet = self._shown_sheet()
        command = parse(text, self._world)
        reason = self._against(command) if command else ""
        said = foreseen(command, self._actions) if command and not reason else ""
        self._foretold = (text.strip(), said)
        sheet.foresee(reason or said, is_possible=not reason)
        sheet.offer(complete(text, self._world, self._actions.hints) if text.strip() else ())
        sheet.show_under(self)
        sheet.setVisible(bool(text.strip()))

    def _shown_sheet(self) -> CommandSheet:
        if self._sheet is None:
            self._sheet = CommandSheet(self.window())
        return self._sheet

    def _against(self, command: Command) -> str:
        """Why not, with the case that is meant."""
        reason = self._actions.reason(command.action_id, command.case)
        meant = command.case or self._actions.selected_case()
        is_of_case = BY_ID[command.action_id].scope is Scope.CASE and meant is not None
        return f"{short_number(meant.number)} · {reason}" if reason and is_of_case and meant is not None else reason

    def _complete(self) -> None:
        way = self._sheet.first() if self._sheet is not None else None
        if way is not None:
            self.setText(way.text)
            self._offer(way.text)

    def _walk(self, rows: int) -> None:
        sheet = self._sheet
        if sheet is not None and sheet.isVisible() and sheet.is_offering and (rows > 0 or sheet.chosen() is not None):
            sheet.move_choice(rows)
            return
        text = self.history.older() if rows < 0 else self.history.newer()
        if text is not None:
            self.setText(text)
            self._offer(text)

    @Slot()
    def _carry_out(self) -> None:
        if self._sheet is not None and self._sheet.isVisible() and self._sheet.chosen() is not None:
            self._complete()
            return
        command = parse(self.text(), self._world)
        if command is None:
            return
        said = foreseen(command, self._actions)
        typed = self.text().strip()
        if reason := self._against(command):
            self._notices.add(NoticeKind.REFUSAL, reason, group="command")
            self.say(reason)
            return
        if typed == self._foretold[0] and said != self._foretold[1]:
            self._offer(self.text())  # another unit, say: nobody can have read what Enter would do now
            self._shown_sheet().foresee(self.tr("Changed meanwhile, Enter does it: {0}").format(said), is_possible=True)
            return
        self.history.add(typed)
        self.leave()
        self.say(f"✓ {said}")
        self._actions.ask(command.action_id, command.case, command.argument)
