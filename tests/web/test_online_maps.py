"""Base maps of the network against a real server: asked only when chosen, shifted by datum, worded when lost."""

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gateway.datum import wgs_to_gcj
from maps import fetching
from maps.online import OnlineSource, Wanted, sources_of, without_key
from maps.panel import MapPanel
from maps.tile_cache import TileCache
from maps.underlay import Bases
from tests.web.tile_server import TileServer, png, write_tiles

Ask = Callable[[MapPanel, str], Any]
OpenBases = Callable[[Bases], MapPanel]
KEY = "GEHEIM/0815&x"
LOADED = "document.querySelectorAll('.leaflet-tile-loaded').length"
ON_THEIR_WAY = "document.querySelectorAll('.leaflet-tile:not(.leaflet-tile-loaded)').length"


@pytest.fixture
def server() -> Iterator[TileServer]:
    """A server that serves grey tiles."""
    with TileServer() as held:
        yield held


def tianditu(server: TileServer) -> Wanted:
    """Tianditu as if it were this server."""
    return Wanted(key=KEY, tianditu=server.address, tianditu_approval="GS(0000)0号")


def xyz(server: TileServer, datum: str = "WGS-84") -> Bases:
    """An own service, chosen from the start."""
    wanted = Wanted(xyz=server.address + "/{z}/{x}/{y}.png", xyz_datum=datum, xyz_credit="测绘院 <b>")
    return Bases(online=sources_of(wanted), first="xyz")


def test_nobody_is_asked_before_a_map_of_the_network_is_chosen(
    open_bases: OpenBases, ask: Ask, qtbot: QtBot, server: TileServer, town: Path
) -> None:
    panel = open_bases(Bases(offline=town, online=sources_of(tianditu(server))))
    qtbot.waitUntil(lambda: ask(panel, "document.querySelectorAll('canvas').length") > 3, timeout=10_000)
    assert server.asked == []
    panel.base.choose("tianditu_img")
    qtbot.waitUntil(lambda: ask(panel, LOADED) >= 8, timeout=15_000)
    assert {path.split("/")[1] for path in server.asked} == {"img_w", "cia_w"}
    assert all("TILEMATRIXSET=w" in path and "tk=GEHEIM%2F0815%26x" in path for path in server.asked)
    credit = ask(panel, "document.querySelector('.leaflet-control-attribution').textContent")
    assert "天地图" in credit
    assert "GS(0000)0号" in credit
    qtbot.waitUntil(lambda: ask(panel, ON_THEIR_WAY) == 0, timeout=15_000)
    asked = len(server.asked)
    panel.base.choose("none")
    qtbot.waitUntil(lambda: ask(panel, LOADED) == 0, timeout=10_000)
    ask(panel, "watchfloor.map.setView([28.9, 120.8], 13, { animate: false }), 1")
    assert ask(panel, ON_THEIR_WAY) == 0
    assert len(server.asked) == asked


