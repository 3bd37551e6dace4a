"""Texts of every theme can be read: contrast by WCAG 2.1, on every ground on which they stand."""

import itertools

import pytest

from console.theme import load_theme

LEAST = 4.5
GROUNDS = ("bg", "panel", "raised", "accent_soft")
TEXTS = ("text", "dim", "accent", "green", "yellow", "red")
ON_MAP = ("map_ground", "map_block", "map_square", "map_building")


def _light(colour: str) -> float:
    """The relative luminance of '#rrggbb'."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["dark", "light", "wall"])
def test_every_text_keeps_its_contrast_on_every_ground(name: str) -> None:
    theme = load_theme(name)
    pairs = [*itertools.product(TEXTS, GROUNDS), *itertools.product(("map_label",), ON_MAP)]
    dim = {
        f"{text} on {ground}": round(_contrast(theme.colour(text), theme.colour(ground)), 2)
        for text, ground in pairs
        if _contrast(theme.colour(text), theme.colour(ground)) < LEAST
    }
    assert dim == {}


def test_the_measure_is_that_of_the_standard() -> None:
    assert round(_contrast("#ffffff", "#000000"), 1) == 21.0
    assert round(_contrast("#777777", "#ffffff"), 2) == 4.48
