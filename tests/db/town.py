"""A small jurisdiction with every field filled, and the shortest possible commands over a store."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from db.registry import Registry
from db.store import SqlStore
from db.work import SqlWork
from dispatch.limits import Limit, LimitUnit
from dispatch.states import State
from dispatch.values import (
    Camera,
    Case,
    Department,
    Directory,
    Entry,
    Order,
    Person,
    Role,
    Source,
    Unit,
    UnitKind,
    UnitState,
)
from dispatch.verbs import Done

CODE = "990024"
NOW = datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=UTC)
DIRECTORY = Directory(
    jurisdiction=CODE,
    name="云溪县",
    name_en="Yunxi County",
    is_demo=True,
    single_manned=True,
    departments=(
        Department(id=1, jurisdiction=CODE, name="综合行政执法局", name_en="Bureau", kind="bureau", duty_phone="0571"),
        Department(id=2, jurisdiction=CODE, name="执法一中队", parent_id=1),
    ),
    people=(
        Person(
            id=1, jurisdiction=CODE, name="王敏", roles=frozenset({Role.DISPATCHER, Role.ACCEPTOR}), department_id=1
        ),
        Person(id=2, jurisdiction=CODE, name="李强", roles=frozenset({Role.UNIT}), department_id=2, unit_id=7),
    ),
    units=tuple(
        Unit(
            id=number, jurisdiction=CODE, name=f"{number} 号车", name_en=f"Car {number}", kind=UnitKind.VEHICLE,
            department_id=2, phone="13900000000", device=f"car-{number}",
        )
        for number in range(7, 12)
    ),
    cameras=(
        Camera(
            id=3, jurisdiction=CODE, name="人民路口", name_en="Renmin", url_main="rtsp://127.0.0.1/main",
            url_sub="rtsp://127.0.0.1/sub", lon=120.25, lat=30.125, bearing=90.5, field_of_view=70.0, range_m=80.0,
            kind="ptz", department_id=1, engine="av",
        ),
    ),
)  # fmt: skip


def a_case(number: str = "99002420261123A", **changes: object) -> Case:
    """A case whose every field holds something."""
    fields: dict[str, object] = {
        "jurisdiction": CODE, "number": number, "query_code": f"q-{number}", "state": State.PENDING_DISPATCH,
        "source": Source.HOTLINE, "title": "路灯不亮 💡", "description": "人民路与解放路交叉口，路灯不亮。\n第二行\t𠮷",
        "place": "人民路 88 号", "lon": 120.123456789, "lat": 30.987654321, "datum": "WGS-84", "grid": "990024001",
        "class_code": "0203", "condition_id": "0203-1", "limit": Limit(2, LimitUnit.WORK_DAY),
        "reporter_name": "张伟", "reporter_phone": "13812341234", "external_ref": "ref-1", "reported_at": NOW,
        "filed_at": NOW + timedelta(seconds=1), "dispatched_at": NOW + timedelta(seconds=2),
        "handled_at": NOW + timedelta(seconds=3), "closed_at": NOW + timedelta(seconds=4), "touched_at": NOW,
        "stage_started_at": NOW, "stage_due_at": NOW + timedelta(minutes=30), "started_at": NOW,
        "due_at": NOW + timedelta(days=2), "filed_by": 1, "checker_id": 1, "unit_id": 7, "department_id": 2,
        "rework": 1, "is_demo": True,
    }  # fmt: skip
    return Case(**{**fields, **changes})  # type: ignore[arg-type]


def an_order(case_id: int, unit_id: int = 7) -> Order:
    """An order about to be sent."""
    return Order(case_id=case_id, unit_id=unit_id, department_id=2, sent_at=NOW)


def a_line(command_id: str, case_id: int | None = None, was: str = "R0", now: str = "R1") -> Entry:
    """A line of the log about to be written."""
    return Entry(
        seq=0, jurisdiction=CODE, at=NOW, command_id=command_id, step="submit", person_id=1, person_name="王敏",
        role="dispatcher", workstation="一号台", case_id=case_id, was=was, now=now,
        body={"说明": "测试", "n": 1.5, "list": [1, "二"]},
    )  # fmt: skip


def settle(engine: Engine) -> SqlStore:
    """Put the directory into a store."""
    Registry(engine, lambda: None).put_directory(DIRECTORY)
    return SqlStore(engine)


def report(store: SqlStore, command_id: str, **changes: object) -> Case:
    """Add a case by one whole command."""
    with store.begin(CODE) as work:
        assert work.done(command_id) is None
        case = work.add_case(a_case(f"{CODE}-{work.next_number(NOW.date()):05d}", **changes))
        work.append(a_line(command_id, case.id), Done(seq=0, case_id=case.id, version=1))
        return case


def assign(work: SqlWork, case: Case, unit_id: int) -> Order:
    """Take case and unit by compare-and-set, in the order of locks; raises LostRace."""
    moved = work.save_case(case)
    order = work.add_order(an_order(moved.id, unit_id))
    work.hold_unit(unit_id, order.id, moved.id, UnitState.SENT, NOW)
    return order
