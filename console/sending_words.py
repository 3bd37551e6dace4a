"""What is being sent, in a few words: 'C23-42 → 3 号巡查车'."""

from collections.abc import Mapping
from typing import Any

from console.numbers import short_number
from console.wording import code_words
from console.world import World
from dispatch.paper_verbs import Supervise
from dispatch.verbs import Assign, UrgeCase, Verb
from dispatch.watch_verbs import SendMessage

_STEPS: Mapping[type[Any], str] = {UrgeCase: "urge", Supervise: "supervise", SendMessage: "message"}
_TO_UNITS = (Assign, SendMessage)


def sending_words(verb: Verb, world: World) -> str:
    """The case and the unit, or what is done to it."""
    case = world.case(getattr(verb, "case_id", None))
    unit = world.unit(verb.unit_id) if isinstance(verb, _TO_UNITS) else None
    step = code_words(_STEPS.get(type(verb), type(verb).__name__.lower()))
    what = short_number(case.number) if case else step
    if unit is not None:
        return f"{what} → {unit.name}"
    return f"{what} {step}" if type(verb) in _STEPS else what
