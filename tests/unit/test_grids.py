"""A place has one unit grid; a broken grid file says which."""

from pathlib import Path

import pytest

from dispatch.grids import BlockGrid, GridBroken, load_grid

GRID = BlockGrid("990024", 120.735, 28.852)


def test_a_code_has_fifteen_digits_and_begins_with_the_county() -> None:
    code = GRID.code_of(120.7401, 28.8559)
    assert len(code) == 15
    assert code.startswith("990024001")


def test_places_a_block_apart_lie_in_different_grids_and_neighbours_share_one() -> None:
    assert GRID.code_of(120.7363, 28.8525) == GRID.code_of(120.7364, 28.8526)
    assert GRID.code_of(120.7363, 28.8525) != GRID.code_of(120.7375, 28.8525)


def test_a_place_in_another_county_has_no_grid_of_this_one() -> None:
    assert GRID.code_of(-71.06, 42.36) == ""


def test_a_broken_grid_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "grid.json"
    assert load_grid(path) is None
    path.write_text('{"county": "990024", "lon": "east"}', encoding="utf-8")
    with pytest.raises(GridBroken, match=r"grid\.json"):
        load_grid(path)
