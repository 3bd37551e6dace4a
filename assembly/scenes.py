"""What the guides show beside the desk: the supervisor's screen, the command line, the keys, the wall, a check."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from assembly.children import Child
from assembly.errands import Errands
from assembly.map_scenes import MapScenes
from assembly.panels import Desk
from assembly.wall_scenes import Play, WallScenes

SETTLE_MS, READ_MS, SHOOT_MS = 2500, 6000, 9000
LOOK_MS, LOOKS = 1000, 120  # a crew needs its time until there is something to check
LANGUAGES = ("zh_CN", "en")


class Scenes(QObject):
    """Sets one scene after the other; `set` names the picture to take, `ended` says that it was the last."""

    set = Signal(object)  # (name of the picture, QWidget to take it of)
    ended = Signal()

    def __init__(self, desk: Desk, farm: Child, only: str = "") -> None:
        """`only` is what the names of the wanted pictures begin with."""
        super().__init__(desk.window)
        self._desk, self._wall, self._map = desk, WallScenes(desk, farm), MapScenes(desk)
        self._errands, self._looks = Errands(desk), LOOKS
        plays: list[Play] = [
            ("overview", self._overview, READ_MS),
            ("command", self._command, SETTLE_MS),
            ("keys", self._keys, SETTLE_MS),
            *self._map.plays(),
            *self._wall.plays(),
            ("check", self._check, SHOOT_MS),
        ]
        self._left = [
            (f"{name}_{language[:2]}", language, play, ms)
            for language in LANGUAGES
            for name, play, ms in plays
            if name.startswith(only)
        ]

    @Slot()
    def next(self) -> None:
        """Set the next scene, the first one too; the one before is put away."""
        self._wall.put_away()
        self._map.put_away()
        self._desk.window.top_bar.command_line.leave()
        self._desk.window.close_panel("verify")
        self._desk.spine.actions.ask("screen_desk")
        if self._desk.window.help_page.isVisible():
            self._desk.window.help_page.toggle()
        if not self._left:
            self.ended.emit()
            return
        self._begin()

    @Slot()
    def _begin(self) -> None:
        """Begin the next scene, that of a check as soon as there is something to check."""
        if self._left[0][0].startswith("check") and self._errands.ready is None and self._looks:
            self._looks -= 1
            QTimer.singleShot(LOOK_MS, self._begin)
            return
        name, language, play, ms = self._left.pop(0)
        look, theme = self._desk.look, "light" if language == "en" else "dark"
        if (look.language, look.theme.name) != (language, theme):  # each time the base map is drawn anew
            look.use_language(language)
            look.use_theme(theme)
        self._told = name, play()
        QTimer.singleShot(ms, self._tell)

    @Slot()
    def _tell(self) -> None:
        self.set.emit(self._told)

    def _overview(self) -> QWidget:
        self._desk.spine.actions.ask("screen_supervisor")
        return self._desk.window

    def _command(self) -> QWidget:
        self._desk.window.top_bar.command_line.begin("go Yong" if self._desk.look.language == "en" else "去 永安")
        return self._desk.window

    def _keys(self) -> QWidget:
        self._desk.window.help_page.toggle()
        return self._desk.window

    def _check(self) -> QWidget:
        """Taken and opened when its file has come."""
        case = self._errands.ready
        if case is not None:
            self._desk.spine.selection.select(case.id)
            QTimer.singleShot(SETTLE_MS, self._verify)
        return self._desk.window

    @Slot()
    def _verify(self) -> None:
        self._desk.spine.actions.ask("verify")
