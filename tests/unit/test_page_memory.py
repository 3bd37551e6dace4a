"""Chromium is told to keep its page small, and whoever tells it something else is heard."""

import os

import pytest

from maps.scheme import CHROMIUM_FLAGS, keep_young_small

SMALL = "--js-flags=--max-semi-space-size=2"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", SMALL),
        ("--disable-gpu", f"--disable-gpu {SMALL}"),
        (f"--disable-gpu {SMALL}", f"--disable-gpu {SMALL}"),
        ("--js-flags=--max-semi-space-size=16", "--js-flags=--max-semi-space-size=16"),
    ],
)
def test_what_is_young_stays_small_unless_chromium_is_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, given: str, told: str
) -> None:
    monkeypatch.setenv(CHROMIUM_FLAGS, given)
    keep_young_small()
    assert os.environ[CHROMIUM_FLAGS] == told
