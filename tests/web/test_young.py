"""What a page holds for a moment does not become memory that its process holds for good."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from maps.panel import MapPanel

# Half a megabyte is alive at a time, a hundred and more go by: as with positions that are old in a second.
PASSING = """(() => { const kept = [];
  for (let i = 0; i < 4000; i += 1) {
    kept.push(Array.from({length: 2000}, (_, k) => ({k}))); if (kept.length > 8) kept.shift(); }
  return kept.length; })()"""
GROWTH_MB = 12  # 4 as it is; 17 where Chromium decides by itself


def held_mb(pid: int) -> float:
    """The memory of a process that is its own."""
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith("Private_Dirty")) / 1024


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read in /proc")
def test_what_passes_through_the_page_leaves_it_small(
    open_map: Callable[[Path | None], MapPanel], ask: Callable[[MapPanel, str], Any]
) -> None:
    panel = open_map(None)
    process = panel.view.page.renderProcessPid()
    before = held_mb(process)
    assert ask(panel, PASSING) == 8
    assert held_mb(process) - before < GROWTH_MB
