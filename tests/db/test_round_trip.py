"""What goes into the store comes out of it unharmed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from db.board import SqlBoard
from db.log import SqlLog
from db.positions import SqlPositions
from db.registry import Registry
from dispatch.chain import digest
from dispatch.errors import Invalid, Unknown
from dispatch.states import State
from dispatch.values import (
    Department,
    Evidence,
    EvidenceKind,
    Fix,
    OrderState,
    Person,
    Picture,
    Role,
    UnitState,
    Urge,
    UrgeKind,
)
from dispatch.verbs import Done
from tests.db.town import CODE, DIRECTORY, NOW, a_case, a_line, an_order, report, settle

PICTURE = Picture(
    sha256="ab" * 32, kind=EvidenceKind.AFTER, size=12345, width=640, height=480, taken_at=NOW, lon=120.5, lat=30.5,
    camera_id=3, note="处置后",
)  # fmt: skip


def test_a_case_comes_back_as_it_was_added(any_store: Engine) -> None:
    store = settle(any_store)
    with store.begin(CODE) as work:
        added = work.add_case(a_case())
        assert added == replace(a_case(), id=added.id, version=1)
        assert work.case(added.id) == added


def test_a_saved_case_keeps_every_changed_field_and_rises_by_one_version(any_store: Engine) -> None:
    store = settle(any_store)
    case = report(store, "c1")
    with store.begin(CODE) as work:
        seen = work.case(case.id)
        changed = replace(seen, state=State.PENDING_CLOSE, title="改", limit=None, unit_id=None, rework=2, lon=None)
        assert work.save_case(changed) == replace(changed, version=seen.version + 1)
        assert work.case(case.id) == replace(changed, version=seen.version + 1)


def test_orders_urges_and_pictures_come_back_as_they_were_added(any_store: Engine) -> None:
    store = settle(any_store)
    case = report(store, "c1")
    with store.begin(CODE) as work:
        order = work.add_order(replace(an_order(case.id), reason="近", is_rework=True))
        assert work.case(case.id).order_id == order.id
        signed = work.save_order(replace(order, state=OrderState.SIGNED, delivered_at=NOW, read_at=NOW, signed_at=NOW))
        assert work.order(order.id) == signed
        urge = work.add_urge(
            Urge(
                case_id=case.id,
                order_id=order.id,
                unit_id=7,
                kind=UrgeKind.YELLOW,
                words="请尽快",
                by_name="王敏",
                at=NOW,
            )
        )
        assert work.case(case.id).urges == 1
        received = work.save_urge(replace(urge, delivered_at=NOW))
        assert work.urge(urge.id) == work.last_urge(case.id) == received
        work.add_evidence(case.id, [PICTURE, replace(PICTURE, kind=EvidenceKind.BEFORE)], by_name="李强", at=NOW)
        first, second = work.evidence(case.id)
        assert first == Evidence(id=first.id, case_id=case.id, picture=PICTURE, by_name="李强", at=NOW)
        assert second.picture.kind is EvidenceKind.BEFORE
        work.append(a_line("c2", case.id), Done(seq=0))
    board = SqlBoard(any_store)
    assert board.orders_of(CODE, 7) == (signed,)
    assert board.urges_of(CODE, 7) == (received,)
    file = board.file(CODE, case.id)
    assert (file.orders, file.urges, file.evidence) == ((signed,), (received,), (first, second))
    assert [entry.command_id for entry in file.entries] == ["c1", "c2"]


def test_the_directory_comes_back_and_a_second_filling_keeps_what_units_do(any_store: Engine) -> None:
    store = settle(any_store)
    board = SqlBoard(any_store)
    assert board.directory(CODE) == DIRECTORY
    with store.begin(CODE) as work:
        assert work.directory().is_demo
        assert work.person(1) == DIRECTORY.people[0]
        assert work.department(2) == DIRECTORY.departments[1]
        work.set_unit(7, UnitState.SOS, NOW)
    settle(any_store)
    assert board.units(CODE)[0] == replace(DIRECTORY.units[0], state=UnitState.SOS, state_since=NOW)


def test_a_line_of_the_log_comes_back_with_the_hash_it_was_sealed_with(any_store: Engine) -> None:
    store = settle(any_store)
    case = report(store, "c1")
    log = SqlLog(any_store)
    (entry,) = log.after(CODE, 0)
    assert entry == replace(a_line("c1", case.id), seq=1, hash=entry.hash)
    assert digest(entry) == entry.hash
    assert (log.head(CODE), log.head("other"), log.after(CODE, 1)) == (1, 0, ())
    with store.begin(CODE) as work:
        assert work.last_entry(case.id) == entry


def test_the_newest_fix_of_a_unit_stays_and_an_older_one_does_not_replace_it(any_store: Engine) -> None:
    settle(any_store)
    positions = SqlPositions(any_store)
    fix = Fix(
        unit_id=7, lon=120.5, lat=30.25, at=NOW, received_at=NOW, speed_mps=3.5, heading_deg=90.0, accuracy_m=5.0
    )  # fmt: skip
    later, earlier = replace(fix, at=NOW + timedelta(seconds=1)), replace(fix, at=NOW - timedelta(seconds=1))
    assert positions.post(CODE, [earlier, fix]) == 1
    assert positions.post(CODE, [earlier]) == 0
    assert positions.post(CODE, [later, replace(fix, unit_id=404)]) == 1
    assert positions.latest(CODE) == (later,)


@pytest.mark.parametrize("kind", ["person", "case", "unit", "department", "order", "urge"])
def test_what_is_missing_is_said_to_be_unknown(any_store: Engine, kind: str) -> None:
    store = settle(any_store)
    with store.begin(CODE) as work:
        for key in (404, 2**70):
            with pytest.raises(Unknown) as refusal:
                getattr(work, kind)(key)
            assert (refusal.value.kind, refusal.value.id) == (kind, str(key))


def test_rows_of_another_jurisdiction_are_out_of_reach(any_store: Engine) -> None:
    store = settle(any_store)
    case = report(store, "c1")
    with pytest.raises(Unknown), store.begin("110000") as work:
        work.case(case.id)
    assert SqlBoard(any_store).open_cases("110000") == SqlBoard(any_store).cases("110000", [case.id]) == ()


def test_a_lone_surrogate_is_refused_in_words_and_leaves_nothing(any_store: Engine) -> None:
    store = settle(any_store)
    with pytest.raises(Invalid) as refusal:
        report(store, "c1", title="\ud800")
    assert refusal.value.why == "surrogate"
    assert SqlBoard(any_store).open_cases(CODE) == ()
    assert SqlLog(any_store).head(CODE) == 0
    with pytest.raises(Invalid):
        SqlBoard(any_store).find(CODE, "\ud800")


@pytest.mark.parametrize("post", [Role.ADMIN, Role.SECURITY, Role.AUDITOR])
def test_a_directory_whose_administrator_holds_another_post_is_refused_whole(any_store: Engine, post: Role) -> None:
    settle(any_store)
    both = Person(id=70, jurisdiction=CODE, name="管理员", roles=frozenset({post, Role.DISPATCHER}))
    fresh = Department(id=71, jurisdiction=CODE, name="新部门")
    directory = replace(DIRECTORY, departments=(*DIRECTORY.departments, fresh), people=(*DIRECTORY.people, both))
    with pytest.raises(Invalid) as refusal:
        Registry(any_store, lambda: None).put_directory(directory)
    assert (refusal.value.field, str(post) in refusal.value.why) == ("roles", True)
    held = SqlBoard(any_store).directory(CODE)
    assert (71 in {row.id for row in held.departments}, 70 in {row.id for row in held.people}) == (False, False)
