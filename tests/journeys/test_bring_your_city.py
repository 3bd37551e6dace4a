"""A county from nothing: every shipped example is brought in by its shipped profile, and stands at the desk."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assembly.bringing import PROFILES, Way, bringing_of, ground_of, settle
from assembly.centre import RESOURCES, open_centre
from assembly.grids import OUTLINES
from db.features import SqlFeatures
from db.positions import SqlPositions
from db.verify import verify_log
from dispatch.features import Layer
from dispatch.values import Role

CODE = "331024"
EXAMPLES = RESOURCES / "examples"
# In the order in which one names the other; how many rows are taken and refused.
ORDER = {
    "departments.csv": (4, 0), "units.csv": (3, 0), "people.csv": (4, 0), "cameras.csv": (2, 0),
    "components.csv": (5, 0), "permits.csv": (1, 0), "licences.csv": (1, 0), "points.csv": (2, 0),
    "areas.geojson": (1, 0), "grids.geojson": (3, 0), "positions.csv": (2, 1), "cases.csv": (13, 2),
}  # fmt: skip


def test_each_profile_has_its_example_and_each_example_its_profile() -> None:
    assert {path.stem.removeprefix("county_") for path in PROFILES.glob("county_*.toml")} == {
        Path(name).stem for name in ORDER
    }
    assert {path.name for path in EXAMPLES.iterdir()} == ORDER.keys()


@pytest.mark.parametrize("again", [False, True])
def test_a_county_is_brought_in_from_its_files(tmp_path: Path, again: bool) -> None:
    with contextlib.closing(open_centre(tmp_path, CODE, on_commit=lambda: None)) as centre:
        settle(centre, "云溪县")
        for turn in range(1 + again):
            for name, (taken, refused) in ORDER.items():
                profile = PROFILES / f"county_{Path(name).stem}.toml"
                way = Way(bringing_of(EXAMPLES / name, profile, ground_of(centre, lambda: None), tmp_path), tmp_path)
                report = way.bring()
                assert (report.added + report.held, report.refused) == (taken, refused), name
                if turn and name not in ("grids.geojson", "positions.csv"):
                    assert report.added == 0, name
        directory = centre.board.directory(CODE)
        chen = next(person for person in directory.people if person.name == "陈晓")
        assert chen.roles == {Role.ACCEPTOR, Role.DISPATCHER}
        assert next(unit.department_id for unit in directory.units if unit.id == 22) == 12
        (component, *_) = SqlFeatures(centre.engine).of_layer(CODE, [Layer.COMPONENT])
        assert (component.facts["owner"], component.facts["maintainer"]) == ("自来水公司", "市政养护所")
        track = SqlPositions(centre.engine).track(CODE, 21, datetime(2026, 11, 19, tzinfo=UTC), datetime.now(UTC))
        assert len(track) == 2
        assert (tmp_path / OUTLINES).exists()
        cases = centre.board.open_cases(CODE)
        assert all(case.is_imported and case.department_id for case in cases)
        unplaced = next(case for case in cases if case.number == "OLD20260015")
        assert (unplaced.lon, "未定位" in unplaced.description) == (None, True)
        assert verify_log(centre.engine, CODE) is None
