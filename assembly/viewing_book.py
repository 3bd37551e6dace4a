"""Notes who watches which camera for which case, and hands what has ended over in batches."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from dispatch.camera_papers import Viewing

# A viewing that goes on is cut so often: a desk that dies loses this much at most.
CUT = timedelta(minutes=2)


class Sight(NamedTuple):
    """A camera before somebody's eyes, for a case or for none."""

    camera_id: int
    case_id: int | None


class ViewingBook:
    """The viewings of one person at one desk; times come from `now`."""

    def __init__(self, person_id: int, person_name: str, workstation: str, now: Callable[[], datetime]) -> None:
        self._person_id, self._workstation, self._now = person_id, workstation, now
        self.person_name = person_name
        self._open: dict[Sight, datetime] = {}
        self._ended: list[Viewing] = []

    def see(self, cameras: Iterable[int], for_case: Collection[int], case_id: int | None) -> None:
        """These cameras are in sight now, those of `for_case` for a case."""
        now = self._now()
        seen = {Sight(camera_id, case_id if camera_id in for_case else None) for camera_id in cameras}
        for gone in [sight for sight in self._open if sight not in seen]:
            self._end(gone, self._open.pop(gone), now)
        self._open.update({sight: now for sight in seen if sight not in self._open})

    def drain(self) -> tuple[Viewing, ...]:
        """What has ended since the last time, and what has gone on for long, cut here."""
        now = self._now()
        for sight, since in list(self._open.items()):
            if now - since >= CUT:
                self._end(sight, since, now)
                self._open[sight] = now
        ended, self._ended = tuple(self._ended), []
        return ended

    def take_back(self, viewings: Iterable[Viewing]) -> None:
        """What could not be stored comes with the next batch."""
        self._ended = [*viewings, *self._ended]

    def _end(self, sight: Sight, since: datetime, until: datetime) -> None:
        viewing = Viewing(
            person_id=self._person_id, person_name=self.person_name, camera_id=sight.camera_id,
            case_id=sight.case_id, since=since, until=until, workstation=self._workstation,
        )  # fmt: skip
        self._ended.append(viewing)
