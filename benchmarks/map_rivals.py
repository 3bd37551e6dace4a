"""10,000 units once a second as others draw them: folium anew, folium's Realtime plugin, Leaflet's canvas markers."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import folium
import shiboken6
from folium.plugins import Realtime
from folium.utilities import JsCode
from PySide6.QtCore import QEventLoop, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineUrlRequestJob
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from benchmarks.contract import is_long, report
from benchmarks.map_page import UNITS, clock, fleet, moved, open_panel, rest  # registers the scheme: before Qt
from dispatch.values import Fix
from maps.panel import MapPanel
from maps.scheme import SCHEME, Host

# The plugin as its author publishes it (leaflet-realtime 2.2.0, ISC), so that nothing is fetched when it runs.
PLUGIN = Path(__file__).parent / "leaflet_realtime" / "leaflet-realtime.min.js"
ADDRESS = QUrl("console://app/index.html")
ROUNDS = 5
PAINTED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"
MARKERS = """
(() => { const map = MAP, canvas = L.canvas(), held = new Map();
  window.step = async () => {
    const rows = await (await fetch('console://live/geojson?' + Math.random())).json();
    for (const row of rows.features) {
      const [lon, lat] = row.geometry.coordinates, id = row.properties.id;
      if (held.has(id)) { held.get(id).setLatLng([lat, lon]); }
      else { held.set(id, L.circleMarker([lat, lon], { renderer: canvas, radius: 6 }).addTo(map)); }
    }
    await PAINTED; document.title = 'done ' + (++window.steps);
  }; window.steps = 0; document.title = 'done ' + Math.random(); })();
"""
PLUGGED = """
(() => { const map = MAP, live = Object.values(map._layers).find((row) => row.stop && row.update);
  live.stop(); window.steps = 0; document.title = 'done ' + Math.random();
  window.step = () => new Promise((done) => {
    live.once('update', async () => { await PAINTED; document.title = 'done ' + (++window.steps); done(); });
    live.update();
  }); })();
"""


def geojson(fixes: tuple[Fix, ...]) -> bytes:
    """What the plugin reads."""
    features = [
        {"type": "Feature", "properties": {"id": fix.unit_id},
         "geometry": {"type": "Point", "coordinates": [fix.lon, fix.lat]}}
        for fix in fixes
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def shell() -> folium.Map:
    """A map as folium makes it, with Leaflet from this machine."""
    made = folium.Map([28.852, 120.735], zoom_start=14, tiles=None, prefer_canvas=True)
    made.default_js = [("leaflet", "console://assets/leaflet.js")]
    made.default_css = [("leaflet_css", "console://assets/leaflet.css")]
    return made


def drawn_anew(fixes: tuple[Fix, ...]) -> str:
    """The whole page with every unit in it, as plain folium does it."""
    made = shell()
    for fix in fixes:
        folium.CircleMarker([fix.lat, fix.lon], radius=6).add_to(made)
    return ended(made, f"(async () => {{ await {PAINTED}; document.title = 'done ' + Math.random(); }})();")


def plugged() -> str:
    """The page of the Realtime plugin, which fetches GeoJSON and keeps a layer for each unit."""
    made = shell()
    source = JsCode(
        "(ok, bad) => fetch('console://live/geojson?' + Math.random()).then((a) => a.json()).then(ok).catch(bad)"
    )
    live = Realtime(
        source, get_feature_id=JsCode("(f) => f.properties.id"), start=False, interval=10**9, remove_missing=False,
        point_to_layer=JsCode("(f, at) => L.circleMarker(at, { radius: 6 })"),
    )  # fmt: skip
    live.default_js = []
    live.add_to(made)
    return ended(made, PLUGGED, before=f"<script>{PLUGIN.read_text(encoding='utf-8')}</script>")


def marked() -> str:
    """Leaflet's own markers on one canvas, moved in one go."""
    return ended(shell(), MARKERS)


def ended(made: folium.Map, script: str, before: str = "") -> str:
    """The HTML with a script behind it; `before` comes right after Leaflet."""
    html = str(made.get_root().render())
    at = '<script src="console://assets/leaflet.js"></script>'
    script = script.replace("MAP", made.get_name(), 1).replace("PAINTED", PAINTED)
    return html.replace(at, at + before).replace("</html>", f"<script>{script}</script></html>")


