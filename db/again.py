"""Trying a command again when the engine, not the business, was in the way."""

import random
import time
from collections.abc import Callable

from db.errors import StoreBusy, StoreLost
from dispatch.ports import Centre
from dispatch.verbs import Actor, Done, Verb

ATTEMPTS = 3
_FIRST_PAUSE_S = 0.02


class SteadyCentre:
    """A centre that outlasts a deadlock, a serialization failure or a broken connection.

    A commit whose answer was lost may have counted: the command id, sent again, says so, and nothing is done twice.
    """

    def __init__(self, centre: Centre, pause: Callable[[float], None] = time.sleep) -> None:
        self._centre = centre
        self._pause = pause

    def do(self, verb: Verb, *, by: Actor, command_id: str) -> Done:
        """Carry out a verb in at most three attempts; raises Refused, or the last attempt's StoreFailed."""
        for attempt in range(ATTEMPTS - 1):
            try:
                return self._centre.do(verb, by=by, command_id=command_id)
            except (StoreBusy, StoreLost):
                # Doubled and spread, so that two who collided do not collide again.
                self._pause(_FIRST_PAUSE_S * 2**attempt * random.uniform(0.5, 1.5))  # noqa: S311
        return self._centre.do(verb, by=by, command_id=command_id)
