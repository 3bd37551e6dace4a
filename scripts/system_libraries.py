"""Finds which system libraries are missing and installs them from Debian's or Ubuntu's packages, where it may."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from glob import glob
from pathlib import Path

LISTED = Path(__file__).with_name("system.txt")
APT = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-qq"]


def wanted_packages() -> list[tuple[list[str], str]]:
    """Rows of system.txt: the names that a package may have, newest name last, and the probe that finds it."""
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return [(names.split("|"), probe) for names, probe in rows]


def is_present(probe: str) -> bool:
    """Whether a library loads, a command or file exists, a module imports, or a font speaks a language."""
    kind, _, what = probe.partition(":")
    if kind == "command":
        return shutil.which(what) is not None
    if kind == "path":
        return bool(glob(what))
    if kind == "module":
        return importlib.util.find_spec(what) is not None
    if kind == "font":
        return has_font(what)
    return loads(what)


def has_font(language: str) -> bool:
    """Whether fontconfig knows a font for a language, such as 'zh'."""
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", f":lang={language}", "family"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def loads(library: str) -> bool:
    """Whether the dynamic loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing() -> list[list[str]]:
    """The names of each package whose probe fails."""
    return [names for names, probe in wanted_packages() if not is_present(probe)]


def available_name(names: list[str]) -> str:
    """The name that this release knows a package by: Ubuntu 24.04 renamed some when time grew to 64 bits."""
    for name in names:
        policy = subprocess.run(["apt-cache", "policy", name], capture_output=True, text=True, check=False).stdout
        if "Candidate:" in policy and "Candidate: (none)" not in policy:
            return name
    return names[0]


def run_apt(prefix: list[str], *words: str) -> None:
    """Run apt-get; stops with its last lines when it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run([*prefix, *APT, *words], env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"setup: apt-get {words[0]} failed:\n{done.stdout[-1500:]}{done.stderr[-1500:]}")


def may_sudo() -> bool:
    """Whether sudo works without asking for a password."""
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def install_missing() -> None:
    """Install what is missing, as root or by sudo; elsewhere print the exact line to run and stop."""
    lacking = [] if sys.platform in ("win32", "darwin") else missing()
    if not lacking:
        return
    if shutil.which("apt-get") is None:
        first = " ".join(names[0] for names in lacking)
        sys.exit(
            f"setup: this is not Debian or Ubuntu. Please install what these Debian packages hold:\n\n    {first}\n"
        )
    is_root = os.geteuid() == 0
    if not is_root and not may_sudo():
        line = "apt-get install -y --no-install-recommends " + " ".join(map(available_name, lacking))
        sys.exit(f"setup: system libraries are missing. Please run this, then try again:\n\n    sudo {line}\n")
    prefix = [] if is_root else ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    run_apt(prefix, "update")
    packages = [available_name(names) for names in lacking]
    print("setup: installing system libraries: " + " ".join(packages), flush=True)
    run_apt(prefix, "install", "-y", "--no-install-recommends", *packages)
    if still := missing():
        sys.exit("setup: installed, but still not found: " + " ".join(names[0] for names in still))
