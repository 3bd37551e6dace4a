"""Notices are heard by their loudness; a lost audio device is a notice itself, and all sounds can be tried."""

import time
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from console.actions import Asked
from console.loudness import Loudness
from console.notices import Notice, NoticeKind, Notices

TEST_EVERY_MS = 1500
GROUP = "sound"


class Speaks(Protocol):
    """What plays the sounds."""

    lost: Any
    found: Any

    @property
    def is_lost(self) -> bool: ...
    def start(self) -> None: ...
    def play(self, name: str) -> None: ...
    def close(self) -> None: ...


class Sounds(QObject):
    """Told of a lost loudspeaker, it says that nothing will be heard; one that is found again takes that back."""

    def __init__(self, notices: Notices, loudness: Loudness, speaker: Speaks,
                 tick: Callable[[], float] = time.monotonic) -> None:  # fmt: skip
        super().__init__()
        self._notices, self._loudness, self._speaker, self._tick = notices, loudness, speaker, tick
        self._left: list[NoticeKind] = []
        self._next = QTimer(self, interval=TEST_EVERY_MS)
        self._next.timeout.connect(self._try_next)
        notices.changed.connect(self._hear)
        speaker.lost.connect(self._say_lost)
        speaker.found.connect(self._say_found)

    def start(self) -> None:
        """Listen to the notices from now on."""
        self._speaker.start()

    def close(self) -> None:
        """Be silent."""
        self._next.stop()
        self._speaker.close()

    def test(self, _: Asked | None = None) -> None:
        """Play every sound, the quietest first, and name each one."""
        if self._speaker.is_lost:
            self._say_lost()
            return
        self._left = [NoticeKind.INFO, NoticeKind.REFUSAL, NoticeKind.TROUBLE, NoticeKind.ALARM]
        self._next.start()
        self._try_next()

    @Slot()
    def _try_next(self) -> None:
        if not self._left:
            self._next.stop()
            return
        kind = self._left.pop(0)
        self._speaker.play(kind)
        self._notices.add(NoticeKind.INFO, lambda: self.tr("Sound test: {0}").format(self._name(kind)), group=GROUP)

    def _name(self, kind: NoticeKind) -> str:
        names = {
            NoticeKind.INFO: self.tr("news"),
            NoticeKind.REFUSAL: self.tr("a refused command"),
            NoticeKind.TROUBLE: self.tr("trouble"),
            NoticeKind.ALARM: self.tr("a call for help"),
        }
        return names[kind]

    @Slot(object)
    def _hear(self, notice: Notice) -> None:
        if notice.group == GROUP or self._next.isActive():
            return
        if self._loudness.sounds(notice.kind, self._tick()):
            self._speaker.play(notice.kind)

    @Slot()
    def _say_lost(self) -> None:
        self._notices.add(NoticeKind.TROUBLE, self._lost_words, group=GROUP)

    def _lost_words(self) -> str:
        return self.tr("No sound comes out: calls for help are only seen, not heard")

    @Slot()
    def _say_found(self) -> None:
        self._notices.add(NoticeKind.INFO, lambda: self.tr("Sound comes out again"), group=GROUP)
