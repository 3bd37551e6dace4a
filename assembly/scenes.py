"""What the guide for dispatchers shows: the check, the supervisor's screen, the command line, the keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assembly.panels import Desk
from dispatch.states import State

SETTLE_MS, CHECK_MS, TRIES = 2500, 6000, 12
LANGUAGES = ("zh_CN", "en")


class Scenes(QObject):
    """Sets one scene after the other; `set` names the picture to take, `ended` says that it was the last."""

    set = Signal(object)  # str
    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        plays: list[tuple[str, Callable[[], None], int]] = [
            ("check", self._check, CHECK_MS),
            ("overview", self._overview, CHECK_MS),
            ("command", self._command, SETTLE_MS),
            ("keys", self._keys, SETTLE_MS),
        ]
        self._left = [
            (f"{name}_{language[:2]}", language, play, ms) for language in LANGUAGES for name, play, ms in plays
        ]
        self._tries = 0

    @Slot()
    def begin(self) -> None:
        """Wait until a case can be checked, then go through all scenes."""
        self._tries += 1
        if self._replied() is None and self._tries < TRIES:
            QTimer.singleShot(CHECK_MS, self.begin)
        else:
            self.next()

    @Slot()
    def next(self) -> None:
        """Set the next scene; the one before is put away."""
        self._desk.shown.close_panel("verify")
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

    def _replied(self) -> int | None:
        cases = self._desk.spine.world.cases.values()
        return next((case.id for case in cases if case.state in (State.REPLIED, State.CHECKING)), None)

    def _check(self) -> None:
        case_id = self._replied()
        if case_id is not None:
            self._desk.spine.selection.select(case_id)
            QTimer.singleShot(1500, self._verify)

    @Slot()
    def _verify(self) -> None:
        self._desk.spine.actions.ask("verify")

    def _overview(self) -> None:
        self._desk.spine.actions.ask("screen_supervisor")

    def _command(self) -> None:
        self._desk.window.top_bar.command_line.begin("assign " if self._desk.look.language == "en" else "派 ")

    def _keys(self) -> None:
        self._desk.window.help_page.toggle()
