"""Drags want a screen that has them: Qt's offscreen one refuses each, so these run under Xvfb, pressed and released."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="xvfb-run is not installed")
def test_cameras_are_dragged_from_the_list_to_a_tile_and_from_tile_to_tile_on_a_screen() -> None:
    command = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24 -nolisten tcp", sys.executable, "-m", "pytest", "-q"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", "tests/gui/screen_drags.py"], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"}, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
    assert "2 passed" in done.stdout
