"""A monkey at the desk: keys, clicks and words at random, with news meanwhile, from a seed that can be given again.

Held afterwards: no exception and no critical message of Qt, no dialog that Esc does not put away, every case where the
lines of its log lead, one order per unit, and the desk shows what the store holds. `--long` for 10,000 moves.
"""

import random
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget

from benchmarks.contract import is_long, report
from benchmarks.desk_room import NeverCame, Room, open_application, open_room
from console.action_table import ACTIONS
from dispatch.errors import Refused
from dispatch.states import QUIET, State, Step, next_state
from dispatch.verbs import Note, RaiseSos, Refuse, Sign
from simulator.county import CODE, FIRST_CREW

PLAIN_KEYS = (
    "Tab", "Shift+Tab", "Return", "Esc", "Up", "Down", "Left", "Right", "Space", "Backspace", "Home", "End", "PgDown",
    "F6", "1", "2", "3", "0", "+", "-", "a", "Ctrl+A", "Ctrl+V", "Ctrl+Return",
)  # fmt: skip
WORDS = (
    "C1",
    "C2 ",
    "派 ",
    "督办 C2 2h 快",
    "消息 ",
    "去 永安路",
    "查 垃圾",
    "备注 C1 x",
    "看 ",
    "永安路 88 号",
    "?",
    "'\"<b>\u202e",
)
# They end the desk, or open a page of Chromium each: what they do is tried elsewhere.
LEFT_ALONE = ("quit", "map_window")
NEWS_EVERY, TIDY_EVERY, OPEN, WINDOWS = 12, 150, 8, 3
STUCK_S, ESCAPES = 0.15, 5


