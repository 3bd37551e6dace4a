"""What the wall decides without a screen: layouts, who sits where, tours, digital zoom."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from video.layouts import BY_NAME, PRESETS, Fault, LayoutBroken, layout_of, read_layouts, written
from video.seats import HOLD_S, Seats, Urgency
from video.tour import AHEAD_S, Tour
from video.touring import Touring
from video.wall_keys import Digits
from video.zoom import WHOLE


def test_the_layouts_that_are_shipped_have_the_tiles_that_their_names_say():
    expected = {"1": 1, "4": 4, "9": 9, "16": 16, "25": 25, "1+5": 6, "1+7": 8, "1+12": 13}
    assert {layout.name: layout.count for layout in PRESETS} == expected


@pytest.mark.parametrize("layout", PRESETS, ids=lambda layout: layout.name)
def test_tiles_cover_the_wall_without_a_gap_or_an_overlap(layout):
    width, height, gap = 1279, 717, 3
    boxes = layout.boxes(width, height, gap)
    seen = set()
    for box in boxes:
        cells = {(x, y) for x in range(box.x, box.x + box.width, 7) for y in range(box.y, box.y + box.height, 7)}
        assert not cells & seen
        seen |= cells
    assert max(box.x + box.width for box in boxes) == width
    assert max(box.y + box.height for box in boxes) == height
    area = sum((box.width + gap) * (box.height + gap) for box in boxes)
    assert area == (width + gap) * (height + gap)


def test_arrows_go_to_the_tile_that_lies_there_and_stay_at_the_edge():
    layout = BY_NAME["1+5"]  # AAB / AAC / DEF
    assert layout.beside(0, 1, 0) == 1
    assert layout.beside(0, 0, 1) == 3
    assert layout.beside(2, -1, 0) == 0
    assert layout.beside(5, 1, 0) == 5
    assert layout.beside(4, 0, -1) == 0


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("not toml [", Fault.FILE),
        ("", Fault.FILE),
        ("layout = 3", Fault.FILE),
        ("[[layout]]\nrows = ['A']", Fault.NAME),
        ("[[layout]]\nname = ' '\nrows = ['A']", Fault.NAME),
        ("[[layout]]\nname = 'x'", Fault.NO_ROWS),
        ("[[layout]]\nname = 'x'\nrows = ['..']", Fault.NO_ROWS),
        ("[[layout]]\nname = 'x'\nrows = ['AB', 'A']", Fault.UNEVEN),
        ("[[layout]]\nname = 'x'\nrows = ['AB', 'BA']", Fault.TORN),
        ("[[layout]]\nname = 'x'\nrows = ['AA', 'AB']", Fault.TORN),
        ("[[layout]]\nname = 'x'\nrows = ['A']\ncameras = ['one']", Fault.CAMERAS),
        ("[[layout]]\nname = 'x'\nrows = ['A']\ncameras = [true]", Fault.CAMERAS),
        ("[[layout]]\nname = 'x'\nrows = ['" + "".join(chr(0x4E00 + n) for n in range(65)) + "']", Fault.TOO_MANY),
    ],
)
def test_a_bad_layout_file_is_refused_with_its_fault(text, fault):
    with pytest.raises(LayoutBroken) as refused:
        read_layouts(text)
    assert refused.value.fault is fault


@given(st.text(min_size=1, max_size=40).map(str.strip).filter(bool))
def test_what_is_written_is_read_back(name):
    kept = layout_of(name, ("AAB", "AAC"), (7, 0, 9))
    assert read_layouts(written([kept, BY_NAME["1+12"]])) == (kept, BY_NAME["1+12"])


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader_of_layouts(text):
    with contextlib.suppress(LayoutBroken):
        assert read_layouts(text)


def seats_of(*cameras: int) -> Seats:
    seats = Seats(len(cameras))
    seats.fill(cameras, len(cameras))
    return seats


def test_the_case_brings_its_cameras_and_the_next_case_sends_them_home():
    seats = seats_of(1, 2, 3, 4)
    seats.call([8, 9, 7], Urgency.CASE)
    seats.sit(0.0)
    assert seats.hot == {8, 9}
    assert seats.waiting == ()  # half of the tiles at most; a case does not wait for more
    assert seats.tiles[:2] == [1, 2]
    seats.call([2], Urgency.CASE)
    seats.sit(1.0)
    assert seats.tiles == [1, 2, 3, 4]
    assert seats.hot == {2}


def test_the_best_camera_of_the_next_case_sends_worse_ones_away_though_they_see_it_too():
    seats = seats_of(1, 2, 3, 4)
    seats.call([8, 9, 7], Urgency.CASE)
    seats.sit(0.0)
    seats.call([5, 6, 8, 9], Urgency.CASE)
    seats.sit(1.0)
    assert seats.hot == {5, 6}
    seats.call([5, 8, 6, 9], Urgency.CASE)
    seats.sit(2.0)
    assert seats.hot == {5, 8}
    assert seats.tiles.index(5) in (2, 3)


def test_the_best_camera_comes_though_worse_ones_belong_on_the_wall():
    seats = seats_of(1, 2, 3, 4)
    seats.call([9, 1, 2], Urgency.CASE)
    seats.sit(0.0)
    assert seats.hot == {9, 1, 2}
    assert seats.tiles[:2] == [1, 2]


def test_an_alarm_takes_the_tile_of_the_case_holds_it_and_gives_it_back():
    seats = seats_of(1, 2)
    seats.call([8], Urgency.CASE)
    seats.sit(0.0)
    seats.call([9], Urgency.ALARM)
    seats.sit(1.0)
    assert 9 in seats.tiles
    assert 8 not in seats.tiles
    seats.sit(1.0 + HOLD_S - 0.1)
    assert 9 in seats.tiles
    seats.sit(1.0 + HOLD_S)
    assert 8 in seats.tiles
    assert 9 not in seats.tiles


def test_alarms_wait_in_line_and_each_is_held_from_when_it_is_seen():
    seats = seats_of(1, 2)
    seats.call([8, 9], Urgency.ALARM)
    seats.sit(0.0)
    assert (seats.hot, seats.waiting) == ({8}, (9,))
    seats.sit(HOLD_S)
    assert (seats.hot, seats.waiting) == ({9}, ())
    seats.sit(2 * HOLD_S - 1)
    assert seats.hot == {9}
    seats.sit(2 * HOLD_S)
    assert seats.tiles == [1, 2]


@given(st.lists(st.tuples(st.sampled_from("capts"), st.integers(1, 12), st.integers(0, 3)), max_size=40))
def test_a_pinned_camera_keeps_its_tile_whatever_comes(deeds):
    seats, now = seats_of(1, 2, 3, 4), 0.0
    seats.toggle_pin(1)
    for deed, camera, index in deeds:
        now += 7
        if deed in "ca":
            seats.call([camera, camera + 1], Urgency.ALARM if deed == "a" else Urgency.CASE)
        elif deed == "p" and index != 1 and camera != 2:
            seats.put(index, camera)
        elif deed == "s":
            room = seats.room()
            assert room != 1
        seats.sit(now)
        assert seats.tiles[1] == 2
        shown = [held for held in seats.tiles if held is not None]
        assert len(shown) == len(set(shown))


def test_a_camera_that_is_put_on_a_tile_changes_places():
    seats = seats_of(1, 2, 3)
    seats.put(0, 3)
    assert seats.tiles == [3, 2, 1]


def test_a_guest_does_not_take_the_tile_that_a_hand_has_just_filled_while_there_is_another():
    seats = seats_of(1, 2, 3, 4)
    seats.call([5, 6, 7, 8], Urgency.ALARM)
    seats.sit(0.0)
    seats.put(3, 7)
    seats.sit(0.1)
    assert seats.tiles[3] == 7
    assert seats.hot == {6, 8}
    alone = seats_of(1)
    alone.put(0, 2)
    alone.call([5], Urgency.ALARM)
    alone.sit(0.0)
    assert alone.tiles == [5]


def test_a_tour_turns_its_pages_pauses_and_skips():
    tour = Tour((2, 3), (1, 2, 3, 4, 5), now=0.0, dwell_s=10)
    assert tour.page() == (1, 2)
    assert not tour.tick(9.9)
    assert tour.tick(10.0)
    assert tour.page() == (3, 4)
    tour.toggle(12.0)
    assert not tour.tick(100.0)
    tour.toggle(100.0)
    assert not tour.tick(107.9)
    assert tour.tick(108.0)
    assert tour.page() == (5, None)
    tour.skip(-1, 108.0)
    assert tour.page() == (3, 4)
    tour.skip(-2, 108.0)
    assert tour.page() == (5, None)


def test_a_tour_opens_the_next_page_before_its_turn():
    tour = Tour((0,), (1, 2), now=0.0, dwell_s=10)
    assert tour.ahead(10 - AHEAD_S - 0.1) == frozenset()
    assert tour.ahead(10 - AHEAD_S) == {2}


def test_tours_of_two_groups_go_their_own_ways_and_pass_pinned_tiles_by():
    now = 0.0
    seats = seats_of(1, 2, 3, 4)
    touring = Touring(seats, lambda: now)
    touring.set_cameras(range(1, 9))
    touring.begin((0, 1))
    touring.begin((2,))
    touring.pause(2)
    seats.toggle_pin(1)
    touring.skip(0, 1)
    assert seats.home[0] in (5, 6, 7, 8)
    assert seats.home[1] == 2
    assert seats.home[2] == 3
    assert touring.is_paused(2)
    touring.leave(0)
    assert not touring.is_on(0)
    assert touring.is_on(1)


def test_zoom_keeps_the_point_under_the_pointer_and_never_leaves_the_picture():
    zoom = WHOLE.by(4, 0.25, 0.75)
    assert zoom.left + 0.25 / zoom.factor == pytest.approx(0.25)
    assert zoom.top + 0.75 / zoom.factor == pytest.approx(0.75)
    far = zoom.moved(50, 50)
    assert far.left + 1 / far.factor == pytest.approx(1)
    assert zoom.by(-1000) == WHOLE


def test_digits_name_tiles_of_one_and_two_figures():
    digits = Digits()
    assert digits.tile(1, 25) == 0
    assert digits.tile(2, 25) == 11
    assert digits.tile(7, 25) == 6
    digits.forget()
    assert digits.tile(0, 25) is None
    assert digits.tile(9, 4) is None
