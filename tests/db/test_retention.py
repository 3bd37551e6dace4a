"""Retention: what is old enough goes, what is held stays, and no policy is shorter than the law."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, insert

from db import schema
from db.board import SqlBoard
from db.log import SqlLog
from db.retention import Keeper, Retained
from db.verify import verify_log
from dispatch.papers import Hold
from dispatch.retention import LEAST, Retention, retention_of
from dispatch.states import State
from dispatch.verbs import Done
from tests.db.town import CODE, NOW, a_line, an_order, report, settle

LATER = NOW + timedelta(days=1200)
DAY = timedelta(days=1)


def _ended(store, command_id: str, **changes: object) -> int:
    return report(store, command_id, state=State.CLOSED, unit_id=None, order_id=None, closed_at=NOW, **changes).id


def _track(engine: Engine, unit_id: int, days_ago: int) -> None:
    row = {"jurisdiction": CODE, "unit_id": unit_id, "day": (LATER - days_ago * DAY).date(), "since": 0, "until": 1,
           "packed": b"x"}  # fmt: skip
    with engine.begin() as connection:
        connection.execute(insert(schema.track_chunk), row)


def test_old_reporters_are_forgotten_but_not_those_of_held_open_or_young_cases(any_store: Engine) -> None:
    store = settle(any_store)
    old, held, released = (_ended(store, name) for name in ("old", "held", "released"))
    open_one = report(store, "open", closed_at=None).id
    with store.begin(CODE) as work:
        assert work.done("hold") is None
        work.add_paper(Hold(case_id=held, reason="行政诉讼", by_name="陈洁", at=NOW))
        work.add_paper(Hold(case_id=released, reason="复议", by_name="陈洁", at=NOW, ended_at=NOW))
        work.append(a_line("hold", held), Done(seq=0))
    young = _ended(store, "young")
    with store.begin(CODE) as work:
        assert work.done("again") is None
        work.save_case(replace(work.case(young), closed_at=LATER - DAY))
        work.append(a_line("again", young), Done(seq=0))
    keeper = Keeper(any_store, CODE, Retention(), lambda: LATER)
    head = SqlLog(any_store).head(CODE)
    assert keeper.due() == Retained(2, 0)
    assert keeper.carry_out() == Retained(2, 0)
    assert keeper.carry_out() == keeper.due() == Retained(0, 0)
    named = {case.id for case in SqlBoard(any_store).cases(CODE, [old, held, released, open_one, young])
             if case.reporter_phone}  # fmt: skip
    assert named == {held, open_one, young}
    (line,) = SqlLog(any_store).after(CODE, head)
    assert (line.step, line.body["reporters"]) == ("retain", 2)
    assert verify_log(any_store, CODE) is None


def test_old_tracks_go_but_not_those_of_a_unit_that_worked_on_a_held_case(any_store: Engine) -> None:
    store = settle(any_store)
    case_id = _ended(store, "one")
    with store.begin(CODE) as work:
        assert work.done("hold") is None
        work.case(case_id)
        work.add_order(an_order(case_id, 8))
        work.add_paper(Hold(case_id=case_id, reason="行政诉讼", by_name="陈洁", at=NOW))
        work.append(a_line("hold", case_id), Done(seq=0))
    for unit_id, days_ago in ((7, 400), (7, 364), (8, 400), (0, 400)):
        _track(any_store, unit_id, days_ago)
    keeper = Keeper(any_store, CODE, Retention(), lambda: LATER)
    assert keeper.due().tracks == 1
    assert keeper.carry_out().tracks == 1
    with any_store.connect() as connection:
        kept = connection.execute(schema.track_chunk.select()).mappings().all()
    assert sorted(row["unit_id"] for row in kept) == [0, 7, 8]


@pytest.mark.parametrize(("said", "named"), [
    ({"track_days": 30}, "track_days: 30 days are shorter than six months"),
    ({"reporter_days": LEAST["reporter_days"] - 1}, "reporter_days"),
    ({"log_days": 400}, "log_days: unknown"),
    ({"track_days": "long"}, "track_days: wants a number"),
])  # fmt: skip
def test_a_policy_shorter_than_six_months_is_refused(said: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        retention_of(said)
    assert retention_of({"track_days": 184}).track_days == 184
