"""What the command line does with a unit: say how it stands, send it a message, ask for its video."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from console.actions import Asked
from console.naming import unit_and_rest
from console.notices import NoticeKind
from console.numbers import short_number
from console.spine import Spine
from console.titles import case_title, named
from console.wording import words
from console.world import News
from dispatch.papers import MessageKind
from dispatch.states import Step
from dispatch.values import Entry, Unit
from dispatch.watch_verbs import SendMessage

SAID = 40  # signs of a message that its receipt repeats


class UnitHands(QObject):
    """`show_camera` brings a camera onto the wall."""

    def __init__(self, spine: Spine, show_camera: Callable[[int], None]) -> None:
        super().__init__()
        self._spine, self._show_camera = spine, show_camera
        foretold: dict[str, tuple[Callable[[Unit, str], None], Callable[[Unit, str], str]]] = {
            "unit_status": (self._tell, self.status),
            "message": (partial(self._send, MessageKind.WORDS), partial(self._foresee, MessageKind.WORDS)),
            "request_video": (partial(self._send, MessageKind.VIDEO), partial(self._foresee, MessageKind.VIDEO)),
        }
        for action_id, (do, foresee) in foretold.items():
            spine.actions.on(action_id, partial(self._on_unit, do), partial(self._of_unit, foresee))
        spine.follower.moved.connect(self._take_news)

    def status(self, unit: Unit, _: str = "") -> str:
        """'3 号巡查车 · 处置中 14:02 · C23-42 永安路 88 号 · 14:26 定位 · 138…': what a colleague would answer."""
        spine, world = self._spine, self._spine.world
        case, fix, department = world.case(unit.case_id), world.fixes.get(unit.id), world.department(unit.department_id)
        since = f" {spine.times.moment_text(unit.state_since)}" if unit.state_since else ""
        place = [short_number(case.number), case_title(case, spine.standard), case.place] if case else []
        said = (
            named(unit), named(department) if department else "", words(unit.state) + since,
            " ".join(part for part in place if part),
            self.tr("position of {0}").format(spine.times.moment_text(fix.at)) if fix else self.tr("no position"),
            unit.phone,
        )  # fmt: skip
        return " · ".join(part for part in said if part)

    def _on_unit(self, do: Callable[[Unit, str], None], asked: Asked) -> None:
        """Do something with the unit that the words begin with; without words one begins to type them."""
        unit, rest = unit_and_rest(asked.argument, self._spine.world)
        if unit is None:
            self._refuse(lambda: self.tr("No unit, or more than one, is called {0}").format(asked.argument))
        else:
            do(unit, rest)

    def _of_unit(self, foresee: Callable[[Unit, str], str], asked: Asked) -> str:
        unit, rest = unit_and_rest(asked.argument, self._spine.world)
        return foresee(unit, rest) if unit is not None else self.tr("nobody by that name")

    def _tell(self, unit: Unit, _: str) -> None:
        self._spine.notices.add(NoticeKind.INFO, partial(self.status, unit), group=f"status-{unit.id}", unit_id=unit.id)

    def _foresee(self, kind: MessageKind, unit: Unit, said: str) -> str:
        camera = self._own_camera(unit) if kind is MessageKind.VIDEO else None
        seen = self.tr("shows {0}").format(camera[1]) if camera else ""
        missing = self.tr("what should it say?") if kind is MessageKind.WORDS and not said else ""
        return " · ".join(part for part in (f"→ {named(unit)}", said, seen, missing) if part)

    def _send(self, kind: MessageKind, unit: Unit, said: str) -> None:
        if kind is MessageKind.WORDS and not said:
            self._refuse(lambda: self.tr("A message to {0} says nothing").format(named(unit)))
            return
        self._spine.desk.ask_later(SendMessage(unit_id=unit.id, kind=kind, words=said))
        camera = self._own_camera(unit) if kind is MessageKind.VIDEO else None
        if camera is not None:
            self._show_camera(camera[0])

    def _own_camera(self, unit: Unit) -> tuple[int, str] | None:
        cameras = self._spine.world.directory.cameras
        return next(((row.id, row.name) for row in cameras if row.unit_id == unit.id), None)

    def _refuse(self, text: Callable[[], str]) -> None:
        self._spine.notices.add(NoticeKind.REFUSAL, text, group="unit")

    @Slot(object)
    def _take_news(self, news: News) -> None:
        """The receipts of messages are news of the desk, whichever desk sent them."""
        for entry in news.entries:
            if entry.step == Step.MESSAGE_RECEIPT:
                self._say_receipt(entry)

    def _say_receipt(self, entry: Entry) -> None:
        self._spine.notices.add(
            NoticeKind.INFO, partial(self._receipt, entry), group=f"message-{entry.body.get('message')}",
            unit_id=entry.unit_id,
        )  # fmt: skip

    def _receipt(self, entry: Entry) -> str:
        unit = self._spine.world.unit(entry.unit_id)
        name = named(unit) if unit else entry.person_name
        is_video = entry.body.get("kind") == MessageKind.VIDEO
        said = self.tr("the wish for video") if is_video else str(entry.body.get("words", ""))[:SAID]
        read, delivered = self.tr("{0} has read: {1}"), self.tr("{0} has received: {1}")
        return (read if entry.body.get("is_read") else delivered).format(name, said)
