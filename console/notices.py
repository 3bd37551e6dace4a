"""The quiet news of a desk: grouped, dated, never modal, never taking the focus."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal

KEPT = 200


class NoticeKind(StrEnum):
    """How loud a notice is: news, something that does not work, a refused command, a call for help."""

    INFO = "info"
    TROUBLE = "trouble"
    REFUSAL = "refusal"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line of news; those of the same `group` are one line with a `count` and the newest words.

    Of another kind it takes the place of the older one: a trouble that is over is no trouble any more.
    `say` words it in the language of the screen, whichever that is when somebody reads.
    """

    kind: NoticeKind
    say: Callable[[], str]
    at: datetime
    group: str = ""
    count: int = 1
    case_id: int | None = None
    unit_id: int | None = None

    @property
    def text(self) -> str:
        """The words of this moment, plain text."""
        return self.say()


class Notices(QObject):
    """The newest notices, newest first."""

    changed = Signal(object)  # Notice: the newest one
    cleared = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: tuple[Notice, ...] = ()

    @property
    def rows(self) -> tuple[Notice, ...]:
        """The notices, newest first, at most 200."""
        return self._rows

    def add(self, kind: NoticeKind, text: str | Callable[[], str], *, group: str = "", case_id: int | None = None,
            unit_id: int | None = None) -> Notice:  # fmt: skip
        """Add a notice, or count it to the one of its group. `text` is plain, or words it whenever it is read."""
        say = text if callable(text) else partial(str, text)
        notice = Notice(kind=kind, say=say, at=self._now(), group=group, case_id=case_id, unit_id=unit_id)
        same = next((row for row in self._rows if group and row.group == group), None)
        if same is not None and same.kind is kind:
            notice = replace(notice, count=same.count + 1)
        self._rows = (notice, *(row for row in self._rows if row is not same))[:KEPT]
        self.changed.emit(notice)
        return notice

    def clear(self) -> None:
        """Forget what has been read."""
        self._rows = ()
        self.cleared.emit()
