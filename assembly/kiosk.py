"""A wall for everybody to see: streams, tours and calls for help, and nothing that could be changed."""

import argparse
import contextlib
import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QKeyEvent

from assembly.alarms import Alarms
from assembly.camera_desk import CHANGING, CameraReads
from assembly.centre import OpenCentre, open_centre
from assembly.desk import VERSION, NobodyHere, look_of, person_at, seat_of, workstation
from assembly.expected import EXPECTED
from assembly.eyes import Accounts, feed_of, wall_store
from assembly.walls import Walls
from console.app import open_app
from console.follower import Sources
from console.lanes import Outcome
from console.logs import DeskLog
from console.look import Look
from console.notices import NoticeKind
from console.paths import Paths, make_folders, paths_of
from console.refusals import trouble_words
from console.settings import Settings, load_settings
from console.spine import Outside, Spine, open_spine
from console.stopping import Stopping
from console.theme import Theme
from console.times import Times
from console.world import News
from db.camera_book import CameraBook, OwnBoard
from db.doorbell import Watcher
from db.secrets import Vault
from dispatch.errors import NotAllowed
from dispatch.values import Directory, Role
from dispatch.verbs import Actor, Done, Verb
from video.feed import FeedFactory
from video.layouts import BY_NAME, Layout
from video.wall import Wall
from video.wall_panel import WallPanel
from video.wall_window import layout_in


class ReadOnlyCentre:
    """A centre that carries out nothing."""

    def do(self, verb: Verb, *, by: Actor, command_id: str) -> Done:
        """Refuse; raises NotAllowed."""
        raise NotAllowed(role=by.workstation, step=f"{type(verb).__name__} {command_id}")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `wall`."""
    parser.add_argument("--person", type=int, help="the id of the person who answers for what is shown")
    parser.add_argument("--layout", default="16", help="a layout by its name: one of the shipped, or a shared one")
    parser.add_argument("--tour", type=int, metavar="SECONDS", help="go through all cameras, so long on each page")


def run(options: argparse.Namespace) -> int:
    """Show the wall until it is closed; 2 with a clear line when it cannot be opened."""
    paths = paths_of(options.data_dir)
    try:
        make_folders(paths)
        settings = load_settings(paths.settings)
    except EXPECTED as error:
        print(error, file=sys.stderr)
        return 2
    app = open_app(sys.argv[:1], version=VERSION, scale=settings.desk_scale)
    with contextlib.ExitStack() as closing:
        closing.callback(DeskLog(paths.log).close)
        try:
            centre = open_centre(paths.data, settings.centre_jurisdiction, on_commit=lambda: None)
            closing.callback(centre.close)
            look = look_of(paths, settings)
            seat = seat_of(closing, paths, settings, centre)
            person_id = seat.ask() if seat else person_at(centre, options.person)
            layout = _layout(centre, options.layout)
        except (*EXPECTED, NobodyHere) as error:
            print(error, file=sys.stderr)
            return 2
        if person_id is None:
            return 0
        stopping = Stopping()
        closing.callback(stopping.close)
        wall = open_kiosk(closing, centre, settings, paths, look, person_id)
        wall.set_layout(layout)
        if options.tour:
            wall.tour_at_start(options.tour)
        wall.setGeometry(wall.screen().geometry())  # for screens without a window manager
        wall.showFullScreen()
        return int(app.exec())


def open_kiosk(
    closing: contextlib.ExitStack, centre: OpenCentre, settings: Settings, paths: Paths, look: Look, person_id: int
) -> "KioskWall":
    """The wall of one person, following the county; shown by the caller."""
    actor = Actor(person_id=person_id, role=Role.DISPATCHER, workstation=f"wall of {workstation()}")
    spine = _spine(closing, centre, actor)
    accounts = Accounts(Vault(centre.engine, centre.jurisdiction, paths.secrets / "key"))
    feeds = partial(feed_of, settings, accounts.of)
    here = centre.jurisdiction
    reads = CameraReads(
        person_id=person_id, accounts=accounts, rights=CameraBook(centre.engine, here).rights,
        directory=partial(OwnBoard(centre.engine, person_id).directory, here),
    )  # fmt: skip
    wall = KioskWall(look.theme, feeds, spine, reads.read)
    state = QSettings(str(paths.state.with_name("wall.ini")), QSettings.Format.IniFormat)
    walls = Walls(spine, WallPanel(wall), partial(Wall, look.theme, feeds), wall_store(centre, state, actor))
    closing.callback(wall.close_feeds)
    closing.callback(walls.close)
    wall.setParent(None)
    spine.start()
    return wall


class KioskWall(Wall):
    """Looks, and is looked at."""

    def __init__(self, theme: Theme, open_feed: FeedFactory, spine: Spine, read: Callable[[], Directory]) -> None:
        """`read` brings directory and accounts, on a worker: before any feed, and when rights have changed."""
        super().__init__(theme, open_feed, is_read_only=True)
        self._spine, self._read = spine, read
        self._tour_s = 0
        spine.follower.moved.connect(self._take_news)
        self._alarms = Alarms(spine, self)

    def tour_at_start(self, seconds: int) -> None:
        """Go through all cameras as soon as they are known."""
        self._tour_s = seconds

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_quit = event.key() == Qt.Key.Key_Q and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_quit or event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _take_news(self, news: News) -> None:
        if news.is_start or any(entry.step in CHANGING for entry in news.entries):
            self._spine.lanes.reads.submit(self._read, self._begin)

    def _begin(self, outcome: Outcome[Directory]) -> None:
        """Also without accounts: cameras that want none are shown, the others say that they are refused."""
        if outcome.error is not None:
            self._spine.notices.add(NoticeKind.TROUBLE, partial(trouble_words, outcome.error))
        self.show_cameras((outcome.value or self._spine.world.directory).cameras)
        if self._tour_s and not self.tour.is_on(0):
            self.tour.toggle(0, float(self._tour_s))
            self.turn()


def _layout(centre: OpenCentre, name: str) -> Layout:
    """A shipped or a shared layout; raises NobodyHere for a name that is neither."""
    shared = {row.name: layout_in(row.drawing) for row in CameraBook(centre.engine, centre.jurisdiction).layouts()}
    found = BY_NAME.get(name) or shared.get(name)
    if found is None:
        raise NobodyHere(f"--layout {name}: neither shipped ({', '.join(BY_NAME)}) nor shared")
    return found


def _spine(closing: contextlib.ExitStack, centre: OpenCentre, actor: Actor) -> Spine:
    watcher = Watcher(centre.database)
    closing.callback(watcher.close)
    board = OwnBoard(centre.engine, actor.person_id)
    sources = Sources(log=centre.log, board=board, positions=centre.positions, changed=watcher.changed)
    times = Times(centre.clock, centre.work_clock, centre.zone)
    outside = Outside(
        jurisdiction=centre.jurisdiction, centre=ReadOnlyCentre(), sources=sources, pictures=centre.pictures,
        times=times, standard=centre.standard,
    )  # fmt: skip
    spine = open_spine(outside, actor)
    closing.callback(spine.close)
    return spine
