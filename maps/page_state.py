"""All that the page was ever told and still has to know: a page that comes back is told it again."""

from typing import Any

from maps.bridge import Bridge

# Each part finds what it needs: words and colours before things, things before what is said of them.
ORDER = (
    *("words", "past", "theme", "base", "imagery", "shown", "things", "view", "lock"),
    *("cameras", "camera_states", "hot", "cases", "selected", "card", "near", "spot", "reach", "route"),
    *("roster", "follow", "trail"),
)


# What each window of the map has for itself; all else is the same in every one.
OWN = frozenset({"words", "past", "base", "view", "lock", "card", "follow", "trail", "roster"})


class PageState:
    """Tells a page that is up; remembers for one that is not."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._kept: dict[str, Any] = {}
        self._held: tuple[str, ...] = ()
        self._twins: list[PageState] = []
        self.is_up = False

    def get(self, what: str, otherwise: Any = None) -> Any:
        """What was kept last."""
        return self._kept.get(what, otherwise)

    def keep(self, what: str, value: Any) -> None:
        """Remember a part of the state, and tell it."""
        self.note(what, value)
        if what not in self._held:
            self.tell(what, value)
        if what not in OWN:
            for twin in self._twins:
                twin.keep(what, value)

    def move(self, what: str, whole: Any, change: Any) -> None:
        """Remember a part as it is now, and tell only what has changed in it, as `<part>_moved`."""
        self.note(what, whole)
        if what not in self._held:
            self.tell(f"{what}_moved", change)
        for twin in self._twins:
            twin.move(what, whole, change)

    def share(self, twin: "PageState") -> None:
        """Hand all that is not a window's own to another one, now and from now on."""
        for what in ORDER:
            if what in self._kept and what not in OWN:
                twin.keep(what, self._kept[what])
        self._twins.append(twin)

    def part(self, twin: "PageState") -> None:
        """Hand nothing more."""
        self._twins.remove(twin)

    def hold(self, parts: tuple[str, ...]) -> None:
        """Remember these parts from now on, but do not tell them: the page shows something else."""
        self._held = parts

    def release(self) -> None:
        """Tell what was held."""
        held, self._held = self._held, ()
        for what in held:
            if what in self._kept:
                self.tell(what, self._kept[what])

    def note(self, what: str, value: Any) -> None:
        """Remember what the page itself has said."""
        if what not in ORDER:
            raise KeyError(what)
        self._kept[what] = value

    def tell(self, what: str, value: Any) -> None:
        """Say something of the moment."""
        if self.is_up:
            self._bridge.tell(what, value)

    def replay(self) -> None:
        """The page has said hello: tell it everything."""
        self.is_up = True
        for what in ORDER:
            if self._kept.get(what) is not None and what not in self._held:
                self._bridge.tell(what, self._kept[what])
