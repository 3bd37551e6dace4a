"""Base maps that are cut short, damaged, empty or another thing than they say: worded, and the map works on."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from console.settings import SettingsBroken, load_settings
from maps.panel import MapPanel
from maps.tiles import MapBroken, TileFile
from maps.underlay import Bases
from tests.web.test_map_page import fill

Ask = Callable[[MapPanel, str], Any]
OpenBases = Callable[[Bases], MapPanel]


def cut(town: Path, folder: Path, share: float) -> Path:
    """The beginning of a map file."""
    path = folder / "base.mbtiles"
    path.write_bytes(town.read_bytes()[: int(town.stat().st_size * share)])
    return path


def changed(town: Path, folder: Path, *statements: str) -> Path:
    """A map file in which something has been overwritten."""
    path = Path(shutil.copy(town, folder / "base.mbtiles"))
    with sqlite3.connect(path) as file:
        for statement in statements:
            file.execute(statement)
    file.close()
    return path


BREAKS: dict[str, Callable[[Path, Path], Path]] = {
    "cut to a tenth": lambda town, folder: cut(town, folder, 0.1),
    "cut in its last part": lambda town, folder: cut(town, folder, 0.9),
    "no longer a database": lambda _town, folder: _written(folder, b"\x00" * 9000),
    "without tiles": lambda town, folder: changed(town, folder, "DROP TABLE tiles"),
    "zooms that are none": lambda town, folder: changed(
        town, folder, "UPDATE metadata SET value = 'far' WHERE name = 'maxzoom'"
    ),
    "bounds that are none": lambda town, folder: changed(
        town, folder, "UPDATE metadata SET value = '1,2' WHERE name = 'bounds'"
    ),
}  # fmt: skip


def _written(folder: Path, data: bytes) -> Path:
    path = folder / "base.mbtiles"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("broken", BREAKS)
def test_a_broken_map_is_said_and_units_are_drawn_all_the_same(
    open_bases: OpenBases, ask: Ask, qtbot: QtBot, town: Path, tmp_path: Path, broken: str
) -> None:
    path = BREAKS[broken](town, tmp_path)
    panel = open_bases(Bases(offline=path))
    said: list[str] = []
    panel.troubled.connect(lambda say: said.append(say()))
    fill(panel)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 2, timeout=10_000)
    for zoom in (12, 14, 16):
        ask(panel, f"watchfloor.map.setView([28.852, 120.735], {zoom}, {{ animate: false }}), 1")
    qtbot.waitUntil(lambda: panel.base.facts is None or broken.startswith("cut in"), timeout=10_000)
    if panel.base.facts is None:
        assert "base.mbtiles" in panel.trouble
    qtbot.waitUntil(lambda: (ask(panel, "watchfloor.marks.spots.length") or 0) > 0, timeout=10_000)


def test_tiles_that_are_not_what_they_say_leave_the_rest_of_the_map(
    open_bases: OpenBases, ask: Ask, qtbot: QtBot, town: Path, tmp_path: Path
) -> None:
    garbage = "UPDATE tiles SET tile_data = randomblob(900) WHERE zoom_level >= 14"
    panel = open_bases(Bases(offline=changed(town, tmp_path, garbage)))
    fill(panel)
    ask(panel, "watchfloor.map.setView([28.852, 120.735], 15, { animate: false }), 1")
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 2, timeout=10_000)
    assert panel.base.facts is not None
    assert ask(panel, "watchfloor.map.getZoom()") == 15


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are counted in /proc")
def test_a_file_that_is_no_map_is_not_kept_open(town: Path, tmp_path: Path) -> None:
    path = BREAKS["bounds that are none"](town, tmp_path)
    with pytest.raises(MapBroken, match="four numbers") as kept:
        TileFile(path)
    held = [file for file in Path("/proc/self/fd").iterdir() if file.exists() and file.samefile(path)]
    assert held == [], kept


def test_a_tile_of_a_broken_gzip_is_a_broken_map(town: Path, tmp_path: Path) -> None:
    path = changed(town, tmp_path, "UPDATE tiles SET tile_data = x'1f8b0000'")
    tiles = TileFile(path)
    with sqlite3.connect(path) as file:
        zoom, x, row = file.execute("SELECT zoom_level, tile_column, tile_row FROM tiles LIMIT 1").fetchone()
    file.close()
    with pytest.raises(MapBroken, match=r"base\.mbtiles"):
        tiles.tile(zoom, x, 2**zoom - 1 - row)
    assert tiles.tile(3, 0, 0) == b""  # a tile that the map does not have is an empty one
    tiles.close()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('xyz_datum = "Pulkovo"', "WGS-84, CGCS2000, GCJ-02"), ('xyz = "https://example"', "{z}, {x} and {y}"),
        ('xyz = "file:///etc/{z}/{x}/{y}"', "http://"), ("cache_mb = -1", "from 0 to 4096"),
        ('base = "google"', "tianditu_vec"), ("xyz_last_zoom = 99", "from 1 to 22"),
    ],
)  # fmt: skip
def test_settings_of_a_map_that_cannot_be_are_refused_in_words(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"[map]\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsBroken) as refusal:
        load_settings(file)
    assert told in str(refusal.value)
    assert line.split(" ")[0] in str(refusal.value)


def test_an_address_that_holds_a_key_is_not_shown(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[map]\nxyz = "https://example/?token=GEHEIM"\n', encoding="utf-8")
    with pytest.raises(SettingsBroken) as refusal:
        load_settings(file)
    assert "GEHEIM" not in str(refusal.value)
    file.write_text('[map]\nxyz = "https://example/{z}/{x}/{y}?token=GEHEIM"\n', encoding="utf-8")
    assert "GEHEIM" not in repr(load_settings(file))
