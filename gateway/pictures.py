"""Pictures from outside: bounded in size, verified and measured in a child process, stored by their SHA-256."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from dispatch.ports import Pictures
from dispatch.values import EvidenceKind, Picture

SIZE_LIMIT = 8 * 1024 * 1024
CHILD_SECONDS = 10.0
ROOT = Path(__file__).parent.parent


class BadPicture(Exception):  # noqa: N818 - what was wrong with what somebody sent
    """`code`: 'too_large', 'empty', or 'not_a_picture'."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Measured:
    """What a picture is: media type, pixels, difference hash; and what it says of itself, a moment maybe naive."""

    media_type: str
    width: int
    height: int
    fingerprint: str
    taken: datetime | None
    lon: float | None
    lat: float | None
    software: str


def check_picture(data: bytes) -> Measured:
    """Verify and measure in a child process; raises BadPicture."""
    if not data:
        raise BadPicture("empty")
    if len(data) > SIZE_LIMIT:
        raise BadPicture("too_large")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "gateway.picture_check"],
            input=data,
            cwd=ROOT,
            capture_output=True,
            timeout=CHILD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadPicture("not_a_picture") from None
    if done.returncode != 0:
        raise BadPicture("not_a_picture")
    said = json.loads(done.stdout)
    taken = datetime.fromisoformat(said["taken"]) if said["taken"] else None
    return Measured(
        said["type"], said["width"], said["height"], said["fingerprint"], taken, said["lon"], said["lat"],
        said["software"],
    )  # fmt: skip


def take_picture(store: Pictures, data: bytes, kind: EvidenceKind, zone: tzinfo) -> Picture:
    """Verify, store and describe a picture; raises BadPicture. Blocks for a child process: call from a worker.

    `zone` is the county's: cameras write the time of their place.
    """
    measured = check_picture(data)
    return Picture(
        sha256=store.put(data),
        kind=kind,
        media_type=measured.media_type,
        size=len(data),
        width=measured.width,
        height=measured.height,
        taken_at=_in_zone(measured.taken, zone),
        lon=measured.lon,
        lat=measured.lat,
        fingerprint=measured.fingerprint,
        software=measured.software,
    )


def _in_zone(taken: datetime | None, zone: tzinfo) -> datetime | None:
    return taken.replace(tzinfo=zone) if taken and taken.tzinfo is None else taken
