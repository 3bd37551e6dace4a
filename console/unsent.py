"""What was held back when the desk ended never leaves; the next start says so."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Slot

from console.desk import Desk, Held
from console.drafts import Drafts
from console.notices import NoticeKind, Notices
from console.sending_words import sending_words
from console.world import World

_NAME = "unsent"


class Unsent(QObject):
    """Kept with the drafts, so that it is known however the desk ended."""

    def __init__(self, desk: Desk, world: World, drafts: Drafts, notices: Notices) -> None:
        super().__init__()
        self._world, self._drafts, self._notices = world, drafts, notices
        self._before = drafts.text(_NAME)
        desk.sending_changed.connect(self.keep)

    def tell(self) -> None:
        """Say once what never left."""
        if self._before:
            self._notices.add(NoticeKind.TROUBLE, partial(_unsent_words, self._before), group=_NAME)
        self._before = ""
        self._drafts.keep(_NAME, "")

    @Slot(object)
    def keep(self, held: Sequence[Held]) -> None:
        """Remember what is being sent until it has left or was recalled."""
        self._drafts.keep(_NAME, ", ".join(sending_words(row.verb, self._world) for row in held))


def _unsent_words(what: str) -> str:
    return QCoreApplication.translate("Unsent", "Not sent when the desk ended: {0}").format(what)
