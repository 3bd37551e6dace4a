"""What the guides show beside the desk: the supervisor's screen, the command line, the keys, the wall."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from assembly.children import Child
from assembly.panels import Desk
from assembly.wall_scenes import Play, WallScenes

SETTLE_MS, READ_MS = 2500, 6000
LANGUAGES = ("zh_CN", "en")


class Scenes(QObject):
    """Sets one scene after the other; `set` names the picture to take, `ended` says that it was the last."""

    set = Signal(object)  # (name of the picture, QWidget to take it of)
    ended = Signal()

    def __init__(self, desk: Desk, farm: Child) -> None:
        super().__init__(desk.window)
        self._desk, self._wall = desk, WallScenes(desk, farm)
        plays: list[Play] = [
            ("overview", self._overview, READ_MS),
            ("command", self._command, SETTLE_MS),
            ("keys", self._keys, SETTLE_MS),
            *self._wall.plays(),
        ]
        self._left = [
            (f"{name}_{language[:2]}", language, play, ms) for language in LANGUAGES for name, play, ms in plays
        ]

    @Slot()
    def next(self) -> None:
        """Set the next scene, the first one too; the one before is put away."""
        self._wall.put_away()
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
        self._told = name, play()
        QTimer.singleShot(ms, self._tell)

    @Slot()
    def _tell(self) -> None:
        self.set.emit(self._told)

    def _overview(self) -> QWidget:
        self._desk.spine.actions.ask("screen_supervisor")
        return self._desk.window

    def _command(self) -> QWidget:
        self._desk.window.top_bar.command_line.begin("assign " if self._desk.look.language == "en" else "派 ")
        return self._desk.window

    def _keys(self) -> QWidget:
        self._desk.window.help_page.toggle()
        return self._desk.window
