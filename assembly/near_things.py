"""Tells the case file what stands at the place of a case, read beside the screen."""

from collections.abc import Callable, Sequence
from functools import partial

from assembly.centre import OpenCentre
from console.lanes import Outcome
from console.spine import Spine
from dispatch.features import Near
from widgets.place_box import PlaceBox
from widgets.thing_words import LAYERS, NEAR_M


def offer_things(centre: OpenCentre, spine: Spine, box: PlaceBox) -> None:
    """Let the box ask the store of features on the reads lane; what fails is left unsaid, as nothing is known."""

    def ask(lon: float, lat: float, then: Callable[[Sequence[Near]], None]) -> None:
        read = partial(centre.features.within, centre.jurisdiction, LAYERS, lon, lat, NEAR_M, centre.clock.now())
        spine.lanes.reads.submit(read, partial(_tell, then))

    box.ask_things = ask


def _tell(then: Callable[[Sequence[Near]], None], outcome: Outcome[Sequence[Near]]) -> None:
    if outcome.value is not None:
        then(outcome.value)
