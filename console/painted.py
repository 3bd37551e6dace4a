"""Since when something has stood on the screen as it is: a key acts only on what an eye can have read."""

import time
from collections.abc import Callable
from typing import Any

SETTLED_S = 0.3


class Painted:
    """Told of each change and each paint; what is never painted never settles."""

    def __init__(self, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._what: Any = None
        self._since: float | None = None

    def show(self, what: Any) -> None:
        """This is to be painted from now on; the same again changes nothing."""
        if what != self._what:
            self._what, self._since = what, None

    def paint(self) -> None:
        """It has been painted."""
        if self._since is None:
            self._since = self._tick()

    @property
    def is_painted(self) -> bool:
        """Whether it stands on the screen."""
        return self._since is not None

    @property
    def is_settled(self) -> bool:
        """Whether it has stood there, unchanged, for 300 ms."""
        return self._since is not None and self._tick() - self._since >= SETTLED_S
