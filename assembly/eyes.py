"""What a desk sees with: feeds with the cameras' accounts, stills, and where its walls keep things."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSettings

from assembly.centre import OpenCentre
from assembly.viewing_book import ViewingBook
from assembly.walls import WallStore
from console.settings import Settings
from console.world import World
from db.camera_book import CameraBook
from db.secrets import Vault
from db.viewings import Viewings
from dispatch.doubts import Doubt
from dispatch.papers import CaseFile
from dispatch.reach import SeenBy
from dispatch.values import Camera
from dispatch.verbs import Actor
from insight.sight import cameras_that_see, where_now
from video.account import Account
from video.feed import FeedEngine
from video.wall import Wall
from widgets.eyes import Eyes


@dataclass(frozen=True, kw_only=True)
class Shot:
    """A still as the check takes it."""

    jpeg: bytes
    width: int
    height: int
    taken_at: datetime
    note: str


def feed_of(settings: Settings, account: Callable[[int], Account | None], camera: Camera, is_main: bool) -> FeedEngine:
    from video.engines import open_feed  # both engines with their libraries: not before the first rows are there

    return open_feed(camera, account(camera.id), setting=settings.video_engine, is_main=is_main)


class Accounts:
    """The cameras' accounts at hand: read on a worker, asked on any thread, so no feed waits for a store."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._held: dict[int, Account] = {}

    def read(self) -> None:
        """Read them all anew; on a worker. Raises Invalid when the key does not fit."""
        self._held = {number: Account(login.user, login.password) for number, login in self._vault.all().items()}

    def keep(self, camera_id: int, account: Account) -> None:
        """Seal an account, new or changed; on a worker."""
        self._vault.put(camera_id, account.user, account.password)
        self._held = {**self._held, camera_id: account}

    def of(self, camera_id: int) -> Account | None:
        """The account of a camera, None where it has none, or before they were read."""
        return self._held.get(camera_id)


def shoot(wall: Wall, camera_id: int) -> Shot | None:
    taken = wall.snapshot(camera_id)
    if taken is None:
        return None
    still = taken.still
    return Shot(jpeg=still.jpeg, width=still.width, height=still.height, taken_at=taken.taken_at, note=taken.note)


def eyes_of(centre: OpenCentre, wall: Wall, world: World, off: Callable[[], Collection[int]]) -> Eyes:
    """What the check sees with; `off` are the cameras that were turned away from their presets."""
    return Eyes(
        shoot=partial(shoot, wall), store=centre.pictures.put, seen=partial(_seen, world, off),
        doubts=partial(_doubts, centre),
    )  # fmt: skip


def _seen(
    world: World, off: Callable[[], Collection[int]], lon: float, lat: float, cameras: Sequence[Camera]
) -> Sequence[SeenBy]:
    shown = where_now([row for row in cameras if row.url_main], world.fixes)
    return cameras_that_see(lon, lat, shown, off_preset=off())


def _doubts(centre: OpenCentre, file: CaseFile) -> Sequence[Doubt]:
    from insight.doubts import doubts_of, handling_pictures  # OpenCV: only when something is checked

    earlier, numbers = centre.board.earlier_like(centre.jurisdiction, handling_pictures(file))
    return doubts_of(file, earlier, numbers, centre.pictures.get)


def wall_store(centre: OpenCentre, state: QSettings, actor: Actor) -> WallStore:
    here = centre.engine, centre.jurisdiction
    noted = ViewingBook(actor.person_id, "", actor.workstation, centre.clock.now)
    return WallStore(person_id=actor.person_id, state=state, book=CameraBook(*here), viewings=Viewings(*here),
                     viewing_book=noted)  # fmt: skip
