"""Whatever stands in any field of any verb, the answer is a worded refusal, and nothing is done."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest

from dispatch.errors import Invalid, Refused
from dispatch.paper_verbs import Delegate
from dispatch.shapes import shaped
from dispatch.values import EvidenceKind, Picture, Role
from dispatch.verbs import Actor, Note, Report, Verb
from tests.fakes import DESK, NOON, HandClock, MemoryCounty, centre_of, some_case

KINDS = sorted(get_args(Verb), key=lambda kind: kind.__name__)
GOOD: dict[Any, Any] = {int: 1, bool: False, str: "x", float: 1.0, datetime: NOON}
BAD = (
    -1, 2**63, 10**30, True, 1.5, float("nan"), "\ud83d", "长" * 5000, None, b"x", [1], {"a": 1}, object(),
    datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC), datetime(2026, 1, 1),  # noqa: DTZ001
)  # fmt: skip


def _good(hint: Any) -> Any:
    if hint in GOOD:
        return GOOD[hint]
    if NoneType in get_args(hint):
        return None
    origin = getattr(hint, "__origin__", None)
    return origin() if origin in (tuple, frozenset) else next(iter(hint))


def _verb(kind: type[Any]) -> Any:
    """The simplest verb of a kind."""
    return kind(**{name: _good(hint) for name, hint in get_type_hints(kind).items()})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_any_field_of_any_verb_may_hold_anything_and_the_answer_is_a_refusal(kind: type[Any]) -> None:
    county = MemoryCounty(cases=[some_case(1)])
    centre = centre_of(county, HandClock())
    before = county.tables.copy()
    for field in fields(kind):
        for number, bad in enumerate(BAD):
            broken = replace(_verb(kind), **{field.name: bad})
            if _fits(broken):
                continue
            with pytest.raises(Refused):
                centre.do(broken, by=DESK, command_id=f"{field.name}-{number}")
    assert {line.step for line in county.tables.entries} <= {"refused"}
    county.tables.entries.clear()
    county.tables.done.clear()
    assert county.tables == before


def _fits(verb: Any) -> bool:
    """Whether the field may hold that after all: then another rule decides."""
    try:
        shaped(verb)
    except Invalid:
        return False
    return True


@pytest.mark.parametrize("bad", [10**30, -5, True, "7", None, float("inf")])
def test_an_impossible_number_names_its_field(bad: Any) -> None:
    with pytest.raises(Invalid) as refusal:
        shaped(Note(case_id=bad, words="x"))
    assert refusal.value.field == "case_id"


@pytest.mark.parametrize("actor", [
    Actor(person_id=10**30, role=Role.DISPATCHER, workstation="x"),
    Actor(person_id=1, role="dispatcher", workstation="x"),  # type: ignore[arg-type]
    Actor(person_id=1, role=Role.DISPATCHER, workstation="\ud800"),
    Actor(person_id=999, role=Role.DISPATCHER, workstation="x"),
])  # fmt: skip
def test_an_impossible_actor_is_refused(actor: Actor) -> None:
    with pytest.raises(Refused):
        centre_of(MemoryCounty(cases=[some_case(1)]), HandClock()).do(
            Note(case_id=1, words="x"), by=actor, command_id="a"
        )


@pytest.mark.parametrize("command_id", ["", "x" * 65, "\ud800", "a\u0000b", "命令"])
def test_an_impossible_command_id_is_refused(command_id: str) -> None:
    with pytest.raises(Invalid) as refusal:
        centre_of(MemoryCounty(), HandClock()).do(Note(case_id=1, words="x"), by=DESK, command_id=command_id)
    assert refusal.value.field == "command_id"


def test_what_is_nested_is_held_to_its_shape_too_and_texts_come_back_clean() -> None:
    picture = Picture(sha256="ab", kind=EvidenceKind.NEAR, note="\u202e近景\u0000")
    report = shaped(Report(source=next(iter(get_type_hints(Report)["source"])), description="x", pictures=(picture,)))
    assert report.pictures[0].note == "近景"
    with pytest.raises(Invalid) as refusal:
        shaped(replace(report, pictures=(replace(picture, width=-1),)))
    assert refusal.value.field == "width"
    with pytest.raises(Invalid):
        shaped(Delegate(to_id=1, roles=frozenset({"boss"}), until=NOON, reason="x"))  # type: ignore[arg-type]


def test_the_same_refusal_again_and_again_is_one_line_an_hour() -> None:
    county, clock = MemoryCounty(cases=[some_case(1)]), HandClock()
    centre = centre_of(county, clock)
    for number in range(30):
        with pytest.raises(Refused):
            centre.do(Note(case_id=1, words=""), by=DESK, command_id=f"again-{number}")
    assert [line.step for line in county.tables.entries] == ["refused"]