class Rival(QObject):
    """A bare page of another way to draw; a title that begins with 'done' says that it has painted."""

    def __init__(self) -> None:
        super().__init__()
        self.html, self.data = "", b""
        self.profile = QWebEngineProfile()
        live: dict[str, Callable[[], bytes]] = {"/geojson": lambda: self.data}
        self.host = Host(
            self, page=lambda: self.html, tile=lambda *_: b"", imagery=lambda *_: b"", live=live,
            later=lambda job: job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound),
        )  # fmt: skip
        self.profile.installUrlSchemeHandler(SCHEME, self.host)
        self.page = QWebEnginePage(self.profile)
        self.view = QWebEngineView()
        self.view.setPage(self.page)
        self.view.resize(1280, 800)
        self.view.show()
        self._loop = QEventLoop()
        self.page.titleChanged.connect(self._take_title)

    def load(self, html: str) -> None:
        """Load a page and wait until its script says that it is done."""
        self.html = html
        self.page.load(ADDRESS)
        self._loop.exec()

    def step(self, data: bytes) -> None:
        """Draw other positions."""
        self.data = data
        self.page.runJavaScript("step(), 1")
        self._loop.exec()

    def close(self) -> None:
        """Page before profile."""
        shiboken6.delete(self.page)
        shiboken6.delete(self.view)
        shiboken6.delete(self.profile)

    def _take_title(self, title: str) -> None:
        if title.startswith("done"):
            self._loop.quit()


def timed(work: Callable[[], None]) -> float:
    """Milliseconds of a piece of work."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


class Own:
    """The product: from positions handed over to painted."""

    def __init__(self, panel: MapPanel) -> None:
        self._panel, self._loop, self._number = panel, QEventLoop(), 10**6
        panel.bridge.painted.connect(self._stop)

    def step(self, fixes: tuple[Fix, ...]) -> None:
        """Draw other positions."""
        self._number += 1
        self._panel.move_units(fixes)
        self._panel.packer.pack(self._number, clock())
        self._loop.exec()

    def _stop(self, number: Any) -> None:
        if number == self._number:
            self._loop.quit()


def main() -> int:
    """Each of the others in turns with the product; the factors are medians of pairs."""
    app = QApplication([])
    units, placed = fleet()
    fixes = tuple(placed.values())
    panel = open_panel(None)
    panel.set_units(units, placed)
    own, rival = Own(panel), Rival()
    rest(2000)
    numbers = iter(range(10**6))
    rounds = ROUNDS * (4 if is_long() else 1)

    def paired(other: Callable[[tuple[Fix, ...]], None], times: int) -> tuple[float, float]:
        pairs = []
        for _ in range(times):
            now = moved(fixes, next(numbers))
            pairs.append((timed(partial(own.step, now)), timed(partial(other, now))))
            rest(50)
        return statistics.median(pair[1] for pair in pairs), statistics.median(two / one for one, two in pairs)

    anew_ms, anew = paired(lambda now: rival.load(drawn_anew(now)), max(3, rounds // 2))
    rival.load(plugged())
    rival.step(geojson(fixes))
    plugged_ms, by_plugin = paired(lambda now: rival.step(geojson(now)), rounds)
    rival.load(marked())
    rival.step(geojson(fixes))
    marked_ms, by_markers = paired(lambda now: rival.step(geojson(now)), rounds)
    own_ms = statistics.median(timed(lambda: own.step(moved(fixes, next(numbers)))) for _ in range(rounds))
    rival.close()
    panel.close_page()
    app.processEvents()
    return report(
        "map_rivals", own_ms, "ms", yardstick="Leaflet markers on one canvas, moved in one go",
        yardstick_value=marked_ms, ratio=1 / by_markers, goal=1.0, is_ok=min(anew, by_plugin, by_markers) > 1.0,
        units=UNITS, folium_anew_ms=round(anew_ms), folium_anew_factor=round(anew, 1),
        realtime_plugin_ms=round(plugged_ms), realtime_plugin_factor=round(by_plugin, 1),
        leaflet_canvas_factor=round(by_markers, 1),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
