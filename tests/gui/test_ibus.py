"""A real ibus with its pinyin engine, real keys of a real X screen: these run under Xvfb and a bus of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WANTED = ("xvfb-run", "dbus-run-session", "ibus-daemon", "ibus")
ENGINE = Path("/usr/libexec/ibus-engine-libpinyin")


@pytest.mark.skipif(
    not ENGINE.exists() or any(shutil.which(name) is None for name in WANTED), reason="ibus-libpinyin is not installed"
)
def test_the_command_line_lets_a_word_be_that_a_real_input_method_has_half_composed(tmp_path: Path) -> None:
    running = tmp_path / "run"
    running.mkdir(mode=0o700)
    own = {"QT_QPA_PLATFORM": "xcb", "QT_IM_MODULE": "ibus", "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(running)}
    kept = {name: text for name, text in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    command = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24 -nolisten tcp", "dbus-run-session", "--", sys.executable]
    done = subprocess.run(
        [*command, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/gui/screen_ibus.py"], cwd=ROOT, text=True,
        capture_output=True, env={**kept, **own}, timeout=110, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
    assert "4 passed" in done.stdout
