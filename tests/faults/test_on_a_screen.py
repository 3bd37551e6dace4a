"""The faults of a wall on an X screen: the same tests as offscreen, in a process that paints on Xvfb."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# A short form: one of each kind.
TESTS = (
    "tests/faults/test_wall_streams.py",
    "tests/faults/test_feed_contract.py::test_a_farm_that_is_killed_is_told_at_once_and_lives_again_when_it_is_back[av]",
    "tests/faults/test_feed_contract.py::test_a_stream_that_repeats_one_picture_is_told_from_a_living_one[av]",
    "tests/faults/test_feed_contract.py::test_a_wrong_password_is_denied_and_never_shown[av]",
)


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="xvfb-run is not installed")
def test_the_faults_of_a_wall_are_told_on_a_screen_too() -> None:
    command = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24 -nolisten tcp", sys.executable, "-m", "pytest", "-q"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", *TESTS], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"}, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
    assert "skipped" not in done.stdout