@dataclass
class Monkey:
    """`trouble` holds what must not happen, in words."""

    room: Room
    dice: random.Random
    trouble: list[str] = field(default_factory=list)
    moves: Counter[str] = field(default_factory=Counter)
    _since: float = 0.0
    _modal: QWidget | None = None
    _escapes: int = 0

    def play(self, moves: int) -> None:
        """So many moves; the room is left as a person would find it."""
        room = self.room
        for action_id in LEFT_ALONE:
            room.desk.spine.actions.on(action_id, lambda _: None)
        keys = [key for row in ACTIONS if row.id not in LEFT_ALONE for key in (row.key, row.also) if key]
        for _ in range(OPEN):
            room.filed()
        guard = QTimer(interval=30)
        guard.timeout.connect(self._look_for_dialogs)
        guard.start()
        hooks = sys.excepthook, threading.excepthook, qInstallMessageHandler(self._hear)
        sys.excepthook, threading.excepthook = self._take, self._take_of_thread
        try:
            for number in range(moves):
                self._move(number, (*keys, *PLAIN_KEYS))
            self._tidy()
            room.until(lambda: not room.desk.spine.desk.sending, 30, "what was being sent")
            room.until(self._is_followed, 30, "a desk that shows what the store holds")
        except NeverCame as error:
            self.trouble.append(f"never came: {error}")
        finally:
            guard.stop()
            sys.excepthook, threading.excepthook = hooks[:2]
            qInstallMessageHandler(hooks[2])
        self.trouble += unlawful(room)

    def _move(self, number: int, keys: tuple[str, ...]) -> None:
        if number % NEWS_EVERY == 0:
            self._disturb()
        if number % TIDY_EVERY == TIDY_EVERY - 1:
            self._tidy()
        do = self.dice.choices((self._press, self._click, self._type), (6, 3, 1))[0]
        self.moves[do.__name__] += 1
        do(keys)
        self.room.settle()

    def _press(self, keys: tuple[str, ...]) -> None:
        QTest.keySequence(self._front(), self.dice.choice(keys))

    def _type(self, _: tuple[str, ...]) -> None:
        said = QInputMethodEvent()
        said.setCommitString(self.dice.choice(WORDS))
        QApplication.sendEvent(self._front(), said)

    def _click(self, _: tuple[str, ...]) -> None:
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.room.desk.window
        kinds = (QAbstractButton, QAbstractItemView, QLineEdit, QWidget)
        kind = self.dice.choice(kinds)
        shown = [row for row in top.findChildren(kind) if row.isVisible() and not row.visibleRegion().isEmpty()]
        widget = self.dice.choice(shown or [top])
        target = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        at = QPoint(self.dice.randrange(max(1, target.width())), self.dice.randrange(max(1, target.height())))
        button = self.dice.choices((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton), (5, 1))[0]
        click = self.dice.choices((QTest.mouseClick, QTest.mouseDClick), (6, 1))[0]
        click(target, button, Qt.KeyboardModifier.NoModifier, at)

    def _front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.room.focus()

    def _disturb(self) -> None:
        """A colleague writes, a crew signs, refuses or calls for help."""
        room = self.room
        units = [unit for unit in room.centre.board.units(CODE) if unit.order_id is not None]
        try:
            if units and self.dice.random() < 0.6:
                unit = self.dice.choice(units)
                order = unit.order_id or 0
                verb = self.dice.choice((Sign(order_id=order), Refuse(order_id=order, reason="not ours"),
                                         RaiseSos(unit_id=unit.id)))  # fmt: skip
                room.act(verb, FIRST_CREW + unit.id)
            elif self.dice.random() < 0.2 and len(room.desk.spine.world.cases) < 4 * OPEN:
                room.filed()
            else:
                room.act(Note(case_id=self.dice.randint(1, OPEN), words="seen"))
        except Refused:
            return  # the desk was quicker

    def _tidy(self) -> None:
        """Put menus and forms away, and windows beyond a few."""
        for _ in range(ESCAPES):
            QTest.keyClick(self._front(), Qt.Key.Key_Escape)
            self.room.settle()
        stuck = self._in_front()
        if stuck is not None:
            self.trouble.append(
                f"stuck: {type(stuck).__name__} {stuck.windowTitle()} of {type(stuck.parent()).__name__}"
            )
        others = [row for row in QApplication.topLevelWidgets() if row.isVisible() and row is not self.room.desk.window]
        for window in others[WINDOWS:]:
            window.close()

    def _look_for_dialogs(self) -> None:
        """Menus and dialogs with a loop of their own are worked or left by Esc; one that stays is trouble."""
        modal = self._in_front()
        if modal is None or modal is not self._modal:
            self._modal, self._since, self._escapes = modal, time.monotonic(), 0
            return
        if time.monotonic() - self._since < STUCK_S * (self._escapes + 1):
            return
        self._escapes += 1
        if self._escapes > ESCAPES:
            self.trouble.append(
                f"stays: {type(modal).__name__} {modal.windowTitle()} of {type(modal.parent()).__name__}"
            )
            modal.close()
        key = self.dice.choice((Qt.Key.Key_Down, Qt.Key.Key_Return)) if self._escapes == 1 else Qt.Key.Key_Escape
        QTest.keyClick(modal, key)
        if self._in_front() is not modal:
            self._modal = None  # it went; the same menu opened again begins anew, though no look fell in between

    @staticmethod
    def _in_front() -> QWidget | None:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    def _is_followed(self) -> bool:
        held = {case.id: case for case in self.room.centre.board.open_cases(CODE)}
        return held == dict(self.room.desk.spine.world.cases)

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
        self.trouble.append(f"{kind.__name__}: {error} {where}")

    def _take_of_thread(self, args: threading.ExceptHookArgs) -> None:
        self.trouble.append(f"in a thread: {args.exc_value!r}")

    def _hear(self, kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self.trouble.append(f"Qt: {text}")


def unlawful(room: Room) -> list[str]:
    """Where a case does not stand where its log leads, a line that the table does not hold, a unit with two orders."""
    wrong = []
    cases = room.centre.board.find(CODE, CODE, 5000)
    for case in cases:
        state = State.DRAFT
        for entry in room.centre.board.file(CODE, case.id).entries:
            step = Step(entry.step)
            after = state if step in QUIET else next_state(state, step)
            if (entry.now, after) != (after, after):
                wrong.append(f"{case.number}: {state} {step} -> {entry.now}")
            state = State(entry.now)
        if state is not case.state:
            wrong.append(f"{case.number}: log {state}, case {case.state}")
    held = Counter(case.unit_id for case in cases if case.order_id is not None and case.state.is_open)
    wrong += [f"unit {unit_id} has {count} cases" for unit_id, count in held.items() if unit_id and count > 1]
    return wrong


def main() -> int:
    """The monkey, and what it has broken."""
    app = open_application()
    moves, seed = (10_000, 7) if is_long() else (500, 7)
    given = [row for row in sys.argv[1:] if row.isdigit()]
    began = time.perf_counter()
    with open_room() as room:
        monkey = Monkey(room, random.Random(int(given[0]) if given else seed))
        monkey.play(moves)
        lines = room.centre.log.head(CODE)
    del app
    for line in sorted(set(monkey.trouble)):
        print(line, file=sys.stderr)
    took = time.perf_counter() - began
    return report(
        "desk_monkey", len(monkey.trouble), "troubles", yardstick="moves", yardstick_value=moves, goal=0,
        ratio=len(monkey.trouble) / moves, is_ok=not monkey.trouble, seconds=round(took, 1), log_lines=lines,
        **monkey.moves,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
