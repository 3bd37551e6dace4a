"""A supervision order from one line of the command line, and what it will be before Enter is pressed."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.actions import Asked
from console.notices import NoticeKind
from console.spine import Spine
from console.supervise_line import SupervisionLine, read_supervision
from console.wording import words
from dispatch.light import Light
from dispatch.paper_verbs import Supervise
from dispatch.papers import SupervisionKind
from dispatch.values import Case


class SuperviseLine:
    """Held back like an order: Esc takes it back."""

    def __init__(self, spine: Spine) -> None:
        self._spine = spine

    def send(self, case: Case, text: str) -> None:
        """Issue the order that was typed; one that demands nothing is refused."""
        line = self._read(text)
        if not line.demand:
            self._spine.notices.add(NoticeKind.REFUSAL, _nothing_words, group="papers", case_id=case.id)
            return
        kind = self._kind(case)
        order = Supervise(case_id=case.id, kind=kind, reason=words(kind), demand=line.demand, reply_by=line.reply_by,
                          level=line.level)  # fmt: skip
        self._spine.desk.ask_later(order)

    def foresee(self, asked: Asked) -> str:
        """'2 级 · 超时督办 · 18:00 前回复 · 请先围挡'; a form opens for a line without words."""
        if asked.case is None or not asked.argument:
            return ""
        line = self._read(asked.argument)
        level = QCoreApplication.translate("SuperviseLine", "level {0}").format(line.level)
        until = QCoreApplication.translate("SuperviseLine", "answer by {0}").format(self._moment(line.reply_by))
        demand = line.demand or QCoreApplication.translate("SuperviseLine", "what is demanded?")
        return " · ".join((level, words(self._kind(asked.case)), until, demand))

    def _read(self, text: str) -> SupervisionLine:
        return read_supervision(text, self._spine.times.now().astimezone(self._spine.times.zone))

    def _moment(self, moment: datetime) -> str:
        return self._spine.times.moment_text(moment)

    def _kind(self, case: Case) -> SupervisionKind:
        is_late = self._spine.times.light(case) is Light.RED
        return SupervisionKind.TIMEOUT if is_late else SupervisionKind.IMPORTANT


def _nothing_words() -> str:
    return QCoreApplication.translate("SuperviseLine", "The order demands nothing: say what is to be done")
