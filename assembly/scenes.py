"""What the guide for dispatchers shows beside the desk: the supervisor's screen, the command line, the keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assembly.panels import Desk

SETTLE_MS, READ_MS = 2500, 6000
LANGUAGES = ("zh_CN", "en")


class Scenes(QObject):
    """Sets one scene after the other; `set` names the picture to take, `ended` says that it was the last."""

    set = Signal(object)  # str
    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        plays: list[tuple[str, Callable[[], None], int]] = [
            ("overview", self._overview, READ_MS),
            ("command", self._command, SETTLE_MS),
            ("keys", self._keys, SETTLE_MS),
        ]
        self._left = [
            (f"{name}_{language[:2]}", language, play, ms) for language in LANGUAGES for name, play, ms in plays
        ]

    @Slot()
    def next(self) -> None:
        """Set the next scene, the first one too; the one before is put away."""
        self._desk.window.top_bar.command_line.leave()
        self._desk.spine.actions.ask("screen_desk")
        if self._desk.window.help_page.isVisible():
            self._desk.window.help_page.toggle()
        if not self._left:
            self.ended.emit()
            return
        name, language, play, ms = self._left.pop(0)
        self._desk.look.use_language(language)
        self._desk.look.use_theme("light" if language == "en" else "dark")
        play()
        self._name = name
        QTimer.singleShot(ms, self._tell)

    @Slot()
    def _tell(self) -> None:
        self.set.emit(self._name)

    def _overview(self) -> None:
        self._desk.spine.actions.ask("screen_supervisor")

    def _command(self) -> None:
        self._desk.window.top_bar.command_line.begin("assign " if self._desk.look.language == "en" else "派 ")

    def _keys(self) -> None:
        self._desk.window.help_page.toggle()
