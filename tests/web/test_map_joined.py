"""The map joined to a real store: layers are read when shown and when changed, areas kept, what is near listed."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from assembly.centre import OpenCentre, open_centre
from assembly.layers import REMEMBERED, Layers
from console.follower import Sources
from console.languages import Languages
from console.look import Look
from console.spine import Outside, Spine, open_spine
from console.times import Times
from db.again import SteadyCentre
from db.doorbell import Watcher
from dispatch.features import Layer, point_feature
from dispatch.values import Fix, Role, UnitKind
from dispatch.verbs import Actor
from maps.coverage_list import CoverageList
from maps.draw_form import DrawForm
from maps.near_list import NearList
from maps.panel import MapPanel
from simulator.county import CODE, SEED, WANG, build_county
from simulator.streets import CENTRE, place
from simulator.things import SOURCE, build_things

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
HELD = "(watchfloor.things.points.get('LAYER') || {}).n"


class Desk:
    """A map over a store, without the rest of a desk."""

    def __init__(self, folder: Path, panel: MapPanel) -> None:
        self.panel = panel
        self.centre: OpenCentre = open_centre(folder, CODE, on_commit=lambda: None)
        county = build_county(cameras_at="127.0.0.1:9")
        self.centre.registry.put_directory(county.directory)
        self.centre.features.put(CODE, build_things(county.town, CODE, SEED, self.centre.clock.now()))
        self._watcher = Watcher(self.centre.database)
        centre = self.centre
        sources = Sources(log=centre.log, board=centre.board, positions=centre.positions, changed=self._watcher.changed)
        outside = Outside(
            jurisdiction=CODE, centre=SteadyCentre(centre.dispatcher), sources=sources, pictures=centre.pictures,
            times=Times(centre.clock, centre.work_clock, centre.zone), standard=centre.standard,
        )  # fmt: skip
        actor = Actor(person_id=WANG, role=Role.DISPATCHER, workstation="test")
        self.spine: Spine = open_spine(outside, actor, hold_back=0)
        self.state = QSettings(str(folder / "state.ini"), QSettings.Format.IniFormat)
        self.layers = Layers(centre, self.spine, panel, Look(Languages(folder / "i18n"), self.state))
        self.spine.start()

    def close(self) -> None:
        self.layers.close()
        self.spine.close()
        self._watcher.close()
        self.centre.close()


@pytest.fixture
def desk(open_map: Open, town: Path, tmp_path: Path) -> Iterator[Desk]:
    """A map over the demo's county."""
    held = Desk(tmp_path, open_map(town))
    yield held
    held.close()


def held_on_page(ask: Ask, desk: Desk, layer: str) -> int:
    """How many points of a layer the page has."""
    return int(ask(desk.panel, HELD.replace("LAYER", layer)) or 0)


def test_layers_are_read_when_they_are_shown_and_again_when_they_change(desk: Desk, ask: Ask, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: held_on_page(ask, desk, "station") == 5, timeout=20_000)
    assert held_on_page(ask, desk, "component") == 0
    desk.panel.tree.toggle("component")
    qtbot.waitUntil(lambda: held_on_page(ask, desk, "component") > 1000, timeout=20_000)
    assert '"component": true' in str(desk.state.value(REMEMBERED))
    lon, lat = place(0, 0)
    more = point_feature(lon, lat, jurisdiction=CODE, layer=Layer.STATION, source=SOURCE, external_id="新驿站")
    desk.centre.features.put(CODE, [more])
    qtbot.waitUntil(lambda: held_on_page(ask, desk, "station") == 6, timeout=20_000)


def test_a_thing_that_is_picked_says_what_is_known_of_it(desk: Desk, ask: Ask, qtbot: QtBot) -> None:
    permit = desk.centre.features.of_layer(CODE, [Layer.PERMIT])[0]
    desk.panel.thing_picked.emit(permit.id)
    card = "(document.querySelector('.wf-card') || {}).textContent"
    qtbot.waitUntil(lambda: permit.code in str(ask(desk.panel, card)), timeout=20_000)
    assert permit.facts["holder"] in ask(desk.panel, card)


