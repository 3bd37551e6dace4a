"""Sets up a checkout on a bare machine: the environment from the hashed lock, the system libraries, the translations.

Standard library only. Run again it finds its stamp and does nothing, so that later starts need no network.
"""

import ctypes
import ctypes.util
import glob
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "setup.stamp"
LOCK = ROOT / "requirements.lock"
SYSTEM = ROOT / "scripts" / "system.txt"
OLDEST = (3, 11)


def say(text: str) -> None:
    """One line of progress."""
    print(f"setup: {text}", flush=True)


def wanted_stamp() -> str:
    """What a finished set-up of this checkout would be stamped with."""
    parts = [LOCK.read_bytes(), SYSTEM.read_bytes(), Path(__file__).read_bytes(), str(ROOT).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_present(probe: str) -> bool:
    """Whether a library, file, command or font is there."""
    kind, _, what = probe.partition(":")
    if kind == "command":
        return shutil.which(what) is not None
    if kind == "path":
        return bool(glob.glob(what))
    if kind == "font":
        listed = shutil.which("fc-list") and subprocess.run(
            ["fc-list", f":lang={what}", "family"], capture_output=True, text=True, check=False
        )
        return bool(listed and listed.stdout.strip())
    try:
        ctypes.CDLL(what)
    except OSError:
        return False
    return True


def missing_packages() -> list[str]:
    """The system packages whose probe fails."""
    rows = (line.split() for line in SYSTEM.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return [package for package, probe in rows if not is_present(probe)]


def install_system() -> None:
    """Install what is missing, as root or by sudo; otherwise print the exact line and stop."""
    missing = missing_packages()
    if not missing:
        return
    line = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if sys.platform != "linux" or shutil.which("apt-get") is None:
        say("this is not Debian or Ubuntu; please install what these packages hold: " + " ".join(missing))
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode != 0:
        sys.exit(
            "setup: system libraries are missing. Please run:\n\n    sudo " + " ".join(line) + "\n\nand try again."
        )
    say("installing system libraries: " + " ".join(missing))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*line[:2], "-qq", *line[2:]]):
        done = subprocess.run([*prefix, *command], env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"setup: {' '.join(command[:2])} failed:\n{done.stdout[-1500:]}{done.stderr[-1500:]}")
    still = missing_packages()
    if still:
        sys.exit("setup: installed, but still not found: " + " ".join(still))


def install_python() -> None:
    """Make the environment and fill it from the hashed lock, with uv where it is at hand, else with pip."""
    if not (BIN / ("python.exe" if os.name == "nt" else "python")).exists():
        say("creating the environment .venv")
        done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"setup: python3 -m venv failed (is python3-venv installed?):\n{done.stdout}{done.stderr}")
    say("installing the locked packages, some 300 MB the first time")
    python = str(BIN / "python")
    uv = shutil.which("uv")
    command = (
        [uv, "pip", "install", "-q", "--python", python, "--require-hashes", "-r", str(LOCK)]
        if uv
        else [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", str(LOCK)]
    )
    if subprocess.run(command, check=False).returncode != 0:
        sys.exit("setup: installing the locked packages failed; the lines above say why")


def compile_translations() -> None:
    """Make the .qm files from the .ts files."""
    sources = sorted(str(path) for path in (ROOT / "resources" / "i18n").glob("*.ts"))
    if sources:
        subprocess.run([str(BIN / "pyside6-lrelease"), "-silent", *sources], check=True)


def main() -> None:
    """Do what is not done yet."""
    if sys.version_info < OLDEST:
        sys.exit(f"setup: Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version.split()[0]}")
    stamp = wanted_stamp()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp:
        return
    began = time.monotonic()
    install_system()
    install_python()
    compile_translations()
    STAMP.write_text(stamp, encoding="utf-8")
    say(f"done in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
