"""A period of a desk's own past, read from the real store after real verbs and positions over HTTP."""

import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import Engine

from assembly.map_past import scene_of, seen_period
from db.past import SqlPast
from db.positions import SqlPositions
from dispatch.light import Light
from dispatch.states import State
from dispatch.values import Case, Fix
from dispatch.verbs import Assign
from maps.rows import CaseMark
from simulator.county import CODE
from tests.db.town import CODE as TOWN
from tests.db.town import settle
from tests.journeys.running import Running, filed_case

MINUTE = timedelta(minutes=1)


@pytest.mark.usefixtures("qapp")
def test_the_past_of_a_case_and_its_unit_is_what_the_log_and_the_tracks_say(running: Running) -> None:
    began = datetime.now(UTC)
    case_id = filed_case(running)
    filed = datetime.now(UTC)
    running.act(Assign(case_id=case_id, seen=running.case(case_id).version, unit_id=1, reason="就近"))
    at = time.time()
    for step in range(3):
        fix = {"id": "officer-1", "lat": "28.8525", "lon": f"{120.735 + step / 10_000}", "timestamp": str(at + step)}
        assert httpx.get(f"{running.doors}/osmand", params=fix).status_code == 200
    past = SqlPast(running.centre.engine)
    _until(lambda: len(past.tracks(CODE, began, began + MINUTE)) >= 1)
    now = datetime.now(UTC)
    period = past.period(CODE, began, now)
    assert [stage.state for stage in period.stages if stage.case_id == case_id][-1] is State.DISPATCHED
    assert [(order.unit_id, order.case_id) for order in period.orders] == [(1, case_id)]
    later = past.period(CODE, now, now + MINUTE)
    assert [(stage.case_id, stage.state) for stage in later.stages] == [(case_id, State.DISPATCHED)]
    units = running.centre.board.units(CODE)
    fixes = past.tracks(CODE, began - MINUTE, now + MINUTE)
    scene = scene_of(began, now, units, fixes, period, _marked)
    assert [mark.title for mark in scene.cases_at(filed)] == [State.PENDING_DISPATCH]
    assert [mark.title for mark in scene.cases_at(now)] == [State.DISPATCHED]
    assert scene.cases_at(began - MINUTE) == []
    assert set(fixes["unit"].tolist()) == {1}


def _marked(case: Case, _: datetime) -> CaseMark:
    return CaseMark(case.id, case.number, str(case.state), case.lon or 0.0, case.lat or 0.0, Light.GREEN)


def _until(is_true) -> None:
    """The door writes several times a second."""
    end = time.monotonic() + 10
    while not is_true():
        assert time.monotonic() < end


def test_a_period_that_nobody_named_begins_when_somebody_was_first_seen(sqlite_store: Engine) -> None:
    settle(sqlite_store)
    positions, past, now = SqlPositions(sqlite_store), SqlPast(sqlite_store), datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
    hour = timedelta(hours=1)
    assert seen_period(past, TOWN, now - hour, now) == (now - hour, now)
    seen = [now - timedelta(minutes=minute) for minute in (9, 6, 2)]
    positions.post(TOWN, [Fix(unit_id=7, lon=120.7, lat=28.8, at=at, received_at=at) for at in seen])
    assert seen_period(past, TOWN, now - hour, now) == (seen[0], now)
    later = now + 3 * hour
    assert seen_period(past, TOWN, later - hour, later) == (seen[0], seen[-1])
