"""The wall for everybody: it follows the county, and its centre carries out nothing."""

import pytest

from assembly.kiosk import KioskWall, ReadOnlyCentre
from console.spine import Spine
from console.theme import Theme
from dispatch.errors import NotAllowed
from dispatch.verbs import Note
from tests.fakes import DESK
from tests.gui.test_wall import PaintedFeed


def test_it_shows_the_countys_cameras_and_goes_on_tour_by_itself(open_desk, dark: Theme, qtbot) -> None:
    spine: Spine = open_desk()
    wall = KioskWall(dark, lambda _camera, _is_main: PaintedFeed(), spine, lambda: spine.world.directory)
    qtbot.addWidget(wall)
    wall.tour_at_start(5)
    spine.start()
    qtbot.waitUntil(lambda: wall.arrangement.cameras[:2] == (1, 2))
    assert wall.tour.is_on(0)
    wall.close_feeds()


def test_its_centre_refuses_every_verb() -> None:
    with pytest.raises(NotAllowed):
        ReadOnlyCentre().do(Note(case_id=1, words="x"), by=DESK, command_id="x")
