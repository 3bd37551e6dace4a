"""Reads one picture from standard input and says in JSON what it is; run as a child with little memory and time.

A bomb, a script or a damaged file ends this process, never the door that was handed it.
"""

import io
import json
import resource
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PIL import Image

MEMORY_BYTES = 1024 * 1024 * 1024
SECONDS = 5
PIXELS = 50_000_000
TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
# Exif: tags and the two directories below the first.
_SOFTWARE, _TAKEN, _OFFSET = 305, 36867, 36881
_EXIF, _GPS = 0x8769, 0x8825


def main() -> int:
    """0 with a line of JSON for a good picture, 3 with a word on standard error for any other."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    Image.MAX_IMAGE_PIXELS = PIXELS // 2  # Pillow raises at twice this number
    data = sys.stdin.buffer.read()
    try:
        with Image.open(io.BytesIO(data), formats=tuple(TYPES)) as picture:
            picture.load()
            said = {"type": TYPES[picture.format or ""], "width": picture.width, "height": picture.height}
            said |= {"fingerprint": fingerprint(picture), **_claims(picture.getexif())}
    except (OSError, SyntaxError, ValueError, MemoryError, Image.DecompressionBombError) as error:
        print(type(error).__name__, file=sys.stderr)  # noqa: T201 - this is how a child answers
        return 3
    print(json.dumps(said))  # noqa: T201
    return 0


def fingerprint(picture: Image.Image) -> str:
    """The difference hash (dHash) in 16 hex digits: it outlives another size, quality or brightness."""
    small = picture.convert("L").resize((9, 8), Image.Resampling.LANCZOS).tobytes()
    bits = "".join("1" if small[at] < small[at + 1] else "0" for row in range(8) for at in range(row * 9, row * 9 + 8))
    return f"{int(bits, 2):016x}"


def _claims(exif: Image.Exif) -> dict[str, Any]:
    """What a picture says of itself: when (local unless it names its offset), where in WGS-84, written by what."""
    shot, where = exif.get_ifd(_EXIF), exif.get_ifd(_GPS)
    software = "".join(char for char in str(exif.get(_SOFTWARE, "")) if char.isprintable())[:120]
    claimed = {"taken": _moment(shot.get(_TAKEN), shot.get(_OFFSET)), "software": software}
    return claimed | dict(zip(("lat", "lon"), _place(where), strict=True))


def _moment(taken: object, offset: object) -> str | None:
    try:
        moment = datetime.strptime(str(taken), "%Y:%m:%d %H:%M:%S").isoformat()  # noqa: DTZ007 - a camera's local claim
        return datetime.fromisoformat(f"{moment}{offset or ''}").isoformat()
    except ValueError:
        return None


def _place(where: Mapping[int, Any]) -> tuple[float | None, float | None]:
    """Latitude and longitude in degrees, both or neither."""
    try:
        lat = _degrees(where[2]) * (-1 if where[1] == "S" else 1)
        lon = _degrees(where[4]) * (-1 if where[3] == "W" else 1)
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None, None
    good = -90 <= lat <= 90 and -180 <= lon <= 180  # and so no NaN
    return (lat, lon) if good else (None, None)


def _degrees(parts: Sequence[Any]) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600


if __name__ == "__main__":
    sys.exit(main())
