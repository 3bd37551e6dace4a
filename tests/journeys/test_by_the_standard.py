"""What a county may set: from when limits count, what a rework takes, what is ticked, shown, warned first."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dispatch.dispatcher import Dispatcher
from dispatch.errors import EvidenceMissing, NotNow, Owed
from dispatch.in_force import InForce
from dispatch.shelf import load_shelf, mark_of
from dispatch.states import State, Step
from dispatch.values import EvidenceKind, Source
from dispatch.verbs import Assign, Check, Outcome, Recall, Reply, SendCheck, SendVerify, Sign, Verify
from tests.journeys.county import CAR, CAR_CREW, STANDARDS, WALKER, Watch, picture

AFTER, CHECKED = picture(EvidenceKind.AFTER, "cd" * 32), picture(EvidenceKind.CHECK, "ef" * 32)


def handled(watch: Watch, disposal: str = "") -> int:
    """A case that its unit has replied to."""
    case_id, order_id = watch.signed()
    reply = Reply(order_id=order_id, measure="已处置", disposal=disposal, closing_met=True, pictures=(AFTER,))
    watch.act(reply, CAR_CREW)
    return case_id


def failed(watch: Watch, case_id: int) -> None:
    """The check has found it not done."""
    watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)))
    watch.act(Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.NO, reason="仍有残留"))


def test_a_reply_ticks_the_closing_condition_of_its_case(watch: Watch) -> None:
    case_id, order_id = watch.signed()
    with pytest.raises(Owed) as refusal:
        watch.act(Reply(order_id=order_id, measure="已劝离", pictures=(AFTER,)), CAR_CREW)
    assert refusal.value.what == "closing"
    assert refusal.value.detail
    assert watch.case(case_id).state is State.HANDLING


def test_a_county_may_only_show_the_closing_condition(watch_of: Callable[..., Watch]) -> None:
    watch = watch_of(rules={"closing_ticked": False})
    case_id, order_id = watch.signed()
    watch.act(Reply(order_id=order_id, measure="已劝离", pictures=(AFTER,)), CAR_CREW)
    assert watch.case(case_id).state is State.REPLIED


def test_a_first_offence_is_warned_and_only_the_next_one_at_the_place_may_be_punished(watch: Watch) -> None:
    case_id, order_id = watch.signed()
    punish = Reply(order_id=order_id, measure="处罚", disposal="punish", closing_met=True, pictures=(AFTER,))
    with pytest.raises(NotNow) as refusal:
        watch.act(punish, CAR_CREW)
    assert (refusal.value.rule, refusal.value.bound) == ("warn_first", "365")
    watch.act(replace(punish, disposal="warn"), CAR_CREW)
    again = handled(watch, "punish")
    assert watch.case(again).state is State.REPLIED
    watch.clock.pass_by(hours=24 * 366)
    _, long_after = watch.signed()
    with pytest.raises(NotNow):
        watch.act(replace(punish, order_id=long_after), CAR_CREW)
    assert watch.case(case_id).state is State.REPLIED


def test_the_handling_clock_may_count_from_the_filing_and_goes_on_through_a_recall(
    watch_of: Callable[..., Watch],
) -> None:
    watch = watch_of(rules={"clock_from_filing": True})
    case_id = watch.filed()
    filed = watch.case(case_id)
    assert filed.started_at == watch.clock.now()
    watch.clock.pass_by(minutes=20)
    for unit in (CAR, WALKER):
        watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=unit, reason="就近"))
        case = watch.case(case_id)
        assert (case.started_at, case.due_at) == (filed.started_at, filed.due_at)
        watch.act(Recall(case_id=case_id, seen=case.version))
        watch.clock.pass_by(minutes=5)


@pytest.mark.parametrize("is_new", [False, True])
@pytest.mark.parametrize("is_busy", [False, True])
def test_a_rework_takes_what_was_left_or_a_new_limit(
    watch_of: Callable[..., Watch], is_new: bool, is_busy: bool
) -> None:
    watch = watch_of(rules={"renews_at_rework": is_new})
    case_id, order_id = watch.signed()
    first = watch.case(case_id)
    limit = (first.due_at or watch.clock.now()) - watch.clock.now()
    watch.clock.pass_by(minutes=30)
    watch.act(Reply(order_id=order_id, measure="x", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    if is_busy:  # the unit has other work meanwhile, and another one is sent
        watch.assigned()
    failed(watch, case_id)
    if is_busy:
        watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=WALKER, reason="就近"))
    case = watch.case(case_id)
    assert case.due_at == watch.clock.now() + limit - timedelta(minutes=0 if is_new else 30)
    assert (case.used_before == 0) is is_new


def test_a_county_may_ask_for_a_picture_at_the_verification(watch_of: Callable[..., Watch]) -> None:
    watch = watch_of(evidence={Step.VERIFY_EXISTS: EvidenceKind.NEAR})
    case_id = watch.reported(Source.HOTLINE)  # with a picture, which is not the collector's
    watch.clock.pass_by(minutes=1)
    watch.act(SendVerify(case_id=case_id, seen=watch.seen(case_id)))
    verify = Verify(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES)
    with pytest.raises(EvidenceMissing):
        watch.act(verify)
    watch.act(replace(verify, pictures=(picture(EvidenceKind.NEAR, "12" * 32),)))
    assert watch.case(case_id).state is State.PENDING_FILING


def test_a_new_pack_counts_without_a_restart_and_old_cases_keep_theirs(watch: Watch, tmp_path: Path) -> None:
    shelf, today = tmp_path / "standards", [date(2026, 11, 23)]
    standard = InForce(
        lambda: load_shelf(STANDARDS / "county", shelf), mark=lambda: mark_of(shelf), today=lambda: today[0]
    )
    watch.dispatcher = Dispatcher(watch.store, watch.clock, replace(watch.dispatcher.house, standard=standard))
    old, order_id = watch.signed()
    assert standard.look() == ()
    _put_pack(shelf, "2026-11")
    new = _put_pack(shelf, "2026-12")
    _change(new / "pack.toml", "valid_from = 2026-01-01", "valid_from = 2026-11-24")
    _change(new / "pack.toml", 'closing_condition = "ticked"', 'closing_condition = "shown"')
    _change(new / "pack.toml", 'reply = "after"\n', "")
    assert standard.look() == ()  # its day has not come
    today[0] = date(2026, 11, 24)
    assert {(change.table, change.key or change.field) for change in standard.look()} == {
        ("rules", "closing_ticked"), ("evidence", "reply"),
    }  # fmt: skip
    with pytest.raises(Owed):  # filed under the old one, which asks for the tick
        watch.act(Reply(order_id=order_id, measure="x", pictures=(AFTER,)), CAR_CREW)
    watch.act(Reply(order_id=order_id, measure="x", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    fresh, order_id = watch.assigned()
    watch.act(Sign(order_id=order_id), CAR_CREW)
    watch.act(Reply(order_id=order_id, measure="x"), CAR_CREW)
    assert [watch.case(case_id).standard for case_id in (old, fresh)] == ["2026-11", "2026-12"]


def _put_pack(shelf: Path, version: str) -> Path:
    pack = shutil.copytree(STANDARDS / "county", shelf / version)
    _change(pack / "pack.toml", 'version = "2026-11"', f'version = "{version}"')
    return pack


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
