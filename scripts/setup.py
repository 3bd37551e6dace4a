"""Sets up a checkout on a bare machine: the environment from the hashed lock, the system libraries, the translations.

Standard library only. Run again it finds its stamp and does next to nothing, so that later starts need no network.
"""

from __future__ import annotations  # so that an older Python gets as far as saying that it is too old

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
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "setup.stamp"
LOCK = ROOT / "requirements.lock"
I18N = ROOT / "resources" / "i18n"
OLDEST = (3, 11)
NEWER = tuple(f"python3.{minor}" for minor in range(14, 10, -1))
TOLD_LINES = 30  # how much of a failed installer's output is worth showing


def say(text: str) -> None:
    """One line of progress."""
    print(f"setup: {text}", flush=True)


def use_new_python() -> None:
    """Start again with a Python of 3.11 or newer when this one is older; stop where there is none."""
    if sys.version_info >= OLDEST:
        return
    found = next(filter(None, map(shutil.which, NEWER)), None)
    if found is None:
        version = ".".join(map(str, sys.version_info[:3]))
        sys.exit(f"setup: Python 3.11 or newer is needed; {sys.executable} is {version} and no newer one is on PATH")
    os.execv(found, [found, __file__, *sys.argv[1:]])  # noqa: S606 - no shell is wanted


def wanted_stamp() -> str:
    """What a finished set-up of this checkout, at this place, is stamped with."""
    written = [LOCK, *map((ROOT / "scripts").joinpath, ("setup.py", "system_libraries.py", "system.txt"))]
    parts = [*(path.read_bytes() for path in written), str(ROOT).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_sound() -> bool:
    """Whether `.venv` holds an interpreter that runs and belongs to this very folder (a copied one does not)."""
    question = [str(PYTHON), "-c", "import sys, pip; print(sys.prefix); sys.exit(sys.version_info < (3, 11))"]
    try:
        answer = subprocess.run(question, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0 and Path(answer.stdout.strip()).resolve() == VENV.resolve()


def make_environment() -> None:
    """Create `.venv`, anew where a broken or foreign one stands."""
    if is_sound():
        return
    say(f"creating {VENV.name} with Python {sys.version.split()[0]}")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        sys.exit(f"setup: {sys.executable} -m venv failed:\n{made.stdout}{made.stderr}")


def install_locked() -> None:
    """Fill the environment from the hashed lock: with uv where it is on PATH and gets through, else with pip."""
    say("installing the locked packages; some 400 MB come the first time")
    uv = shutil.which("uv")
    if uv and run_installer([uv, "pip", "install", "--python", str(PYTHON)]):
        return
    if not run_installer([str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]):
        sys.exit("setup: installing the locked packages failed; the lines above say why")


def run_installer(command: list[str]) -> bool:
    """Run pip or uv on the lock, telling of its large downloads; shows its last lines when it fails."""
    # uv trusts only its own list of authorities unless told to trust the machine's, as pip is by its configuration.
    environment = {**os.environ, "UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}
    told: list[str] = []
    with subprocess.Popen(
        [*command, "--require-hashes", "-r", str(LOCK)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as installer:
        for line in installer.stdout or ():
            told = [*told[1 - TOLD_LINES :], line]
            if is_worth_telling(line):
                say("  " + line.strip())
    if installer.returncode != 0:
        say(f"{Path(command[0]).name} failed:\n" + "".join(told))
    return installer.returncode == 0


def is_worth_telling(line: str) -> bool:
    """Whether a line of pip or uv tells of a large download or of the last, long step."""
    words = line.split()
    fetched = bool(words) and words[0] in ("Downloading", "Using") and "metadata" not in line
    return (fetched and ("MB)" in line or "MiB)" in line)) or line.startswith("Prepared")


def compile_translations() -> None:
    """Make each .qm file whose .ts file is newer."""
    stale = [
        source
        for source in sorted(I18N.glob("*.ts"))
        if not (made := source.with_suffix(".qm")).exists() or made.stat().st_mtime < source.stat().st_mtime
    ]
    if stale:
        subprocess.run([str(BIN / "pyside6-lrelease"), "-silent", *map(str, stale)], check=True)


def main() -> None:
    """Do what is not done yet."""
    use_new_python()
    stamp = wanted_stamp()
    if not STAMP.exists() or STAMP.read_text(encoding="utf-8") != stamp:
        began = time.monotonic()
        sys.path.insert(0, str(ROOT))
        from scripts.system_libraries import install_missing  # not needed once all is set up

        install_missing()
        make_environment()
        install_locked()
        compile_translations()
        STAMP.write_text(stamp, encoding="utf-8")
        say(f"done in {time.monotonic() - began:.0f} s; later starts download nothing")
    compile_translations()


if __name__ == "__main__":
    main()
