"""What is known of a kept clip, as a value and as the small file beside it."""

import errno
import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from dispatch.values import Camera

# The file is laid out at this size when a clip begins, so that its end can be written on a full disk.
SIDECAR_OCTETS = 4096


class Lack(StrEnum):
    """Why a clip is not all that was asked for; worded by `video.words.lack_word`."""

    NOTHING = ""
    CAMERA = "camera lost"
    DISK = "disk full"
    KILLED = "process ended"
    SLOW = "disk too slow"
    CHANGED = "format changed"
    GAP = "gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to keep and for whom; `seconds` None is until it is stopped."""

    camera: Camera
    operator: str
    case_id: int | None
    before_s: float
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A clip; stream times are seconds of the camera's own clock; there is no `sha256` while it runs."""

    name: str
    camera_id: int
    camera: str
    operator: str
    case_id: int | None
    began_at: datetime
    stream_began_s: float
    codec: str
    width: int
    height: int
    sha256: str = ""
    octets: int = 0
    pictures: int = 0
    seconds: float = 0.0
    ended_at: datetime | None = None
    stream_ended_s: float = 0.0
    lack: Lack = Lack.NOTHING

    @property
    def is_partial(self) -> bool:
        """Whether something is missing of what was asked for."""
        return self.lack is not Lack.NOTHING


def sidecar_of(clip: Path) -> Path:
    """The small file of a clip."""
    return clip.with_suffix(".json")


def octets_of(kept: Kept) -> bytes:
    """The small file, padded to its size."""
    row = {**asdict(kept), "began_at": kept.began_at.isoformat()}
    row["ended_at"] = kept.ended_at.isoformat() if kept.ended_at else None
    return json.dumps(row, ensure_ascii=False, indent=1).encode().ljust(SIDECAR_OCTETS)


def write_kept(sidecar: Path, kept: Kept) -> None:
    """Write it beside, sync and rename; on a full disk into the room that the first writing took. Raises OSError."""
    beside = sidecar.with_suffix(".new")
    try:
        _write(beside, kept, os.O_CREAT | os.O_TRUNC)
        beside.replace(sidecar)
    except OSError:
        beside.unlink(missing_ok=True)
        _write(sidecar, kept, 0)


def _write(path: Path, kept: Kept, flags: int) -> None:
    handle = os.open(path, os.O_WRONLY | flags, 0o600)
    try:
        if os.write(handle, octets_of(kept)) < SIDECAR_OCTETS:
            raise OSError(errno.ENOSPC, "no room", str(path))
        os.fsync(handle)
    finally:
        os.close(handle)


def read_kept(sidecar: Path) -> Kept:
    """Read the small file; raises OSError, ValueError for one that is damaged."""
    try:
        row = json.loads(sidecar.read_text(encoding="utf-8"))
        row["began_at"] = datetime.fromisoformat(row["began_at"])
        row["ended_at"] = datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None
        return replace(Kept(**row), lack=Lack(row["lack"]))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{sidecar.name}: {error}") from None
