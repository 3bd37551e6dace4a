"""The page in real Chromium: it asks nobody but us, draws what it is told, runs no outside text, and comes back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from console.dragged import Kind, dragged_in
from console.theme import load_theme
from dispatch.light import Light
from dispatch.values import Camera, Fix, Unit, UnitKind, UnitState
from maps.bridge import Place
from maps.page import build_page
from maps.panel import MapPanel
from maps.rows import CaseMark
from maps.tiles import TileFile
from video.camera_drag import camera_in

CODE = "990024"
Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
HOSTILE = '</script><img src=x onerror="window.owned=1"><script>window.owned=1</script>\u2028\u202e`${1}'

# A click at a place of the canvases, as Leaflet hands it on.
CLICK = """(() => { const s = WHAT;
  const containerPoint = watchfloor.map.layerPointToContainerPoint(watchfloor.units._bounds.min.add([s.x, s.y]));
  watchfloor.map.fire('click', { containerPoint, latlng: watchfloor.map.getCenter() }); return 1; })()"""


def unit(unit_id: int, name: str, kind: UnitKind = UnitKind.VEHICLE) -> Unit:
    """A unit."""
    return Unit(id=unit_id, jurisdiction=CODE, name=name, kind=kind, department_id=1, state=UnitState.FREE)


def fix(unit_id: int, lon: float, lat: float, age_s: float = 0) -> Fix:
    """Where it was."""
    now = datetime.now(UTC)
    return Fix(unit_id=unit_id, lon=lon, lat=lat, at=now - timedelta(seconds=age_s), received_at=now, heading_deg=90)


def fill(panel: MapPanel) -> None:
    """Two units, one of them long silent, a case and a camera."""
    panel.set_units(
        [unit(1, "3 号巡查车"), unit(2, HOSTILE)], {1: fix(1, 120.735, 28.852), 2: fix(2, 120.737, 28.852, 300)}
    )
    panel.set_cases([CaseMark(7, "C7", HOSTILE, 120.733, 28.85, Light.RED)])
    camera = Camera(id=4, jurisdiction=CODE, name="C-04", url_main="rtsp://x", lon=120.734, lat=28.853, bearing=45)
    panel.set_cameras([camera])
    panel.mark_cameras([4])
    panel.select_case(7, "永安路")


def test_the_shell_is_foliums_and_names_nobody_else(town: Path) -> None:
    html = build_page(TileFile(town).facts)
    assert 'class="folium-map"' in html
    assert "http:" not in html
    assert "https:" not in html
    assert "'unsafe-inline'; img-src" in html  # styles only: scripts need the nonce
    assert html.count("nonce=") == html.count("<script>") + html.count("<script nonce")


def test_units_cases_and_cameras_are_drawn(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    fill(panel)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 2, timeout=5000)
    marks = "watchfloor.marks.spots.map((spot) => spot.kind).join()"
    qtbot.waitUntil(lambda: ask(panel, marks) == "camera,case", timeout=3000)
    assert ask(panel, "watchfloor.units.inView(9).map((row) => row.id).join()") == "1,2"
    assert ask(panel, "watchfloor.units.age[1] > 299") is True
    assert ask(panel, "document.querySelectorAll('canvas').length") > 1


def test_outside_text_never_runs(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    fill(panel)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 2, timeout=5000)
    assert ask(panel, "watchfloor.units.roster[1][1]") == HOSTILE
    assert ask(panel, "watchfloor.marks.cases[0].title") == HOSTILE
    assert ask(panel, "typeof window.owned") == "undefined"
    assert ask(panel, "document.querySelectorAll('img[src=x]').length") == 0


def test_a_click_picks_what_lies_under_it(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    fill(panel)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 2, timeout=5000)
    with qtbot.waitSignal(panel.case_picked, timeout=3000) as picked:
        ask(panel, CLICK.replace("WHAT", "watchfloor.marks.spots.find((spot) => spot.kind === 'case')"))
    assert picked.args == [7]
    with qtbot.waitSignal(panel.unit_picked, timeout=3000) as picked:
        ask(panel, CLICK.replace("WHAT", "({ x: watchfloor.units.seen.x[0], y: watchfloor.units.seen.y[0] })"))
    assert picked.args == [1]
    with qtbot.waitSignal(panel.place_picked, timeout=3000) as placed:
        ask(panel, "watchfloor.map.fire('contextmenu', { latlng: L.latLng(28.85, 120.73) }), 1")
    assert placed.args == [Place(120.73, 28.85)]


def test_a_view_moved_by_hand_stays_until_it_is_set_free(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    fill(panel)
    with qtbot.waitSignal(panel.bridge.locked, timeout=3000):
        ask(panel, "watchfloor.map.fire('dragstart'), watchfloor.map.setView([28.9, 120.8], 14, {animate: false}), 1")
    panel.show_place(120.735, 28.852)
    assert ask(panel, "watchfloor.map.getCenter().lat.toFixed(1)") == "28.9"
    with qtbot.waitSignal(panel.bridge.locked, timeout=3000):
        panel.fit()
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.map.getCenter().lat.toFixed(2)") == "28.85", timeout=3000)


def test_another_theme_dresses_the_page(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    light = load_theme("light")
    panel.set_theme(light)
    wanted = light.colour("map_ground")
    script = "getComputedStyle(document.documentElement).getPropertyValue('--map-ground')"
    qtbot.waitUntil(lambda: ask(panel, script) == wanted, timeout=3000)


def test_a_killed_renderer_comes_back_with_everything_on_it(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    fill(panel)
    with qtbot.waitSignals([panel.troubled, panel.loaded], timeout=8000):
        panel.view.kill_renderer()
    panel.set_units([unit(1, "3 号巡查车")], {1: fix(1, 120.735, 28.852)})
    qtbot.waitUntil(lambda: ask(panel, "window.watchfloor ? watchfloor.units.inView(9).length : 0") == 1, timeout=5000)
    assert ask(panel, "watchfloor.marks.selected") == 7
    assert ask(panel, "watchfloor.marks.cameras.length") == 1


def test_a_unit_that_is_followed_glides_and_draws_where_it_was(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    fill(panel)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 2, timeout=5000)
    panel.follow_unit(1)
    panel.move_units([fix(1, 120.7352, 28.852)])
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.following.from[0] < watchfloor.following.to[0]"), timeout=5000)
    place = "watchfloor.following.sprite.style.transform"
    at_first = ask(panel, place)
    qtbot.waitUntil(lambda: ask(panel, place) != at_first, timeout=2000)
    panel.follow_unit(None)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.following.sprite.style.display") == "none", timeout=2000)


def test_nothing_moves_under_the_pointer_until_it_rests(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    fill(panel)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 2, timeout=5000)
    ask(panel, "watchfloor.map.getContainer().dispatchEvent(new PointerEvent('pointermove')), 1")
    panel.show_place(120.8, 28.9)
    assert ask(panel, "watchfloor.manners.waiting !== null") is True
    east = "watchfloor.map.getCenter().lng.toFixed(1)"
    assert ask(panel, east) == "120.7"
    ask(panel, "watchfloor.map.getContainer().dispatchEvent(new PointerEvent('pointerleave')), 1")
    qtbot.waitUntil(lambda: ask(panel, east) == "120.8", timeout=3000)
    panel.show_place(120.8, 28.9, again=True)
    qtbot.waitUntil(lambda: ask(panel, east) == "120.7", timeout=3000)


def test_the_view_is_fitted_only_when_other_cases_come(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    fill(panel)
    center = "watchfloor.map.getCenter().lng.toFixed(2)"
    qtbot.waitUntil(lambda: ask(panel, center) == "120.73", timeout=3000)
    ask(panel, "watchfloor.manners.put({ lat: 28.85, lon: 120.9, zoom: 14 }), 1")
    panel.set_cases([CaseMark(7, "C7", "x", 120.733, 28.85, Light.YELLOW)])
    assert ask(panel, center) == "120.90"
    panel.set_cases([CaseMark(8, "C8", "x", 120.72, 28.85, Light.YELLOW)])
    qtbot.waitUntil(lambda: ask(panel, center) == "120.72", timeout=3000)


def test_the_page_is_told_only_of_cases_that_moved_and_a_new_page_of_all(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    fill(panel)
    rows = "JSON.stringify(watchfloor.marks.cases.map((row) => [row.id, row.light]).sort())"
    panel.cases.move([CaseMark(9, "C9", "x", 120.74, 28.85, Light.GREEN)], [])
    panel.cases.move([CaseMark(9, "C9", "x", 120.74, 28.85, Light.RED)], [7])
    qtbot.waitUntil(lambda: ask(panel, rows) == '[[9,"red"]]', timeout=3000)
    with qtbot.waitSignal(panel.loaded, timeout=15000):
        panel.view.kill_renderer()
    qtbot.waitUntil(lambda: ask(panel, rows) == '[[9,"red"]]', timeout=3000)


def test_the_keyboard_reaches_everything_in_view(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    fill(panel)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 2, timeout=5000)
    press = "watchfloor.map.getContainer().dispatchEvent(new KeyboardEvent('keydown', { key: 'KEY' })), 1"
    ask(panel, press.replace("KEY", "Tab"))
    assert ask(panel, "watchfloor.picking.spoken.textContent") == f"C7 {HOSTILE}"
    with qtbot.waitSignal(panel.case_picked, timeout=3000) as picked:
        ask(panel, press.replace("KEY", "Enter"))
    assert picked.args == [7]
    for _ in range(2):
        ask(panel, press.replace("KEY", "Tab"))
    with qtbot.waitSignal(panel.unit_picked, timeout=3000) as picked:
        ask(panel, press.replace("KEY", "Enter"))
    assert picked.args == [1]


def test_a_cluster_lists_names_as_text_and_stays_where_it_is(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    many = [unit(n, f"{HOSTILE}{n}") for n in range(1, 60)]
    panel.set_units(many, {n: fix(n, 120.735 + n * 1e-5, 28.852) for n in range(1, 60)})
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 59, timeout=5000)
    ask(panel, "watchfloor.manners.put({ lat: 28.852, lon: 120.735, zoom: 12 }), 1")
    where = """watchfloor.units.clusters.map((c) =>
      watchfloor.map.layerPointToLatLng(watchfloor.units._bounds.min.add([c.x, c.y])).lng.toFixed(5)).join()"""
    first = ask(panel, where)
    assert first != ""
    ask(panel, "watchfloor.map.panBy([37, 11], { animate: false }), 1")
    assert ask(panel, where) == first
    ask(panel, CLICK.replace("WHAT", "watchfloor.units.clusters[0]"))
    words = ask(panel, "watchfloor.picking.list.querySelectorAll('button')[1].textContent")
    assert words.startswith(HOSTILE)
    assert ask(panel, "typeof window.owned") == "undefined"
    with qtbot.waitSignal(panel.unit_picked, timeout=3000):
        ask(panel, "watchfloor.picking.list.querySelectorAll('button')[1].click(), 1")


def test_a_hung_page_is_ended_and_brought_back(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    fill(panel)
    with qtbot.waitSignals([panel.troubled, panel.loaded], timeout=15_000):
        panel.view.page.runJavaScript("for (;;) {}")
    qtbot.waitUntil(lambda: ask(panel, "window.watchfloor ? watchfloor.units.count : 0") == 2, timeout=5000)


def test_a_damaged_or_absent_map_is_said_in_words_and_units_are_drawn_all_the_same(
    open_map: Open, ask: Ask, town: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.mbtiles"
    broken.write_bytes(town.read_bytes()[:8000] + b"\0" * 5000)
    for base, words in ((broken, "broken.mbtiles"), (tmp_path / "none.mbtiles", "No base map")):
        panel = open_map(base)
        assert words in panel.trouble
        fill(panel)
        qtbot.waitUntil(partial(_draws_two, ask, panel), timeout=5000)


def _draws_two(ask: Ask, panel: MapPanel) -> bool:
    return bool(ask(panel, "watchfloor.units.count") == 2)


def test_a_page_that_comes_back_stands_where_the_hand_had_put_it(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    fill(panel)
    with qtbot.waitSignal(panel.bridge.locked, timeout=3000):
        ask(panel, "watchfloor.map.setView([28.861, 120.751], 15, { animate: false }), 1")
    panel.follow_unit(1)
    with qtbot.waitSignal(panel.loaded, timeout=8000):
        panel.view.kill_renderer()
    at = "watchfloor.map.getCenter().lat.toFixed(3) + '/' + watchfloor.map.getZoom()"
    qtbot.waitUntil(lambda: ask(panel, at) == "28.861/15", timeout=3000)
    assert ask(panel, "watchfloor.manners.isLocked") is True
    assert ask(panel, "watchfloor.following.unit") == 1


class Outside(BaseHTTPRequestHandler):
    """A server that nobody may reach."""

    reached: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.reached.append(self.path)
        self.send_response(204)
        self.end_headers()


def test_no_request_leaves_the_machine_even_without_the_page_s_own_rules(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    panel.view.page.complained.disconnect()
    Outside.reached.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Outside) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}"
        panel.view.host._page = lambda: (
            f"<html><img src='{there}/img'><script src='{there}/script'></script><iframe src='{there}/frame'></iframe>"
            f"<script>fetch('{there}/fetch').catch(() => 0); navigator.sendBeacon('{there}/beacon');"
            f"new WebSocket('{there.replace('http', 'ws')}/socket'); location.href = '{there}/away';</script></html>"
        )
        panel.view.page.load("console://app/index.html")
        wanted = {"img", "script", "fetch", "beacon", "socket"}
        tried = panel.view.guard.blocked
        qtbot.waitUntil(lambda: wanted <= {url.rsplit("/", 1)[1] for url in tried}, timeout=8000)
        server.shutdown()
    assert Outside.reached == []
    assert panel.view.page.url().scheme() == "console"
    tried.clear()


GRIP = """(() => { const s = watchfloor.marks.spots.find((spot) => spot.kind === 'camera');
  const at = watchfloor.map.layerPointToContainerPoint(watchfloor.units._bounds.min.add([s.x, s.y]));
  const box = watchfloor.map.getContainer().getBoundingClientRect();
  const where = { clientX: box.x + at.x, clientY: box.y + at.y, bubbles: true, cancelable: true };
  watchfloor.map.getContainer().dispatchEvent(new MouseEvent('mousemove', where));
  const dataTransfer = new DataTransfer(), part = watchfloor.grip.part;
  DO
})()"""
DRAG = (
    "part.dispatchEvent(new DragEvent('dragstart', { ...where, dataTransfer }));"
    " return dataTransfer.getData('text/plain');"
)


def test_a_camera_is_dragged_from_the_map_as_what_the_wall_takes_and_still_clicked(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    fill(panel)
    marks = "watchfloor.marks.spots.map((spot) => spot.kind).join()"
    qtbot.waitUntil(lambda: ask(panel, marks) == "camera,case", timeout=5000)
    assert ask(panel, GRIP.replace("DO", DRAG)) == "watchfloor-camera:4"
    mime = QMimeData()
    mime.setText(str(ask(panel, GRIP.replace("DO", DRAG))))
    assert camera_in(mime) == 4
    with qtbot.waitSignal(panel.camera_picked, timeout=3000) as picked:
        ask(panel, GRIP.replace("DO", "part.dispatchEvent(new MouseEvent('click', where)); return 1;"))
    assert picked.args == [4]


CASE_GRIP = GRIP.replace("spot.kind === 'camera'", "spot.kind === 'case'")


def test_a_case_and_a_unit_on_which_the_pointer_rests_are_dragged_as_what_the_lists_take(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    fill(panel)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.marks.spots.length") == 2, timeout=5000)
    assert ask(panel, CASE_GRIP.replace("DO", DRAG)) == ""  # a hand that does not rest pans the map
    rested = "return watchfloor.grip.row && watchfloor.grip.row.kind;"
    qtbot.waitUntil(lambda: ask(panel, CASE_GRIP.replace("DO", rested)) == "case", timeout=5000)
    text = str(ask(panel, CASE_GRIP.replace("DO", DRAG)))
    mime = QMimeData()
    mime.setText(text)
    assert dragged_in(mime, Kind.CASE) == ask(panel, "watchfloor.marks.spots.find((s) => s.kind === 'case').id")
    gone = "watchfloor.marks.spots = []; watchfloor.units.hit = () => null; " + DRAG
    assert ask(panel, CASE_GRIP.replace("DO", gone)) == ""  # what has moved on is not dragged


def test_a_unit_on_which_the_pointer_rests_is_dragged(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    fill(panel)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 2, timeout=5000)
    find = "const s = watchfloor.marks.spots.find((spot) => spot.kind === 'camera');"
    grip = GRIP.replace(find, "const s = { x: watchfloor.units.seen.x[0], y: watchfloor.units.seen.y[0] };")
    rested = "return watchfloor.grip.row && watchfloor.grip.row.kind;"
    qtbot.waitUntil(lambda: ask(panel, grip.replace("DO", rested)) == "unit", timeout=5000)
    mime = QMimeData()
    mime.setText(str(ask(panel, grip.replace("DO", DRAG))))
    assert dragged_in(mime, Kind.UNIT) in (1, 2)
