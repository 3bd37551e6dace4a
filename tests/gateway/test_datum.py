"""Datums: the inverse is exact, and China's offset is what it is known to be."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.datum import UnknownDatum, gcj_to_wgs, to_wgs84, wgs_to_gcj


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
