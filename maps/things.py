"""What the page draws of the things of a place: each layer's bytes with their number, and which layers are shown."""

from collections.abc import Callable, Iterable, Mapping

from maps.page_state import PageState
from maps.shown import Shown

# From the ground up; grids and communities are not kept as things but read from the county's own file.
ORDER = (
    *("imagery", "grid", "community", "township", "focus", "area", "geofence", "danger"),
    *("point", "licence", "permit", "component", "depot", "transfer", "station"),
)
HEAT_PAST = "heat_past"  # cases that have ended: places only
NO_POINTS, NO_SHAPES = b"\0" * 8, b"[]"


class Things:
    """Remembered like the rest of the state: a page that comes back fetches all of it again."""

    def __init__(self, state: PageState) -> None:
        self._state = state
        self._numbers: dict[str, int] = {}
        self._points: dict[str, bytes] = {}
        self._shapes: dict[str, bytes] = {}

    def put(self, layer: str, points: bytes, shapes: bytes) -> None:
        """Other things of a layer: points as pack_marks makes them, outlines as shape_rows does."""
        self._points[layer], self._shapes[layer] = points, shapes
        self._numbers[layer] = self._numbers.get(layer, 0) + 1
        self._state.keep("things", {"order": list(ORDER), "numbers": dict(self._numbers)})

    def show(self, shown: Shown) -> None:
        """Which layers and lights are drawn."""
        self._state.keep("shown", shown.row())

    def live(self) -> dict[str, Callable[[], bytes]]:
        """What the scheme serves, by path."""
        return dict(self._served())

    def _served(self) -> Iterable[tuple[str, Callable[[], bytes]]]:
        for layer in (*ORDER, HEAT_PAST):
            yield f"/points/{layer}", _reader(self._points, layer, NO_POINTS)
            yield f"/shapes/{layer}", _reader(self._shapes, layer, NO_SHAPES)


def _reader(held: Mapping[str, bytes], layer: str, otherwise: bytes) -> Callable[[], bytes]:
    return lambda: held.get(layer, otherwise)
