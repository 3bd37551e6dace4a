"""Kept views of the map: by name, by number, by person, and whatever stands in the file of settings."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from console.map_views import KeptView, MapViews


@pytest.fixture
def state(tmp_path: Path) -> QSettings:
    """A file of its own."""
    return QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)


def test_a_view_is_found_by_number_name_and_beginning_and_kept_per_person(state: QSettings) -> None:
    views = MapViews(state, 1)
    market, gate = KeptView("南门市场", 120.73, 28.85, 15), KeptView("西门", 120.70, 28.84, 14)
    assert [views.keep(market), views.keep(gate)] == [1, 2]
    moved = KeptView("西门", 120.71, 28.84, 16)
    assert views.keep(moved) == 2
    assert MapViews(state, 1).all() == (market, moved)
    assert MapViews(state, 2).all() == ()
    assert [views.find(text) for text in ("2", "南门市场", "南", "3", "", "东")] == [
        moved,
        market,
        market,
        None,
        None,
        None,
    ]
    assert views.drop("南门市场")
    assert not views.drop("南门市场")
    assert views.all() == (moved,)


def test_a_broken_file_holds_no_views(state: QSettings) -> None:
    state.setValue("map/views/1", '[{"name": "x", "lon": "east"}]')
    assert MapViews(state, 1).all() == ()
