"""The tours of one wall: which groups of tiles are on their way, and what they have come to."""

from collections.abc import Callable, Sequence

from video.seats import Seats
from video.tour import DWELL_S, Tour


class Touring:
    """Writes the pages of its tours into the seats; pinned tiles stay as they are."""

    def __init__(self, seats: Seats, clock: Callable[[], float]) -> None:
        self._seats, self._clock = seats, clock
        self._cameras: tuple[int, ...] = ()
        self._tours: tuple[Tour, ...] = ()
        self.marked: frozenset[int] = frozenset()

    def set_cameras(self, camera_ids: Sequence[int]) -> None:
        """The cameras that tours go through; tours under way end when one of theirs is gone."""
        if not set(self._cameras) <= set(camera_ids):
            self.stop()
        self._cameras = tuple(camera_ids)

    def begin(self, places: Sequence[int], dwell_s: float = DWELL_S) -> None:
        """Send a group of tiles on tour, beginning with what it shows; tiles of another tour leave that one."""
        for place in places:
            self.leave(place)
        shown = [held for index in places if (held := self._seats.home[index]) in self._cameras and held is not None]
        elsewhere = {held for index, held in enumerate(self._seats.home) if index not in places}
        rest = [held for held in self._cameras if held not in shown and held not in elsewhere]
        if places:
            self._tours = (*self._tours, Tour(places, [*shown, *rest], self._clock(), dwell_s))

    def toggle(self, index: int, dwell_s: float = DWELL_S) -> None:
        """End the tour of a tile; or send the marked tiles on tour, without marks all that are free."""
        tour = self._of(index)
        if tour is not None:
            self._tours = tuple(row for row in self._tours if row is not tour)
            return
        seats = self._seats
        free = [place for place, held in enumerate(seats.home) if held not in seats.pinned and not self.is_on(place)]
        self.begin([place for place in free if place in self.marked] or free, dwell_s)
        self.marked = frozenset()

    def mark(self, index: int) -> None:
        """Take a tile into the next group, or out of it."""
        self.marked ^= {index}

    def pause(self, index: int) -> None:
        """Pause the tour of a tile, or go on."""
        tour = self._of(index)
        if tour is not None:
            tour.toggle(self._clock())

    def skip(self, index: int, pages: int) -> None:
        """Go on, or back, in the tour of a tile."""
        tour = self._of(index)
        if tour is not None:
            tour.skip(pages, self._clock())
            self._show(tour)

    def tick(self) -> None:
        """Show the pages that have come."""
        for tour in self._tours:
            if tour.tick(self._clock()):
                self._show(tour)

    def leave(self, index: int) -> None:
        """A tile was given to a camera by hand: its tour goes on without it, and ends when it was the last."""
        tour = self._of(index)
        if tour is not None:
            self._tours = tuple(row for row in self._tours if row is not tour)
            self.begin([place for place in tour.places if place != index])

    def stop(self) -> None:
        """End all tours."""
        self._tours, self.marked = (), frozenset()

    def is_on(self, index: int) -> bool:
        """Whether a tile is on tour, or marked for one."""
        return index in self.marked or self._of(index) is not None

    def is_paused(self, index: int) -> bool:
        """Whether the tour of a tile stands still."""
        tour = self._of(index)
        return tour is not None and tour.is_paused

    def ahead(self) -> frozenset[int]:
        """Cameras to open before their turn."""
        now = self._clock()
        return frozenset(held for tour in self._tours for held in tour.ahead(now))

    def _of(self, index: int) -> Tour | None:
        return next((tour for tour in self._tours if index in tour.places), None)

    def _show(self, tour: Tour) -> None:
        for place, camera_id in zip(tour.places, tour.page(), strict=True):
            self._seats.home[place] = (
                self._seats.home[place] if self._seats.home[place] in self._seats.pinned else camera_id
            )
