"""Machines without a display: the same desk on a virtual screen, and pictures of it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from assembly.children import ROOT

SIZE = "1920x1080x24"


def has_display() -> bool:
    """Whether a window can be shown; Windows and macOS always can."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_on_virtual_screen(arguments: Sequence[str], out: Path = ROOT / "out", *, wanted: Sequence[str] = ()) -> int:
    """Run `pictures` of the demo under Xvfb with the options `wanted`; 2 when Xvfb is missing."""
    if shutil.which("xvfb-run") is None:
        print("there is no display, and xvfb-run is not installed: apt-get install xvfb xauth", file=sys.stderr)
        return 2
    print(f"no display: the desk runs on a virtual screen for 60 s, its pictures go to {out}", flush=True)
    screen = ["xvfb-run", "-a", "-s", f"-screen 0 {SIZE} -nolisten tcp"]
    command = [*screen, sys.executable, str(ROOT / "main.py"), "pictures", "--out", str(out), "--seconds", "60"]
    return subprocess.run([*command, *wanted, *_kept(arguments)], check=False).returncode


def _kept(arguments: Sequence[str]) -> list[str]:
    """The data folder, where one was named."""
    at = list(arguments).index("--data-dir") if "--data-dir" in arguments else -1
    return list(arguments[at : at + 2]) if at >= 0 else []