def test_the_key_stands_in_no_log_and_no_notice(
    open_bases: OpenBases, qtbot: QtBot, server: TileServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.status, server.body = 403, b"no"
    said: list[str] = []
    panel = open_bases(Bases(online=sources_of(tianditu(server)), first="none"))
    panel.troubled.connect(lambda say: said.append(say()))
    panel.base.choose("tianditu_vec")
    qtbot.waitUntil(lambda: bool(said), timeout=15_000)
    assert "403" in said[0]
    assert "key" in said[0]
    for text in (caplog.text, *said, repr(panel.base.source), repr(tianditu(server))):
        assert KEY not in text
        assert "0815" not in text


def test_a_server_that_is_gone_is_said_once_and_a_server_that_is_back_takes_the_word_away(
    open_bases: OpenBases, ask: Ask, qtbot: QtBot, server: TileServer
) -> None:
    server.status = 502
    said: list[str] = []
    panel = open_bases(xyz(server))
    panel.troubled.connect(lambda say: said.append(say()))
    qtbot.waitUntil(lambda: bool(said), timeout=15_000)
    assert "502" in said[0]
    server.status = 200
    with qtbot.waitSignal(panel.base.mended, timeout=15_000):
        ask(panel, "watchfloor.map.setView([28.86, 120.8], 13, { animate: false }), 1")
    qtbot.waitUntil(lambda: ask(panel, LOADED) > 0, timeout=15_000)
    assert len(said) == 1


def test_a_server_that_never_answers_ends_with_a_time_out_and_the_desk_does_not_wait(
    open_bases: OpenBases, qtbot: QtBot, server: TileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "READ_S", 0.4)
    server.hold.clear()
    panel = open_bases(xyz(server))
    said: list[str] = []
    panel.troubled.connect(lambda say: said.append(say()))
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "ReadTimeout" in said[0]


@pytest.mark.parametrize("body", [b"<html>over quota</html>", b"", png() + b"x" * fetching.TILE_LIMIT])
def test_what_is_no_picture_is_no_tile(
    open_bases: OpenBases, ask: Ask, qtbot: QtBot, server: TileServer, body: bytes
) -> None:
    server.body = body
    panel = open_bases(xyz(server))
    said: list[str] = []
    panel.troubled.connect(lambda say: said.append(say()))
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert ask(panel, LOADED.replace("loaded", 'loaded[src^="console"][complete]')) in (0, None) or said
    assert ask(panel, "1 + 1") == 2


def test_tiles_in_gcj_02_lie_shifted_under_wgs_84(
    open_bases: OpenBases, ask: Ask, qtbot: QtBot, server: TileServer
) -> None:
    panel = open_bases(xyz(server, "GCJ-02"))
    ask(panel, "watchfloor.map.setView([28.852, 120.735], 16, { animate: false }), 1")
    qtbot.waitUntil(lambda: ask(panel, LOADED) > 3, timeout=15_000)
    there = "WatchfloorToGcj(L.latLng(28.852, 120.735))"
    lon, lat = ask(panel, f"{there}.lng"), ask(panel, f"{there}.lat")
    assert (lon, lat) == pytest.approx(wgs_to_gcj(120.735, 28.852), abs=1e-12)
    # The pixel of the tiles that is the middle's place in GCJ-02 lies in the middle of the view.
    script = """(() => {
      const map = watchfloor.map; const tile = document.querySelector('.leaflet-tile-loaded');
      const [z, x, y] = tile.src.match(/0\\/(\\d+)\\/(\\d+)\\/(\\d+)\\.img/).slice(1).map(Number);
      const pixel = map.project(WatchfloorToGcj(map.getCenter()), z).subtract(L.point(x, y).multiplyBy(256));
      const box = tile.getBoundingClientRect(); const view = map.getContainer().getBoundingClientRect();
      const off = [box.left + pixel.x - view.left - view.width / 2, box.top + pixel.y - view.top - view.height / 2];
      return JSON.stringify(off);
    })()"""
    assert json.loads(ask(panel, script)) == pytest.approx([0, 0], abs=1.5)
    ask(panel, "watchfloor.map.panBy([4000, 3000], { animate: false }), 1")
    qtbot.waitUntil(lambda: ask(panel, LOADED) > 3, timeout=15_000)
    assert json.loads(ask(panel, script)) == pytest.approx([0, 0], abs=1.5)


def test_tiles_are_kept_on_disk_within_age_and_size_and_the_key_is_not(
    open_bases: OpenBases, ask: Ask, qtbot: QtBot, server: TileServer, tmp_path: Path
) -> None:
    def bases() -> Bases:
        cache = TileCache(tmp_path / "tiles.sqlite", most_bytes=10_000_000, oldest_s=3600)
        return Bases(online=sources_of(tianditu(server)), first="tianditu_vec", cache=cache)

    panel = open_bases(bases())
    qtbot.waitUntil(lambda: ask(panel, LOADED) >= 8, timeout=15_000)
    panel.base.close()
    assert KEY.encode() not in (tmp_path / "tiles.sqlite").read_bytes()
    assert b"0815" not in (tmp_path / "tiles.sqlite").read_bytes()
    server.asked.clear()
    server.status = 503
    again = open_bases(bases())
    qtbot.waitUntil(lambda: ask(again, LOADED) >= 4, timeout=15_000)


def test_the_cache_forgets_what_is_old_what_is_too_much_and_survives_damage(tmp_path: Path) -> None:
    path = tmp_path / "tiles.sqlite"
    cache = TileCache(path, most_bytes=10_000, oldest_s=60)
    cache.put("a", b"x" * 100, 1000.0)
    assert cache.get("a", 1059.0) == b"x" * 100
    assert cache.get("a", 1061.0) is None
    for number in range(500):
        cache.put(f"t{number}", b"y" * 100, 2000.0 + number / 10)
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT sum(size) FROM tile").fetchone()[0] <= 10_000 + 200 * 100
        assert file.execute("SELECT count(*) FROM tile WHERE address = 'a'").fetchone()[0] == 0
    file.close()
    cache.close()
    path.write_bytes(b"not a database" * 500)
    broken = TileCache(path, most_bytes=10_000, oldest_s=60)
    broken.put("b", b"z", 1.0)
    assert broken.get("b", 1.0) in (None, b"z")
    broken.close()
    assert TileCache(path, most_bytes=10_000, oldest_s=60).get("b", 1.0) is None


def test_two_pictures_from_above_are_compared_at_a_bar(
    open_bases: OpenBases, ask: Ask, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [
        write_tiles(tmp_path / f"航拍_{day}.mbtiles", shade) for day, shade in (("20250601", 60), ("20260530", 200))
    ]
    broken = tmp_path / "2024.mbtiles"
    broken.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
    said: list[str] = []
    panel = open_bases(Bases(first="none", imagery=[files[1], files[0], broken]))
    assert [row.name for row in panel.base.imagery.taken()] == ["2025-06-01", "2026-05-30"]
    panel.base.failed.connect(lambda say: said.append(say()))
    panel.base_page.imagery_chosen.emit(tuple(row.number for row in panel.base.imagery.taken()))
    ask(panel, "watchfloor.map.setView([28.852, 120.735], 14, { animate: false }), 1")
    qtbot.waitUntil(lambda: ask(panel, "document.querySelectorAll('.leaflet-imagery_over-pane img').length") > 0,
                    timeout=10_000)  # fmt: skip
    clip = "watchfloor.map.getPane('imagery_over').style.clipPath"
    half = ask(panel, clip)
    assert half.startswith("polygon(350px")
    bar = "document.querySelector('.wf-swipe')"
    ask(panel, f"{bar}.value = 250, {bar}.dispatchEvent(new Event('input'))")
    assert ask(panel, clip).startswith("polygon(175px")
    assert (
        ask(panel, "[...document.querySelectorAll('.wf-date')].map((row) => row.textContent).join()")
        == "2025-06-01,2026-05-30"
    )
    panel.base_page.imagery_chosen.emit((None, None))
    qtbot.waitUntil(lambda: ask(panel, "document.querySelector('.wf-swipe').style.display") == "none", timeout=5000)


def test_addresses_are_filled_and_tiles_that_no_map_has_are_refused() -> None:
    source = OnlineSource(
        name="xyz", url="https://t{s}.example/{z}/{x}/{-y}?token={key}", key="a b", credit="", last_zoom=18
    )
    assert source.address(0, 3, 5, 1) == "https://t6.example/3/5/6?token=a%20b"
    assert without_key(source.address(0, 3, 5, 1), source) == "https://t6.example/3/5/6?token=***"
    for zoom, x, y in ((3, 8, 0), (3, 0, 8), (-1, 0, 0), (40, 0, 0)):
        with pytest.raises(ValueError, match="no such tile"):
            source.address(0, zoom, x, y)
    assert sources_of(Wanted()) == {}
