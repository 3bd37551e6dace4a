"""Pictures from outside: bounded in size, verified and measured in a child process, stored by their SHA-256."""

import json
import subprocess
import sys
from dataclasses import dataclass
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
    """What a picture is: media type and pixels."""

    media_type: str
    width: int
    height: int


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
    return Measured(said["type"], said["width"], said["height"])


def take_picture(store: Pictures, data: bytes, kind: EvidenceKind) -> Picture:
    """Verify, store and describe a picture; raises BadPicture. Blocks for a child process: call from a worker."""
    measured = check_picture(data)
    return Picture(
        sha256=store.put(data),
        kind=kind,
        media_type=measured.media_type,
        size=len(data),
        width=measured.width,
        height=measured.height,
    )
