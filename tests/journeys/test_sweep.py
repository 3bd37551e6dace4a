"""What falls due is done by the sweep, once, though several sweeps run side by side and again and again."""

import shutil
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assembly.rounds import Rounds
from dispatch.paper_verbs import Apply, Decide, SetRoutine, Supervise
from dispatch.papers import PetitionKind, SupervisionKind
from dispatch.ports import Log
from dispatch.states import State
from dispatch.values import UrgeKind
from dispatch.verbs import Sign
from gateway.sweep import Sweeper
from tests.crews import open_with_crews
from tests.journeys.county import CAR_CREW, CHEN, CODE, HEAD, LI, STANDARDS, SYSTEM, HandClock, Watch


def swept(watch: Watch, times: int = 4) -> None:
    """Several sweeps at once, each with a memory of its own."""
    sweepers = [
        Sweeper(jurisdiction=CODE, centre=watch.dispatcher, board=watch.board, clock=watch.clock,
                work_clock=watch.dispatcher_clock, system_id=SYSTEM)
        for _ in range(times)
    ]  # fmt: skip
    threads = [threading.Thread(target=sweeper.sweep) for sweeper in sweepers for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def steps_of(log: Log, case_id: int) -> list[str]:
    """What the system did to a case."""
    return [entry.step for entry in log.after(CODE, 0) if entry.case_id == case_id and entry.person_id == SYSTEM]


def test_a_running_clock_urges_the_unit_then_its_head_then_proposes_to_supervise(watch: Watch, log: Log) -> None:
    case_id, _ = watch.signed()
    for minutes, kinds in ((100, ["yellow"]), (30, ["yellow", "due"]), (70, ["yellow", "due"])):
        watch.clock.pass_by(minutes=minutes)
        swept(watch)
        assert [urge.kind for urge in watch.board.file(CODE, case_id).urges] == kinds
    assert steps_of(log, case_id) == ["urge", "urge", "propose_supervision"]
    due = next(entry for entry in log.after(CODE, 0) if entry.body.get("kind") == UrgeKind.DUE)
    assert due.body["to"] == "head"


def test_an_order_that_nobody_signs_for_is_repeated_then_offered_on_then_given_to_a_named_supervisor(
    watch: Watch, log: Log
) -> None:
    case_id, order_id = watch.assigned()
    told: list[str] = []
    for kind in ("repeat", "offer", "call", "call"):
        watch.clock.pass_by(minutes=11)
        swept(watch)
        told += [] if kind in told else [kind]
        urges = [urge for urge in watch.board.file(CODE, case_id).urges if urge.kind in ("repeat", "offer", "call")]
        assert [urge.kind for urge in urges] == told
    last = [entry for entry in log.after(CODE, 0) if entry.body.get("kind") == UrgeKind.CALL]
    assert last[0].body["words"] == "王敏"  # never an order that nobody signed for without a named person
    watch.act(Sign(order_id=order_id), CAR_CREW)
    watch.clock.pass_by(hours=1)
    swept(watch)
    assert len([urge for urge in watch.board.file(CODE, case_id).urges if urge.kind == "call"]) == 1


def test_a_suspension_past_its_date_goes_on_once(watch: Watch, log: Log) -> None:
    case_id, _ = watch.signed()
    until = watch.clock.now() + timedelta(days=2)
    watch.act(Apply(case_id=case_id, kind=PetitionKind.SUSPENSION, reason="等待材料", until=until), CAR_CREW)
    petition = watch.board.file(CODE, case_id).petitions[-1].id
    watch.act(Decide(petition_id=petition, granted=True), HEAD)
    watch.act(Decide(petition_id=petition, granted=True), LI)
    swept(watch)
    assert watch.case(case_id).state is State.SUSPENDED
    watch.clock.pass_by(days=2, minutes=1)
    swept(watch)
    assert watch.case(case_id).state is State.HANDLING
    assert steps_of(log, case_id) == ["resume"]


def test_an_unanswered_supervision_order_rises_once_a_term(watch: Watch) -> None:
    case_id, _ = watch.signed()
    reply_by = watch.clock.now() + timedelta(hours=1)
    order = Supervise(case_id=case_id, kind=SupervisionKind.TIMEOUT, reason="超时", demand="说明", reply_by=reply_by)
    watch.act(order, CHEN)
    for level in (2, 3, 3):
        watch.clock.pass_by(minutes=61)
        swept(watch)
        assert watch.board.file(CODE, case_id).supervisions[0].level == level


def test_a_routine_makes_one_case_a_day(watch: Watch) -> None:
    routine = SetRoutine(name="餐厨垃圾清运", class_code="06010", condition_id="06010-1", place="南门中转站",
                         every_days=1, next_at=watch.clock.now() + timedelta(hours=1))  # fmt: skip
    watch.act(routine, CHEN)
    for day in (1, 2):
        watch.clock.pass_by(days=1)
        swept(watch)
        assert len(watch.board.open_cases(CODE)) == day


def test_every_night_the_doors_carry_out_the_retention_and_pack_the_tracks(tmp_path: Path) -> None:
    centre, _ = open_with_crews(tmp_path, "", 1)
    with closing(centre):
        now = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)  # 12:00 in the county
        held = replace(centre.board.open_cases(CODE)[0], id=0, number="old", state=State.CLOSED, reporter_name="张伟",
                       reporter_phone="13812341234", closed_at=now - timedelta(days=1095))  # fmt: skip
        centre.registry.add_imported(CODE, [held], at=now, by_name="test")
        clock = HandClock(now)
        rounds = Rounds(replace(centre, clock=clock), None)  # type: ignore[arg-type]
        told = []
        for _ in range(3):
            rounds.go()
            told.append([line.body["reporters"] for line in centre.log.after(CODE, 0) if line.step == "retain"])
            clock.pass_by(hours=14)  # 02:00, too early; then 16:00
        assert told == [[], [], [1]]
        (case,) = centre.board.find(CODE, "old")
        assert case.reporter_phone == ""


def test_a_broken_pack_on_the_shelf_stops_no_round(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    centre, _ = open_with_crews(tmp_path, "", 1)
    with closing(centre):
        rounds = Rounds(centre, None)
        pack = shutil.copytree(STANDARDS / "county", tmp_path / "standards" / "2026-12")
        (pack / "classes.csv").write_text("code\n", encoding="utf-8")
        for _ in range(3):
            rounds.go()
        assert [record.getMessage().split(":")[0] for record in caplog.records] == ["the standard stays 2026-11"]
        assert centre.standard.version == "2026-11"
