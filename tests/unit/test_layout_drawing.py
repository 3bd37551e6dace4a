"""A layout that is drawn is always one that the wall takes, whatever was merged and split."""

from hypothesis import given
from hypothesis import strategies as st

from video.layout_drawing import LARGEST, drawing_of
from video.layouts import BY_NAME, PRESETS, layout_of, read_layouts, written

CELLS = st.tuples(st.integers(0, LARGEST - 1), st.integers(0, LARGEST - 1))
DEEDS = st.lists(st.tuples(st.sampled_from("msr"), CELLS, CELLS), max_size=25)


def test_every_shipped_layout_is_drawn_as_it_is():
    for layout in PRESETS:
        assert drawing_of(layout).layout(layout.name).spots == layout.spots


def test_a_tile_of_four_is_merged_split_and_merged_across_what_it_would_cut():
    nine = drawing_of(BY_NAME["9"])
    one = nine.merged((0, 0), (1, 1))
    assert one.layout("x").rows == ("AAB", "AAC", "DEF")
    assert one.split((1, 0)).layout("x").spots == BY_NAME["9"].spots
    wide = one.merged((1, 1), (2, 2))  # it may not cut the tile of four
    assert wide.layout("x").rows == ("AAA", "AAA", "AAA")


def test_a_smaller_grid_cuts_tiles_and_a_larger_one_adds_cells():
    drawing = drawing_of(BY_NAME["1+5"])
    assert drawing.resized(2, 3).layout("x").rows == ("AA", "AA", "BC")
    assert drawing.resized(4, 3).layout("x").count == 9


def test_what_was_left_empty_becomes_a_tile():
    assert drawing_of(layout_of("x", ("A.", "AB"))).layout("x").count == 3


@given(DEEDS, st.sampled_from(PRESETS))
def test_no_way_of_drawing_makes_a_layout_that_the_wall_refuses(deeds, begin):
    drawing = drawing_of(begin)
    for deed, one, other in deeds:
        here = [(min(column, drawing.columns - 1), min(row, drawing.rows - 1)) for column, row in (one, other)]
        if deed == "m":
            drawing = drawing.merged(*here)
            assert drawing.block_at(here[0]) == drawing.block_at(here[1])
        elif deed == "s":
            drawing = drawing.split(here[0])
        else:
            drawing = drawing.resized(one[0] + 1, one[1] + 1)
        layout = drawing.layout("drawn")
        assert read_layouts(written([layout])) == (layout,)
        assert sum(spot.wide * spot.high for spot in layout.spots) == drawing.columns * drawing.rows
