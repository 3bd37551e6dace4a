"""The named areas of the county as the desk knows them, read beside the screen whenever somebody asks for them."""

from functools import partial

from assembly.centre import OpenCentre
from console.lanes import Outcome
from console.spine import Spine
from dispatch.features import Feature
from widgets.areas import LAYERS


class KnownAreas:
    """Called, it answers at once with what it knows, and reads anew for the next call."""

    def __init__(self, centre: OpenCentre, spine: Spine) -> None:
        self._centre, self._lanes = centre, spine.lanes
        self._areas: tuple[Feature, ...] = ()
        self._is_asking = False
        spine.follower.moved.connect(self._begin)

    def __call__(self) -> tuple[Feature, ...]:
        """The areas that hold at this moment."""
        self._ask()
        now = self._centre.clock.now()
        return tuple(area for area in self._areas if area.is_valid(now))

    def _begin(self, news: object) -> None:
        if getattr(news, "is_start", False):
            self._ask()

    def _ask(self) -> None:
        if not self._is_asking:
            self._is_asking = True
            read = partial(self._centre.features.of_layer, self._centre.jurisdiction, LAYERS)
            self._lanes.reads.submit(read, self._take)

    def _take(self, outcome: Outcome[tuple[Feature, ...]]) -> None:
        """What fails is left as it was known."""
        self._is_asking = False
        if outcome.value is not None:
            self._areas = outcome.value
