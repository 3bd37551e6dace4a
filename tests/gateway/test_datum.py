"""Datums: the inverse is exact, and China's offset is what it is known to be."""

import math

import prcoords
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.datum import KNOWN, UnknownDatum, bd_to_gcj, from_wgs84, gcj_to_bd, gcj_to_wgs, to_wgs84, wgs_to_gcj


@given(st.floats(119, 122), st.floats(28, 30))
def test_there_and_back_is_within_a_millimetre(lon: float, lat: float) -> None:
    back = gcj_to_wgs(*wgs_to_gcj(lon, lat))
    assert math.hypot((back[0] - lon) * 97_600, (back[1] - lat) * 111_000) < 0.001


def test_the_offset_near_yunxi_is_about_half_a_kilometre() -> None:
    lon, lat = wgs_to_gcj(120.735, 28.852)
    assert 450 < math.hypot((lon - 120.735) * 97_600, (lat - 28.852) * 111_000) < 600


def test_outside_china_nothing_is_shifted() -> None:
    assert wgs_to_gcj(-71.06, 42.36) == (-71.06, 42.36)


def test_an_unknown_datum_is_refused() -> None:
    assert to_wgs84(120.0, 28.0, "CGCS2000") == (120.0, 28.0)
    with pytest.raises(UnknownDatum):
        to_wgs84(120.0, 28.0, "Pulkovo")


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Between two near places (lon, lat)."""
    east = (one[0] - other[0]) * 111_320 * math.cos(math.radians(one[1]))
    return math.hypot(east, (one[1] - other[1]) * 110_900)


@given(st.floats(74, 134), st.floats(20, 52))
def test_both_ways_agree_with_prcoords_to_a_millimetre(lon: float, lat: float) -> None:
    here = prcoords.Coords(lat, lon)
    for datum, there in (("GCJ-02", prcoords.wgs_gcj(here)), ("BD-09", prcoords.wgs_bd(here))):
        assert metres(from_wgs84(lon, lat, datum), (there.lon, there.lat)) < 0.001
    for datum, out in (("GCJ-02", prcoords.wgs_gcj), ("BD-09", prcoords.wgs_bd)):
        back = to_wgs84(lon, lat, datum)
        there = out(prcoords.Coords(back[1], back[0]))  # their own inverse stops a centimetre early
        assert metres((there.lon, there.lat), (lon, lat)) < 0.001


@given(st.floats(74, 134), st.floats(20, 52), st.sampled_from(KNOWN))
def test_what_goes_out_comes_back_within_a_millimetre(lon: float, lat: float, datum: str) -> None:
    assert metres(to_wgs84(*from_wgs84(lon, lat, datum), datum), (lon, lat)) < 0.001
    assert metres(bd_to_gcj(*gcj_to_bd(lon, lat)), (lon, lat)) < 0.001


def test_what_goes_out_in_an_unknown_datum_is_refused() -> None:
    with pytest.raises(UnknownDatum):
        from_wgs84(120.0, 28.0, "wgs84")
