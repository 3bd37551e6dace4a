"""Yunxi (云溪县), an invented county: departments, people, units, cameras, grids; one seed, one county."""

import hashlib
from dataclasses import dataclass

from dispatch.values import Department, Directory, Person, Role, Unit, UnitKind
from simulator.cameras import build_cameras
from simulator.streets import Town, build_town

CODE = "990024"
SEED = 20261123
BUREAU, SQUAD, CLEANERS, ROADS, PARKS, EAST_STREET, OVERSIGHT, HOUSING = range(1, 9)
WANG, LI, CHEN, CITIZEN, SYSTEM, AUDITOR = range(1, 7)
FIRST_CREW, FIRST_HEAD = 100, 50
_HEADS = (
    (SQUAD, "冯队"),
    (CLEANERS, "马主任"),
    (ROADS, "罗工"),
    (PARKS, "叶主任"),
    (EAST_STREET, "何主任"),
    (HOUSING, "唐科"),
)
OFFICERS = (
    *("赵军", "孙丽", "周平", "吴刚", "郑洁", "冯涛", "褚云", "卫东", "蒋敏", "沈亮", "韩雪", "杨帆"),
    *("朱琳", "秦勇", "许文", "何静", "吕强", "施岚", "张磊", "孔燕", "曹阳", "严斌", "华宁", "金鑫"),
)
_OFFICER_HOMES = (SQUAD, EAST_STREET, CLEANERS, ROADS, PARKS, HOUSING)
_VEHICLES = (
    (SQUAD, "巡查车", "Patrol car", 8),
    (CLEANERS, "清运车", "Refuse truck", 5),
    (ROADS, "抢修车", "Repair van", 3),
)


@dataclass(frozen=True)
class County:
    """The county as it would be imported: directory, town, and the secret tokens of terminals.

    Those of units by the unit's id, those of heads of departments by the person's.
    """

    directory: Directory
    town: Town
    tokens: dict[int, str]
    head_tokens: dict[int, str]


def build_county(*, cameras_at: str, turned_at: str = "", seed: int = SEED) -> County:
    """The whole county; `cameras_at` is host:port of its camera farm, `turned_at` of the camera that speaks ONVIF."""
    town = build_town(seed)
    units = _units()
    tokens = {unit.id: _token(seed, unit.device) for unit in units}
    head_tokens = {FIRST_HEAD + home: _token(seed, f"head-{home}") for home, _ in _HEADS}
    directory = Directory(
        jurisdiction=CODE,
        name="云溪县",
        name_en="Yunxi County",
        is_demo=True,
        single_manned=True,
        departments=_departments(),
        people=_people(units),
        units=units,
        cameras=build_cameras(
            town, units, owners=(BUREAU, ROADS), cameras_at=cameras_at, turned_at=turned_at, seed=seed
        ),
    )
    return County(directory, town, tokens, head_tokens)


def _token(seed: int, device: str) -> str:
    return hashlib.sha256(f"{seed}/{device}".encode()).hexdigest()


def _departments() -> tuple[Department, ...]:
    rows = (
        (BUREAU, "综合行政执法局", "Law Enforcement Bureau", "职能部门", None),
        (SQUAD, "执法中队", "Enforcement squad", "职能部门", BUREAU),
        (CLEANERS, "市容环卫中心", "Sanitation centre", "行业主管", None),
        (ROADS, "市政公用中心", "Municipal works", "行业主管", None),
        (PARKS, "园林绿化中心", "Parks and gardens", "行业主管", None),
        (EAST_STREET, "东城街道", "Dongcheng street office", "街道/乡镇", None),
        (OVERSIGHT, "监督指挥中心", "Command and oversight centre", "政府", None),
        (HOUSING, "住建局", "Housing bureau", "职能部门", None),
    )
    return tuple(
        Department(
            id=id_,
            jurisdiction=CODE,
            name=zh,
            name_en=en,
            kind=kind,
            parent_id=parent,
            duty_phone=f"0570-55501{id_:02d}",
        )
        for id_, zh, en, kind, parent in rows
    )


def _units() -> tuple[Unit, ...]:
    officers = [
        Unit(id=index + 1, jurisdiction=CODE, name=name, kind=UnitKind.OFFICER, device=f"officer-{index + 1}",
             department_id=_OFFICER_HOMES[index % len(_OFFICER_HOMES)])
        for index, name in enumerate(OFFICERS)
    ]  # fmt: skip
    named = [(home, f"{number} 号{zh}", f"{en} {number}")
             for home, zh, en, count in _VEHICLES for number in range(1, count + 1)]  # fmt: skip
    vehicles = [
        Unit(id=id_, jurisdiction=CODE, name=zh, name_en=en, kind=UnitKind.VEHICLE, device=f"vehicle-{id_}",
             department_id=home)
        for id_, (home, zh, en) in enumerate(named, len(officers) + 1)
    ]  # fmt: skip
    return (*officers, *vehicles)


def _people(units: tuple[Unit, ...]) -> tuple[Person, ...]:
    desk = frozenset({Role.ACCEPTOR, Role.SUPERVISOR, Role.DISPATCHER, Role.INSPECTOR, Role.COLLECTOR})
    staff = (
        Person(id=WANG, jurisdiction=CODE, name="王敏", roles=desk, department_id=OVERSIGHT),
        Person(id=LI, jurisdiction=CODE, name="李强", roles=desk, department_id=OVERSIGHT),
        Person(id=CHEN, jurisdiction=CODE, name="陈洁", roles=frozenset({Role.SUPERVISOR, Role.COMMANDER}),
               department_id=OVERSIGHT),
        Person(id=CITIZEN, jurisdiction=CODE, name="市民", roles=frozenset({Role.CITIZEN})),
        Person(id=SYSTEM, jurisdiction=CODE, name="系统", roles=frozenset({Role.SYSTEM})),
        Person(id=AUDITOR, jurisdiction=CODE, name="郑审", roles=frozenset({Role.AUDITOR}), department_id=OVERSIGHT),
    )  # fmt: skip
    crews = (
        Person(id=FIRST_CREW + unit.id, jurisdiction=CODE, name=unit.name, roles=frozenset({Role.UNIT}),
               department_id=unit.department_id, unit_id=unit.id)
        for unit in units
    )  # fmt: skip
    heads = (
        Person(id=FIRST_HEAD + home, jurisdiction=CODE, name=name, roles=frozenset({Role.HEAD}), department_id=home)
        for home, name in _HEADS
    )
    return (*staff, *heads, *crews)
