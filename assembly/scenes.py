"""What the guide for dispatchers shows: the check, the supervisor's screen, the command line, the keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assembly.panels import Desk
from dispatch.states import State
from dispatch.verbs import SendCheck

SETTLE_MS, CHECK_MS = 2500, 6000
# A colleague checks, too: look often, and long enough for a crew to come, handle and reply.
LOOK_MS, TRIES = 300, 600
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
        if self._mine() is None and self._tries < TRIES:
            QTimer.singleShot(LOOK_MS, self.begin)
        else:
            self.next()

    @Slot()
    def next(self) -> None:
        """Set the next scene; the one before is put away."""
        self._desk.window.top_bar.command_line.clear()
        self._desk.window.top_bar.command_line.clearFocus()
        self._desk.spine.actions.ask("screen_desk")
        self._desk.shown.close_panel("verify")
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

    def _mine(self) -> int | None:
        """A case whose check this desk has taken; takes one as soon as a unit has replied, before a colleague does."""
        spine = self._desk.spine
        cases = spine.world.cases.values()
        for case in cases:
            if case.state is State.REPLIED and not spine.desk.is_asking(case.id):
                spine.desk.ask(SendCheck(case_id=case.id, seen=case.version))
        me = spine.desk.actor.person_id
        return next((case.id for case in cases if case.state is State.CHECKING and case.checker_id == me), None)

    def _check(self) -> None:
        case_id = self._mine()
        if case_id is not None:
            self._desk.spine.selection.select(case_id)
            QTimer.singleShot(SETTLE_MS, self._verify)

    @Slot()
    def _verify(self) -> None:
        self._desk.spine.actions.ask("verify")

    def _overview(self) -> None:
        self._desk.spine.actions.ask("screen_supervisor")

    def _command(self) -> None:
        self._desk.window.top_bar.command_line.begin("assign " if self._desk.look.language == "en" else "派 ")

    def _keys(self) -> None:
        self._desk.window.help_page.toggle()
