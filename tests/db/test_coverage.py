"""Which townships lack something (S37): a newcomer sees it at once, and it follows what is brought in."""

import json
from dataclasses import replace
from pathlib import Path

from assembly.centre import open_centre
from assembly.coverage import covered
from dispatch.features import Layer, shaped_feature
from dispatch.values import Department, Directory, Fix, Person, Role, Unit, UnitKind
from maps.coverage_list import Covered
from simulator.county import CODE, SEED, build_county
from simulator.streets import CENTRE
from simulator.things import build_things

LON, LAT = CENTRE


def test_the_demo_s_townships_and_what_they_lack(tmp_path: Path) -> None:
    centre = open_centre(tmp_path, CODE, on_commit=lambda: None)
    county = build_county(cameras_at="127.0.0.1:9")
    centre.registry.put_directory(county.directory)
    centre.features.put(CODE, build_things(county.town, CODE, SEED, centre.clock.now()))
    found = {row.name: row for row in covered(centre, county.directory, in_english=False)}
    assert set(found) == {"东城街道", "西城街道", "南峰街道", "白塔镇"}
    users, _desk, grids, _staff, cameras = found["东城街道"].counts
    assert (users > 0, grids, cameras > 0) == (True, 0, True)
    assert found["白塔镇"].counts == (0, 0, 0, 0, 0)
    assert found["白塔镇"].lacks == 5
    assert sum(row.counts[4] for row in found.values()) == len(county.directory.cameras)
    centre.close()


def test_users_desk_grids_staff_and_cameras_are_counted_for_their_own_township(tmp_path: Path) -> None:
    ring = [[LON, LAT], [LON + 0.01, LAT], [LON + 0.01, LAT + 0.01], [LON, LAT + 0.01], [LON, LAT]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    (tmp_path / "maps").mkdir()
    grids = [{"type": "Feature", "properties": {"code": code}, "geometry": shape}
             for code in ("990024001001001", "990024001001002", "990024002001001")]  # fmt: skip
    (tmp_path / "maps" / "grids.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": grids}))
    centre = open_centre(tmp_path, CODE, on_commit=lambda: None)
    directory = Directory(
        jurisdiction=CODE, name="云溪县", name_en="Yunxi",
        departments=(Department(id=1, jurisdiction=CODE, name="福应街道综合执法队", duty_phone="0576-1"),
                     Department(id=2, jurisdiction=CODE, name="白塔镇", duty_phone="")),
        people=(Person(id=1, jurisdiction=CODE, name="甲", roles=frozenset({Role.COLLECTOR}), department_id=1),
                Person(id=2, jurisdiction=CODE, name="乙", roles=frozenset({Role.HEAD}), areas=("990024001001",)),
                Person(id=3, jurisdiction=CODE, name="丙", roles=frozenset({Role.HEAD}), department_id=2)),
        units=(Unit(id=1, jurisdiction=CODE, name="1", kind=UnitKind.OFFICER, department_id=1),
               Unit(id=2, jurisdiction=CODE, name="2", kind=UnitKind.OFFICER, department_id=1)),
    )  # fmt: skip
    centre.registry.put_directory(directory)
    now = centre.clock.now()
    centre.positions.post(CODE, [Fix(unit_id=1, lon=LON + 0.005, lat=LAT + 0.005, at=now, received_at=now),
                                 Fix(unit_id=2, lon=LON + 0.5, lat=LAT, at=now, received_at=now)])  # fmt: skip
    town = shaped_feature(shape, jurisdiction=CODE, layer=Layer.TOWNSHIP, source="x", external_id="1", name="福应街道",
                          code="990024001")  # fmt: skip
    centre.features.put(CODE, [town, replace(town, external_id="2", name="旧镇", valid_to=now)])
    (found,) = covered(centre, directory, in_english=False)
    assert found.counts == (2, 1, 2, 1, 0)
    assert Covered(id=1, name="", counts=(1, 1, 1, 1, 0)).lacks == 1
    centre.close()
