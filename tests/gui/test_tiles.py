"""What a tile paints never lies: name and state always, the age of an old picture, and nothing green over it."""

import itertools

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from console.theme import NAMES, load_theme
from dispatch.values import Camera
from video.feed import FeedState, FeedStatus, Frame, Pace, Why
from video.tile_painter import TileLook, TilePainter
from video.words import banner, caption, state_word, why_word

CAMERA = Camera(id=7, jurisdiction="990024", name="C-07 永安路口", url_main="rtsp://h/7", lon=120.7, lat=28.8)
WIDE, HIGH = 320, 180
# A street of strong colours, none of them a colour of the themes.
LEAVES = bytes((30, 250, 20, 255)) * (WIDE * HIGH)
FRAME = Frame(1, WIDE, HIGH, WIDE * 4, memoryview(LEAVES))
STALE = [state for state in FeedState if state is not FeedState.LIVE]


def painted(theme_name: str, status: FeedStatus, frame: Frame | None, size: tuple[int, int] = (WIDE, HIGH)) -> QImage:
    """A tile."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0)
    look = TileLook(camera=CAMERA, status=status, number=3, is_selected=True, is_hot=True, is_pinned=True)
    painter = QPainter(image)
    TilePainter(load_theme(theme_name)).paint(painter, QRect(0, 0, *size), look, frame)
    painter.end()
    return image


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def greens(image: QImage) -> int:
    """How many pixels of a tile are plainly green."""
    held = (QColor(image.pixel(x, y)) for x in range(image.width()) for y in range(image.height()))
    return sum(tint.green() > max(tint.red(), tint.blue()) + 40 for tint in held)


@pytest.mark.parametrize(("state", "theme_name"), list(itertools.product(STALE, NAMES)))
def test_nothing_green_is_painted_over_or_under_a_picture_that_does_not_live(
    state: FeedState, theme_name: str, qtbot: QtBot
) -> None:
    for pace, frame in itertools.product(Pace, (None, FRAME)):
        status = FeedStatus(state=state, age_s=42.0, unchanged_s=9.0, reconnects=2, fps=25.0, pace=pace)
        assert greens(painted(theme_name, status, frame)) == 0


@pytest.mark.parametrize("theme_name", NAMES)
def test_a_living_picture_is_shown_in_its_colours_beside_a_green_sign(theme_name: str, qtbot: QtBot) -> None:
    image = painted(theme_name, FeedStatus(state=FeedState.LIVE, age_s=0.04, fps=25.0), FRAME)
    assert QColor(image.pixel(WIDE // 2, HIGH // 3)) == QColor(20, 250, 30)
    assert QColor(load_theme(theme_name).colour("green")).rgb() in colours(image)


def test_every_state_is_named_and_an_old_picture_has_its_age(qtbot: QtBot) -> None:
    for state in STALE:
        said = caption(FeedStatus(state=state, age_s=42.0, unchanged_s=42.0))
        assert said == f"{state_word(state)} 42 s"
        assert "Live" not in said
        assert any("42 s" in line for line in banner(FeedStatus(state=state, age_s=42.0, unchanged_s=42.0)))
        assert state_word(state) in caption(FeedStatus(state=state))


def test_a_tile_says_why_a_camera_does_not_live_and_a_small_one_what_matters_most(qtbot: QtBot) -> None:
    for why in set(Why) - {Why.NOTHING, Why.OTHER}:
        lines = banner(FeedStatus(state=FeedState.RETRY, why=why, age_s=5.0, reconnects=3))
        assert lines == ("Picture stopped 5 s ago", why_word(why), "Reconnecting (try 3)")
        assert len(lines[1]) > 10
    lost = FeedStatus(state=FeedState.RETRY, why=Why.NO_DATA, age_s=5.0, reconnects=3)
    small, bare = ((120, 68), FeedStatus(state=FeedState.RETRY, age_s=5.0))
    assert painted("dark", lost, None, small) == painted("dark", bare, None, small)
    assert painted("dark", lost, None) != painted("dark", bare, None)


def test_the_name_and_the_number_are_on_the_tile_in_every_state(qtbot: QtBot) -> None:
    foot = QRect(0, HIGH - 20, WIDE // 2, 20)
    theme = load_theme("dark")
    bars = {bytes(painted("dark", FeedStatus(state=state, age_s=2.0), FRAME).copy(foot).bits()) for state in FeedState}
    named = QColor(theme.colour("text")).rgb()
    assert len(bars) > 1
    for state in FeedState:
        shown = painted("dark", FeedStatus(state=state, age_s=2.0), FRAME).copy(foot.adjusted(20, 0, 0, 0))
        assert sum(shown.pixel(x, y) == named for x in range(shown.width()) for y in range(20)) > 40
