"""Coordinates as they are typed: either order, letters or words for their datum, and nothing else taken for one."""

import pytest

from console.coordinates import Typed, read_place, write_place


@pytest.mark.parametrize(
    ("text", "lon", "lat", "datum"),
    [
        ("120.735,28.852", 120.735, 28.852, "WGS-84"),
        ("28.852 120.735", 120.735, 28.852, "WGS-84"),
        ("28.852N 120.735E", 120.735, 28.852, "WGS-84"),
        ("北28.852° 东120.735°", 120.735, 28.852, "WGS-84"),
        ("S 33.9, W 18.4", -18.4, -33.9, "WGS-84"),
        ("gcj 120.74, 28.85", 120.74, 28.85, "GCJ-02"),
        ("120.74,28.85 GCJ-02", 120.74, 28.85, "GCJ-02"),
        ("BD-09 120.74 28.85", 120.74, 28.85, "BD-09"),
        ("百度 120.74，28.85", 120.74, 28.85, "BD-09"),
        ("9.5 47.1", 9.5, 47.1, "WGS-84"),
    ],
)
def test_a_typed_place_is_read(text: str, lon: float, lat: float, datum: str) -> None:
    assert read_place(text) == Typed(lon, lat, datum)


@pytest.mark.parametrize(
    "text", ["", "C42", "12", "永安路 12 号", "永安路 12.5", "1.2 3.4 5.6", "200.1 95.2", "120 28"]
)
def test_what_is_no_place_is_left_alone(text: str) -> None:
    assert read_place(text) is None


def test_what_is_copied_is_read_again() -> None:
    assert read_place(write_place(120.7351234, 28.8521)) == Typed(120.735123, 28.8521)
