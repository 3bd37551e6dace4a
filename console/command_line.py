"""The command line in the top bar: words in, actions out, with completion."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from console.actions import Actions
from console.commands import COMPLETIONS, Completion, complete, parse
from console.notices import NoticeKind, Notices
from console.world import World

POPUP_PX = 420
_WHOLE = Qt.ItemDataRole.UserRole  # the whole text that a completion makes


class CommandLine(QLineEdit):
    """Enter carries out, Esc goes back to the desk; what cannot be done is said in a quiet notice."""

    def __init__(self, world: World, actions: Actions, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._world = world
        self._actions = actions
        self._notices = notices
        self._ways = QStandardItemModel(self)
        completer = QCompleter(self._ways, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = QListView()
        popup.setObjectName("completions")
        popup.setMinimumWidth(POPUP_PX)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.setPopup(popup)
        completer.setCompletionRole(_WHOLE)
        completer.setMaxVisibleItems(COMPLETIONS)
        self.setCompleter(completer)
        self.setMaxLength(200)
        self.setClearButtonEnabled(False)
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self._carry_out)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the hint anew."""
        self.setPlaceholderText(self.tr("assign C42 Patrol 3 … a command, case, person, camera or place"))
        self.setAccessibleName(self.tr("Command line"))

    def begin(self, text: str = "") -> None:
        """Take the focus, with the first word of a command already there."""
        self.setText(text)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._offer(text)

    def event(self, event: QEvent) -> bool:
        """Claim Esc while typing: it leaves the line and recalls nothing."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the line and gives the focus back."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot(str)
    def _offer(self, text: str) -> None:
        self._ways.clear()
        for way in complete(text, self._world):
            self._ways.appendRow(_item(way))

    @Slot()
    def _carry_out(self) -> None:
        command = parse(self.text(), self._world)
        if command is None:
            return
        reason = self._actions.ask(command.action_id, command.case, command.argument)
        if reason:
            self._notices.add(NoticeKind.REFUSAL, reason, group="command")
            return
        self.clear()
        self.clearFocus()


def _item(way: Completion) -> QStandardItem:
    item = QStandardItem()
    item.setData(f"{way.text.strip()}    {way.hint}".strip(), Qt.ItemDataRole.DisplayRole)
    item.setData(way.text, _WHOLE)
    return item
