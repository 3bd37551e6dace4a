"""Where a desk keeps things: the data folder by the XDG Base Directory rules, or where it is told."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = "watchfloor"


class FolderBroken(Exception):  # noqa: N818 - says what is broken
    """The data folder cannot be used; names the folder and why."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of one data folder, and a folder for what can be made again."""

    data: Path
    cache: Path

    @property
    def database(self) -> Path:
        """The embedded store."""
        return self.data / "watchfloor.db"

    @property
    def evidence(self) -> Path:
        """Pictures by SHA-256."""
        return self.data / "evidence"

    @property
    def keeping(self) -> Path:
        """Clips that are being written, on the disk of the evidence."""
        return self.evidence / "keeping"

    @property
    def base_map(self) -> Path:
        """The offline base map."""
        return self.data / "maps" / "base.mbtiles"

    @property
    def secrets(self) -> Path:
        """The key file and encrypted credentials, readable by the owner only."""
        return self.data / "secrets"

    @property
    def log(self) -> Path:
        """Rotating log and crash traces."""
        return self.data / "log"

    @property
    def settings(self) -> Path:
        """What the operator sets."""
        return self.data / "settings.toml"

    @property
    def state(self) -> Path:
        """What the desk remembers: layout and last choices."""
        return self.data / "desk.ini"


def paths_of(data_dir: Path | None, environment: Mapping[str, str] = os.environ) -> Paths:
    """The paths of `data_dir`, or of the XDG data home when None; nothing is made yet."""
    home = Path(environment.get("HOME", "~")).expanduser()
    cache = Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / NAME
    return Paths(
        (data_dir or Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / NAME).absolute(), cache
    )


def make_folders(paths: Paths) -> None:
    """Make what is missing, private to the owner; raises FolderBroken when it cannot be written."""
    try:
        for folder in (paths.data, paths.secrets, paths.log, paths.cache):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = paths.data / f".writable-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise FolderBroken(f"data folder {paths.data} cannot be written: {error.strerror}") from error
