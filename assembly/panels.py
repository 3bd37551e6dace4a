"""Builds the panels over one spine and joins what siblings may not know of each other: map, wall, queue, file."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from assembly.alarms import Alarms
from assembly.bases import map_source
from assembly.camera_desk import CameraDesk, CameraReads
from assembly.centre import OpenCentre
from assembly.clips import Keepers, open_clips
from assembly.eyes import Accounts, eyes_of, feed_of, shoot, wall_store
from assembly.going import Going
from assembly.joints import Joints
from assembly.known_areas import KnownAreas
from assembly.layers import Layers
from assembly.map_desk import open_map_desk
from assembly.near_things import offer_things
from assembly.overview import stages_of
from assembly.recordings import Recordings
from assembly.reporting import Reporting
from assembly.stills import Stills
from assembly.turning import Turning
from assembly.walls import Walls
from assembly.watch import WatchParts, open_watch
from console.follower import Sources
from console.look import Look
from console.panels import Panels
from console.paths import Paths
from console.settings import Settings
from console.spine import Outside, Spine, open_spine
from console.times import Times
from console.window import DeskWindow
from db.again import SteadyCentre
from db.camera_book import CameraBook, OwnBoard
from db.history import SqlPresences
from db.secrets import Vault
from dispatch.verbs import Actor
from maps.panel import MapPanel
from video.camera_panel import CameraPanel
from video.wall import Wall
from video.wall_panel import WallPanel
from widgets.bulk import Bulk
from widgets.case_file import CaseFilePanel
from widgets.drag_hands import DragHands
from widgets.hands import Hands, Shown
from widgets.load_strip import LoadStrip
from widgets.notice_strip import NoticeStrip
from widgets.overview_panel import OverviewPanel
from widgets.paper_hands import PaperHands
from widgets.queue_panel import QueuePanel
from widgets.report_form import ReportForm
from widgets.review import Review
from widgets.unit_hands import UnitHands
from widgets.verify_panel import VerifyPanel


@dataclass(frozen=True, kw_only=True)
class Walks:
    """What goes through many cases, and what is done with units."""

    bulk: Bulk
    review: Review
    units: UnitHands
    drag: DragHands


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A whole desk."""

    window: DeskWindow
    spine: Spine
    look: Look
    wall: Wall
    map: MapPanel
    hands: Hands
    papers: PaperHands
    watch: WatchParts
    shown: Shown
    walks: Walks
    joints: Joints
    going: Going
    layers: Layers
    chart: LoadStrip
    reporting: Reporting
    cameras: CameraDesk
    recordings: Recordings

    def load(self, part: str) -> None:
        """Bring what the first rows need not wait for: 'wall' (streams), 'chart', 'map' (Chromium), 'ground'."""
        later = {"wall": self.joints.open_wall, "chart": self.chart.load, "map": self.map.load}
        {**later, "ground": self.going.load}[part]()

    def close(self) -> None:
        """Streams, page, follower and lanes end; the window remembers its place."""
        self.joints.close()
        self.watch.close()
        self.cameras.close()
        self.recordings.close()
        self.layers.close()
        self.going.close()
        self.wall.close_feeds()
        self.map.close_page()
        self.window.close()
        self.spine.close()


def build_desk(
    centre: OpenCentre, settings: Settings, look: Look, actor: Actor, changed: Callable[[], bool], paths: Paths
) -> Desk:
    """The desk of one person over an open centre; nothing is shown or read yet."""
    sources = Sources(
        log=centre.log, board=OwnBoard(centre.engine, actor.person_id), positions=centre.positions, changed=changed,
        presences=SqlPresences(centre.engine),
    )  # fmt: skip
    outside = Outside(
        jurisdiction=centre.jurisdiction, centre=SteadyCentre(centre.dispatcher), sources=sources,
        pictures=Stills(centre.pictures), times=Times(centre.clock, centre.work_clock, centre.zone),
        standard=centre.standard, drafts=paths.data / f"drafts-{actor.person_id}.json",
    )  # fmt: skip
    spine = open_spine(outside, actor, hold_back=settings.desk_hold_back)
    theme = look.theme
    accounts = Accounts(Vault(centre.engine, centre.jurisdiction, paths.secrets / "key"))
    build_wall = partial(Wall, theme, partial(feed_of, settings, accounts.of))
    wall = build_wall()
    map_panel = MapPanel(theme, map_source(settings, paths, look.state, centre))
    queue, file = QueuePanel(theme, spine), CaseFilePanel(theme, spine)
    offer_things(centre, spine, file.place)
    camera_panel, book = CameraPanel(), CameraBook(centre.engine, centre.jurisdiction)
    turning = Turning(spine, camera_panel.pad, book, actor.person_id, account_of=accounts.of)
    verify, wall_panel = VerifyPanel(spine, eyes_of(centre, wall, spine.world, lambda: turning.off)), WallPanel(wall)
    walls = Walls(spine, wall_panel, build_wall, wall_store(centre, look.state, actor))
    look.theme_changed.connect(walls.set_theme)
    report, load = ReportForm(spine), LoadStrip(theme, spine)
    panels = Panels(
        queue=queue, map=map_panel, wall=wall_panel, file=file, verify=verify, report=report,
        cameras=camera_panel,
        overview=OverviewPanel(theme, spine, partial(stages_of, centre)), load=load,
        notices=NoticeStrip(spine.notices, spine.times),
    )  # fmt: skip
    window = DeskWindow(spine, panels, look)
    shown = Shown(
        queue=queue, file=file, verify=verify, report=report, open_panel=window.open_panel,
        close_panel=window.close_panel,
    )  # fmt: skip
    file.asked.connect(partial(window.bring_forward, "file"))
    hands = Hands(spine, shown)
    walks = Walks(
        bulk=Bulk(spine, queue, file.suggestions, window, KnownAreas(centre, spine)),
        review=Review(spine, queue, verify),
        units=UnitHands(spine, walls.show_camera),
        drag=DragHands(spine, shown, hands),
    )
    papers = PaperHands(spine, file.paper_form, file.papers)
    going = Going(paths.base_map.parent, spine, map_panel, file.suggestions, centre.grid_of)
    report.choice.search = going.found
    report.choice.chosen.connect(going.show_found)
    joints = Joints(
        spine, map_panel, wall, report, window, ground=going.ground, walls=walls, turning=turning,
        prepare=accounts.read,
    )  # fmt: skip
    reporting = Reporting(
        spine, walls, report, window.open_panel, shoot=partial(shoot, wall), store=centre.pictures.put
    )  # fmt: skip
    open_clips(spine, walls, look, Keepers(actor, centre, paths, reporting.report_shot))
    recordings = Recordings(spine, look, paths.data / "recordings", window.windowTitle, reporting.report_shot)
    cameras = CameraDesk(
        spine, camera_panel, walls, map_panel, turning, open_panel=window.open_panel,
        reads=CameraReads(person_id=actor.person_id, rights=book.rights, accounts=accounts,
                          directory=partial(sources.board.directory, centre.jurisdiction)),
    )  # fmt: skip
    cameras.hold(Alarms(spine, wall, lambda: turning.off))
    going.hold(open_map_desk(spine, going.ground, map_panel, centre, look, joints.report_from))
    return Desk(window=window, spine=spine, look=look, wall=wall, map=map_panel, hands=hands, papers=papers,
                watch=open_watch(spine, file, centre), shown=shown, walks=walks, joints=joints, going=going,
                chart=load, reporting=reporting, cameras=cameras, recordings=recordings,
                layers=Layers(centre, spine, map_panel, look))  # fmt: skip
