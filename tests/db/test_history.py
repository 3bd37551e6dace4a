"""What was before: cases at a place, how units kept their limits, who has a case in hand."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from db.board import SqlBoard
from db.history import SqlPresences
from dispatch.records import Presence, UnitRecord
from dispatch.states import State
from dispatch.values import Order, OrderState
from tests.db.town import CODE, NOW, report, settle


def test_cases_near_a_place_are_found_open_or_ended_and_others_are_not(any_store: Engine) -> None:
    store = settle(any_store)
    here = report(store, "c1", lon=120.25, lat=30.125)
    ended = report(store, "c2", lon=120.2503, lat=30.1251, state=State.CLOSED)
    report(store, "c3", lon=120.26, lat=30.125)
    found = SqlBoard(any_store).near(CODE, 120.25, 30.125, metres=60)
    assert [case.id for case in found] == [ended.id, here.id]
    assert found[1].reporter_phone == "138****1234"


@pytest.mark.parametrize(("late", "in_time"), [(timedelta(minutes=-1), 1), (timedelta(minutes=1), 0)])
def test_a_unit_is_remembered_by_what_it_handled_in_time(any_store: Engine, late: timedelta, in_time: int) -> None:
    store, board = settle(any_store), SqlBoard(any_store)
    case = report(store, "c1", due_at=NOW)
    order = Order(case_id=case.id, unit_id=7, department_id=2, sent_at=NOW - timedelta(hours=2))
    with store.begin(CODE) as work:
        work.case(case.id)
        held = work.add_order(order)
        work.save_order(replace(held, state=OrderState.REPLIED, ended_at=NOW + late))
    asked = {"since": NOW - timedelta(days=1), "lately": NOW - timedelta(hours=1)}
    assert board.records(CODE, **asked) == (UnitRecord(unit_id=7, handled=1, in_time=in_time, lately=0),)
    assert board.records(CODE, since=NOW, lately=NOW) == ()


def test_who_has_a_case_in_hand_is_told_until_it_lapses(any_store: Engine) -> None:
    settle(any_store)
    presences = SqlPresences(any_store)
    for case_id, moment in ((5, NOW), (6, NOW + timedelta(seconds=5))):
        presences.say(CODE, Presence(person_id=1, workstation="desk", case_id=case_id, seen_at=moment))
    (held,) = presences.since(CODE, NOW)
    assert (held.case_id, held.seen_at) == (6, NOW + timedelta(seconds=5))
    assert presences.since(CODE, NOW + timedelta(seconds=6)) == ()
    assert presences.since("110101", NOW) == ()