def test_an_outline_becomes_a_fence_in_the_store_and_on_the_map(desk: Desk, ask: Ask, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(desk.spine.world.directory.people), timeout=20_000)
    lon, lat = CENTRE
    desk.panel.outlined.emit(f"[[{lon}, {lat}], [{lon + 0.01}, {lat}], [{lon}, {lat + 0.01}]]")
    form = desk.panel.side.findChild(DrawForm)
    assert form is not None
    form.fill(Layer.GEOFENCE, "工地围栏", frozenset({UnitKind.VEHICLE}))
    form.give()
    names_of = desk.centre.features.of_layer
    qtbot.waitUntil(lambda: "工地围栏" in [row.name for row in names_of(CODE, [Layer.GEOFENCE])], timeout=20_000)
    names = "(watchfloor.things.shapes.get('geofence') || []).map((row) => row.name).join()"
    qtbot.waitUntil(lambda: "工地围栏" in ask(desk.panel, names), timeout=20_000)
    for broken in ("", "[]", "{", "[[1]]", '[["a", 2]]', "null", "[[1, 2], 3]"):
        desk.panel.outlined.emit(broken)


def test_what_is_near_is_listed_with_its_distance_and_ringed(desk: Desk, ask: Ask, qtbot: QtBot) -> None:
    lon, lat = CENTRE
    ask(desk.panel, f"watchfloor.map.setView([{lat}, {lon}], 15, {{ animate: false }}), 1")
    qtbot.waitUntil(lambda: (desk.panel.state.get("view") or {}).get("zoom") == 15, timeout=20_000)
    qtbot.waitUntil(lambda: bool(desk.spine.world.directory.cameras), timeout=20_000)
    desk.spine.actions.ask("near")
    near = desk.panel.side.findChild(NearList)
    assert near is not None
    qtbot.waitUntil(lambda: bool(near.rows), timeout=20_000)
    assert {"component", "permit"} <= {row.group for row in near.rows}
    assert all(row.metres <= 500 for row in near.rows)
    qtbot.waitUntil(lambda: ask(desk.panel, "watchfloor.near.group.getLayers().length") > 3, timeout=10_000)
    _drive_there(desk, lon, lat)
    qtbot.waitUntil(lambda: "vehicles" in {row.group for row in near.rows}, timeout=20_000)
    desk.panel.side.put_away()
    qtbot.waitUntil(lambda: ask(desk.panel, "watchfloor.near.group.getLayers().length") == 0, timeout=10_000)


def _drive_there(desk: Desk, lon: float, lat: float) -> None:
    """A vehicle reports from a place."""
    now = desk.centre.clock.now()
    number = next(unit.id for unit in desk.spine.world.units.values() if unit.kind is UnitKind.VEHICLE)
    desk.centre.positions.post(CODE, [Fix(unit_id=number, lon=lon, lat=lat, at=now, received_at=now)])


def test_a_township_counts_who_has_come_into_it_while_its_list_is_open(desk: Desk, ask: Ask, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(desk.spine.world.units), timeout=20_000)
    desk.spine.actions.ask("coverage")
    listed = desk.panel.side.findChild(CoverageList)
    assert listed is not None
    white = next(row for row in desk.centre.features.of_layer(CODE, [Layer.TOWNSHIP]) if row.name == "白塔镇")
    staff = partial(_staff_of, listed, white.id)
    qtbot.waitUntil(lambda: staff() == [0], timeout=20_000)
    _drive_there(desk, white.lon, white.lat)
    qtbot.waitUntil(lambda: staff() == [1], timeout=20_000)


def _staff_of(listed: CoverageList, township_id: int) -> list[int]:
    return [row.counts[3] for row in listed.rows if row.id == township_id]
