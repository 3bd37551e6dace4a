"""The six journeys over real parts: store, HTTP, RTSP, page. Each is the first thing to keep whole."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import httpx
import pytest
from pytestqt.qtbot import QtBot

from assembly.children import Child
from console.follower import Follower, Sources
from console.lanes import Lane
from console.theme import load_theme
from console.world import World
from db.doorbell import Watcher
from dispatch.errors import Refused, Stale
from dispatch.light import Light
from dispatch.states import State
from dispatch.values import Camera, UrgeKind
from dispatch.verbs import Assign
from gateway.sweep import Sweeper
from maps.panel import MapPanel, MapSource
from maps.rows import CaseMark
from simulator.county import CODE, LI, SYSTEM, WANG
from simulator.pictures import street_picture
from tests.journeys.running import REPORT, Running, crew_of, filed_case, post_report
from video.engines import open_feed
from video.feed import FeedState
from video.layouts import BY_NAME
from video.wall import Wall

Follow = Callable[[], World]


@pytest.fixture
def follow(running: Running, qtbot: QtBot) -> Iterator[Follow]:
    """Opens followers, each with its own eyes on the store."""
    opened: list[tuple[Follower, Lane, Watcher]] = []

    def open_one() -> World:
        watcher = Watcher(running.centre.database)
        sources = Sources(
            log=running.centre.log, board=running.centre.board, positions=running.centre.positions,
            changed=watcher.changed,
        )  # fmt: skip
        world, lane = World(CODE), Lane(f"reads {len(opened)}")
        follower = Follower(sources, world, lane)
        opened.append((follower, lane, watcher))
        follower.start()
        qtbot.waitUntil(lambda: bool(world.units), timeout=5000)
        return world

    yield open_one
    for follower, lane, watcher in opened:
        follower.close()
        assert lane.close()
        watcher.close()


def test_1_a_report_over_http_reaches_every_followers_queue(running: Running, follow: Follow, qtbot: QtBot) -> None:
    desks = [follow(), follow()]
    answer = post_report(running)
    assert answer.status_code == 200
    qtbot.waitUntil(lambda: all(len(world.cases) == 1 for world in desks), timeout=2000)
    for world in desks:
        (case,) = world.cases.values()
        assert case.description == REPORT["description"]
        assert (case.reporter_name, case.reporter_phone) == ("张*", "138****5678")
        assert case.grid.startswith(CODE)
    again = post_report(running)
    assert again.json() == answer.json()  # a second tap on the phone is not a second report


def test_2_two_desks_race_for_one_case_and_the_loser_learns_who_and_when(running: Running) -> None:
    case_id = filed_case(running)
    seen = running.case(case_id).version
    start = threading.Barrier(2)
    outcomes: dict[int, object] = {}

    def send(person_id: int, unit_id: int) -> None:
        start.wait()
        try:
            outcomes[person_id] = running.act(
                Assign(case_id=case_id, seen=seen, unit_id=unit_id, reason="就近"), person_id
            )
        except Refused as refusal:
            outcomes[person_id] = refusal

    desks = [threading.Thread(target=send, args=pair) for pair in ((WANG, 1), (LI, 2))]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    (lost,) = [outcome for outcome in outcomes.values() if isinstance(outcome, Refused)]
    winner = running.case(case_id)
    assert isinstance(lost, Stale)
    assert lost.by_name == {1: "王敏", 2: "李强"}[winner.unit_id or 0]
    assert lost.at == winner.dispatched_at
    assert len(running.centre.board.file(CODE, case_id).orders) == 1


def test_4_a_camera_that_stalls_is_killed_or_comes_back_says_so_on_its_tile(farm: Child, qtbot: QtBot) -> None:
    address = f"rtsp://127.0.0.1:{farm.ready}/street_1"
    camera = Camera(id=1, jurisdiction=CODE, name="C-01", url_main=address, lon=120.7, lat=28.8)
    wall = Wall(load_theme("dark"), lambda held, is_main: open_feed(held, None, setting="av", is_main=is_main))
    qtbot.addWidget(wall)
    wall.set_layout(BY_NAME["1"])
    wall.show_cameras([camera])
    wall.show()

    def state() -> FeedState:
        feed = wall._pool.of(1)
        assert feed is not None
        return feed.status().state

    try:
        qtbot.waitUntil(lambda: state() is FeedState.LIVE, timeout=5000)
        farm.tell("stall street_1")
        qtbot.waitUntil(lambda: state() is FeedState.STALLED, timeout=2600)
        farm.tell("heal street_1")
        qtbot.waitUntil(lambda: state() is FeedState.LIVE, timeout=3000)
        farm.tell("drop street_1")
        qtbot.waitUntil(lambda: state() is FeedState.RETRY, timeout=2000)
        farm.tell("heal street_1")
        qtbot.waitUntil(lambda: state() is FeedState.LIVE, timeout=3000)
    finally:
        wall.close_feeds()


def test_5_a_deadline_makes_one_urge_though_two_sweeps_run(running: Running) -> None:
    case_id = filed_case(running)
    running.act(Assign(case_id=case_id, seen=running.case(case_id).version, unit_id=1, reason="就近"))

    class AtTheDeadline:
        def now(self) -> datetime:
            due = running.case(case_id).due_at
            assert due is not None
            return due + (due - datetime.now(UTC))

    sweepers = [
        Sweeper(
            jurisdiction=CODE, centre=running.centre.dispatcher, board=running.centre.board, clock=AtTheDeadline(),
            work_clock=running.centre.work_clock, system_id=SYSTEM,
        )
        for _ in range(2)
    ]  # fmt: skip
    threads = [threading.Thread(target=sweeper.sweep) for sweeper in sweepers for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    urges = running.centre.board.file(CODE, case_id).urges
    assert [urge.kind for urge in urges] == [UrgeKind.DUE]


def test_6_a_reply_is_refused_without_an_after_picture_a_pass_without_a_frame_then_the_case_closes(
    running: Running,
) -> None:
    from dispatch.values import EvidenceKind, Picture
    from dispatch.verbs import Check, Close, Outcome, SendCheck

    case_id = filed_case(running)
    running.act(Assign(case_id=case_id, seen=running.case(case_id).version, unit_id=1, reason="就近"))
    with httpx.Client(base_url=running.doors, headers=running.crew(1), timeout=10) as terminal:
        (order,) = terminal.get("/unit/v1/orders").json()["orders"]
        at = f"/unit/v1/orders/{order['order_id']}"
        for receipt in ("delivered", "read", "sign"):
            assert terminal.post(f"{at}/{receipt}").status_code == 200
        refused = terminal.post(f"{at}/reply", data={"measure": "已清理", "closing_met": "true"})
        assert (refused.status_code, running.case(case_id).state) == (409, State.HANDLING)
        after = {"after": ("after.jpg", street_picture(1, is_clean=True), "image/jpeg")}
        assert (
            terminal.post(f"{at}/reply", data={"measure": "已清理", "closing_met": "true"}, files=after).status_code
            == 200
        )
    running.act(SendCheck(case_id=case_id, seen=running.case(case_id).version))
    seen = running.case(case_id).version
    with pytest.raises(Refused):
        running.act(Check(case_id=case_id, seen=seen, outcome=Outcome.YES))
    frame = Picture(sha256=running.centre.pictures.put(b"frame"), kind=EvidenceKind.CHECK)
    running.act(Check(case_id=case_id, seen=seen, outcome=Outcome.YES, pictures=(frame,)))
    running.act(Close(case_id=case_id, seen=running.case(case_id).version))
    assert not running.case(case_id).state.is_open
    assert crew_of(1) in {entry.person_id for entry in running.centre.board.file(CODE, case_id).entries}


def test_3_a_position_over_http_moves_a_unit_on_the_map(running: Running, follow: Follow, qtbot: QtBot) -> None:
    world = follow()
    source = MapSource(base_map=running.paths.base_map, now=lambda: datetime.now(UTC))
    panel = MapPanel(load_theme("dark"), source)
    qtbot.addWidget(panel)
    panel.resize(640, 480)
    complaints: list[object] = []
    try:
        with qtbot.waitSignal(panel.loaded, timeout=15000):
            panel.show()
            panel.load()
            panel.view.page.complained.connect(complaints.append)
        panel.set_cases([CaseMark(1, "C1", "暴露垃圾", 120.735, 28.852, Light.GREEN)])
        fix = {"id": "officer-1", "lat": "28.8525", "lon": "120.7355", "timestamp": str(time.time()), "speed": "2"}
        assert httpx.get(f"{running.doors}/osmand", params=fix).status_code == 200
        qtbot.waitUntil(lambda: 1 in world.fixes, timeout=10_000)
        panel.set_units(tuple(world.units.values()), world.fixes)
        script = "watchfloor.units.inView(9).map((row) => row.id).join()"
        qtbot.waitUntil(lambda: _answer_of(panel, qtbot, script) == "1", timeout=20_000)
        assert panel.view.guard.blocked == []
        assert complaints == []
    finally:
        panel.close_page()


def _answer_of(panel: MapPanel, qtbot: QtBot, script: str) -> object:
    """What a script of the page comes to; a script that throws answers with its own words."""
    answers: list[object] = []
    panel.view.page.runJavaScript(
        f"(() => {{ try {{ return {script}; }} catch (e) {{ return `${{e}}`; }} }})()", answers.append
    )
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return answers[0]
