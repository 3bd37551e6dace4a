"""Who sits on which tile: the cameras that belong there, and those that alarms and the selected case bring for a time.

Plain policy over a clock that is passed in (monotonic seconds); a pinned tile is never taken.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

# How long an alarm keeps its tile; what the selected case brings stays until another case is selected.
HOLD_S = 30.0
Seating = tuple[int | None, ...]


class Urgency(IntEnum):
    """Why a camera is hot; the more urgent sits first."""

    CASE = 1
    ALARM = 2


@dataclass(frozen=True, slots=True)
class Guest:
    """A camera that was brought: it is held from when it first sat, and waits until then."""

    camera_id: int
    urgency: Urgency
    since: float | None = None

    def is_over(self, now: float) -> bool:
        """Whether its time is up; what never sat keeps waiting."""
        return self.urgency is Urgency.ALARM and self.since is not None and now >= self.since + HOLD_S


class Seats:
    """`tiles` is what is shown; `home` what is shown when nothing is hot."""

    def __init__(self, count: int) -> None:
        self.home: list[int | None] = [None] * count
        self.tiles: list[int | None] = [None] * count
        self.pinned: set[int] = set()
        self._guests: tuple[Guest, ...] = ()
        self._by_hand: int | None = None  # the tile that a hand filled last: guests take others first

    @property
    def hot(self) -> frozenset[int]:
        """The cameras that sit as guests."""
        return frozenset(guest.camera_id for guest in self._guests if guest.camera_id in self.tiles)

    @property
    def waiting(self) -> tuple[int, ...]:
        """The guests of alarms without a tile, the next first; what a case may show besides waits for nothing."""
        held = (guest for guest in self._guests if guest.urgency is Urgency.ALARM)
        return tuple(guest.camera_id for guest in held if guest.camera_id not in self.tiles)

    def fill(self, cameras: Sequence[int | None], count: int) -> None:
        """So many tiles with these cameras; guests take their seats again."""
        self.home = [*cameras, *[None] * count][:count]
        self.pinned &= {camera_id for camera_id in self.home if camera_id is not None}
        self.tiles = list(self.home)
        self._by_hand = None

    def put(self, index: int, camera_id: int | None) -> None:
        """Give a tile to a camera, which leaves the tile it had; whoever sat there goes, guest or not."""
        gone, old = self.tiles[index], self.home.index(camera_id) if camera_id in self.home else None
        if old is not None and old != index and camera_id is not None:
            self.home[old] = self.home[index] if gone == self.home[index] else None
            self.tiles[old] = self.home[old] if self.tiles[old] == camera_id else self.tiles[old]
        self._guests = tuple(guest for guest in self._guests if guest.camera_id not in (gone, camera_id))
        self.pinned -= {gone} if gone is not None and gone != camera_id else set()
        self.home[index] = self.tiles[index] = camera_id
        self._by_hand = index if camera_id is not None else None

    def room(self) -> int | None:
        """The tile that a camera asked for takes: an empty one, else the last that is neither pinned nor hot."""
        unpinned = [index for index, held in enumerate(self.tiles) if held is None or held not in self.pinned]
        cool = [index for index in unpinned if self.tiles[index] not in self.hot] or unpinned
        empty = [index for index in cool if self.tiles[index] is None]
        return empty[0] if empty else cool[-1] if cool else None

    def toggle_pin(self, index: int) -> None:
        """Pin or unpin what a tile shows; a guest that is pinned stays for good."""
        camera_id = self.tiles[index]
        if camera_id is None:
            return
        self.pinned ^= {camera_id}
        if camera_id in self.pinned and self.home[index] != camera_id:
            self.home[index] = camera_id
            self._guests = tuple(guest for guest in self._guests if guest.camera_id != camera_id)

    def call(self, camera_ids: Sequence[int], urgency: Urgency) -> None:
        """Guests to come. The case's replace those of the case before; an alarm's join the line."""
        kept = [guest for guest in self._guests if guest.urgency is not urgency or urgency is Urgency.ALARM]
        known = {guest.camera_id: guest for guest in kept}
        fresh = [Guest(camera_id, urgency) for camera_id in dict.fromkeys(camera_ids)]
        added = [guest for guest in fresh if guest.camera_id not in known or known[guest.camera_id].urgency < urgency]
        gone = {guest.camera_id for guest in added}
        line = [*(guest for guest in kept if guest.camera_id not in gone), *added]
        self._guests = tuple(sorted(line, key=lambda guest: -guest.urgency))

    def sit(self, now: float) -> None:
        """Seat who may sit now: those whose time is up go, the next in line come; the others keep their tiles."""
        self._guests = tuple(guest for guest in self._guests if not guest.is_over(now))
        before, self.tiles = self.tiles, list(self.home)
        # An alarm that sits is not sent away by another. Of the case's cameras the best comes first, which is asked for
        # first, though a worse one sits there for the case before, or belongs on the wall.
        line = sorted(
            self._guests,
            key=lambda guest: (
                -guest.urgency, guest.urgency is Urgency.ALARM and guest.camera_id not in (*before, *self.home)
            ),
        )  # fmt: skip
        keeps = {guest.camera_id for guest in self._guests if guest.camera_id in self.home}
        sitting = [guest for guest in line[: self._capacity()] if guest.camera_id not in self.home]
        staying = {guest.camera_id for guest in sitting}
        for guest in sitting:
            index = self._seat_of(guest.camera_id, before, keeps, staying)
            if index is not None:
                self.tiles[index] = guest.camera_id
                keeps.add(guest.camera_id)
        self._guests = tuple(self._begun(guest, now) for guest in self._guests)

    def _begun(self, guest: Guest, now: float) -> Guest:
        return replace(guest, since=now) if guest.since is None and guest.camera_id in self.tiles else guest

    def _seat_of(
        self, camera_id: int, before: Sequence[int | None], keeps: Collection[int], staying: Collection[int]
    ) -> int | None:
        free = [
            index for index, held in enumerate(self.tiles)
            if held is None or (held not in self.pinned and held not in keeps)
        ]  # fmt: skip
        if camera_id in before and before.index(camera_id) in free:
            return before.index(camera_id)
        # Nobody who stays has to move for the newcomer, and what is shown beside stays where a guest has just left.
        open_ = [index for index in free if before[index] not in staying]
        empty = [index for index in open_ if self.tiles[index] is None and before[index] is None]
        left = [index for index in open_ if before[index] != self.home[index]]
        choice = empty or left or [index for index in open_ if index != self._by_hand] or open_ or free
        return (choice[0] if empty else choice[-1]) if choice else None

    def _capacity(self) -> int:
        return max(1, len(self.home) // 2)
