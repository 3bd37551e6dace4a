"""Nonsense from cameras and disks is an error in words and nothing worse: read in a process that may not crash."""

import subprocess
import sys
from pathlib import Path

import pytest

from assembly.children import ROOT
from tests.lag import LagProbe, within


# The seeds hold what has once gone wrong: notes in no encoding, codecs that nobody knows, streams that appear midway.
@pytest.mark.parametrize(
    ("kind", "first", "count"), [("descriptions", 0, 120), ("containers", 0, 80), ("containers", 214, 22)]
)
def test_nonsense_ends_no_process_no_thread_and_is_told_in_words(
    kind: str, first: int, count: int, tmp_path: Path, lag: LagProbe
) -> None:
    said = tmp_path / "said"
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.faults.fuzz", kind, str(first), str(count)]
    with said.open("wb") as out:
        child = subprocess.Popen([*command, str(tmp_path)], cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    try:
        assert within(100, lambda: child.poll() is not None), said.read_text()[-300:]
    finally:
        child.kill()
        child.wait()
    lines = said.read_text(errors="replace").splitlines()
    assert (child.returncode, lines[-1]) == (0, "done"), lines[-25:]
    assert lag.ticks > 0
