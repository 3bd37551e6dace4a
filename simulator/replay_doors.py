"""How a recording speaks to the doors: positions by the OsmAnd protocol, reports by Open311."""

import time
from collections.abc import Callable

import httpx

from simulator.replay import TAKEN, Event, Said, Step

KNOT_MPS = 0.514444


def door(client: httpx.Client, *, speed: float) -> Callable[[Event], str | None]:
    """Posts an event as of its moment in a recording that begins now; '' for taken, else a code, None for silence.

    Not as of the moment of posting: a vehicle that is told of late has not moved the quicker for it.
    """
    began = time.time()

    def post(event: Event) -> str | None:
        try:
            if isinstance(event, Said):
                answered = client.post("/open311/v2/requests.json", data=dict(event.form))
            else:
                answered = client.get("/osmand", params=_fix(event, began + event.after_s / speed))
        except httpx.HTTPError:
            return None
        return TAKEN if answered.is_success else _code(answered)

    return post


def _fix(step: Step, at: float) -> dict[str, str]:
    fix = {"id": step.vehicle, "lat": str(step.lat), "lon": str(step.lon), "timestamp": f"{at:.3f}"}
    return fix if step.speed_mps is None else {**fix, "speed": f"{step.speed_mps / KNOT_MPS:.3f}"}


def _code(answered: httpx.Response) -> str:
    try:
        said = answered.json()
        row = said[0] if isinstance(said, list) else said
        return str(row.get("code") or answered.status_code)
    except (ValueError, AttributeError, IndexError):
        return str(answered.status_code)
