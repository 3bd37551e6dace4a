"""Cameras brought into the directory: the network is probed and cameras are asked on a lane of their own."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from assembly.eyes import Accounts
from console.desk import Answer
from console.lanes import Lane, Outcome
from console.spine import Spine
from dispatch.camera_verbs import PlaceCamera
from dispatch.values import Camera, Directory
from video.account import Account
from video.camera_finder import CameraFinder
from video.found_camera import FoundCamera
from video.onvif_words import placed_words, trouble_words

if TYPE_CHECKING:
    from video.onvif_camera import About, Profile

SEARCH_S, PATIENCE_S = 3, 30.0


class CameraBringing(QObject):
    """Serves one page. `directory` reads the directory on a worker; `renewed` is told whose account is another now."""

    def __init__(
        self, spine: Spine, page: CameraFinder, accounts: Accounts, *, directory: Callable[[], Directory],
        renewed: Callable[[int], None], interface: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self._spine, self._page, self._accounts = spine, page, accounts
        self._directory, self._renewed, self._interface = directory, renewed, interface
        self._lane = Lane("finding cameras", self)
        page.search_asked.connect(self._search)
        page.ask_asked.connect(self._ask)
        page.place_asked.connect(self._place)

    def close(self) -> None:
        """End."""
        self._lane.close()

    @Slot()
    def _search(self) -> None:
        self._lane.submit(partial(_discovered, self._interface), self._take_found, timeout=PATIENCE_S)

    def _take_found(self, outcome: Outcome[tuple[str, ...]]) -> None:
        self._page.show_found(outcome.value or ())
        if outcome.error is not None:
            self._page.say(partial(trouble_words, outcome.error))

    @Slot(object)
    def _ask(self, asked: tuple[str, Account | None]) -> None:
        self._lane.submit(partial(_told, *asked), self._take_told, timeout=PATIENCE_S)

    def _take_told(self, outcome: "Outcome[tuple[str, About, tuple[Profile, ...]]]") -> None:
        if outcome.value is None:
            self._page.say(partial(trouble_words, outcome.error))
        else:
            self._page.show_streams(*outcome.value)

    @Slot(object)
    def _place(self, found: FoundCamera) -> None:
        held = self._spine.world.camera(found.camera_id)  # what the page does not ask for stays as it is
        verb = PlaceCamera(
            camera_id=found.camera_id, name=found.name, kind=found.kind, url_main=found.url_main, url_sub=found.url_sub,
            control_url=found.control_url, lon=found.lon, lat=found.lat, bearing=found.bearing,
            field_of_view=found.field_of_view, range_m=found.range_m, area=found.area,
            department_id=found.department_id, name_en=held.name_en if held else "",
            unit_id=held.unit_id if held else None,
        )  # fmt: skip
        self._spine.desk.ask(verb, partial(self._placed, found))

    def _placed(self, found: FoundCamera, _: Answer) -> None:
        self._page.clear()
        self._page.say(partial(placed_words, found.name))
        if found.account is not None:
            seal = partial(self._seal, found, found.account)
            self._spine.lanes.jobs.submit(seal, self._sealed)

    def _seal(self, found: FoundCamera, account: Account) -> int:
        """On the jobs lane: the centre has given it its number."""
        held = (row for row in self._directory().cameras if _is_same(row, found))
        number = found.camera_id or max((row.id for row in held), default=0)
        if number:
            self._accounts.keep(number, account)
        return number

    def _sealed(self, outcome: Outcome[int]) -> None:
        if outcome.value:
            self._renewed(outcome.value)
        elif outcome.error is not None:
            self._page.say(partial(trouble_words, outcome.error))


def _is_same(camera: Camera, found: FoundCamera) -> bool:
    return (camera.name, camera.url_main) == (found.name, found.url_main)


def _discovered(interface: str) -> tuple[str, ...]:
    from video.onvif_camera import discovered

    return discovered(SEARCH_S, interface)


def _told(url: str, account: Account | None) -> "tuple[str, About, tuple[Profile, ...]]":
    from video.onvif_camera import OnvifCamera

    camera = OnvifCamera(url, account)
    return url, camera.about(), camera.profiles()
