"""Reads one picture from standard input and says in JSON what it is; run as a child with little memory and time.

A bomb, a script or a damaged file ends this process, never the door that was handed it.
"""

import io
import json
import resource
import sys
from datetime import datetime

from PIL import Image

MEMORY_BYTES = 1024 * 1024 * 1024
SECONDS = 5
PIXELS = 50_000_000
TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_TAKEN = 36867  # Exif DateTimeOriginal
_EXIF = 0x8769


def main() -> int:
    """0 with a line of JSON for a good picture, 3 with a word on standard error for any other."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    Image.MAX_IMAGE_PIXELS = PIXELS // 2  # Pillow raises at twice this number
    data = sys.stdin.buffer.read()
    try:
        with Image.open(io.BytesIO(data), formats=tuple(TYPES)) as picture:
            picture.load()
            taken = picture.getexif().get_ifd(_EXIF).get(_TAKEN)
            said = {"type": TYPES[picture.format or ""], "width": picture.width, "height": picture.height}
    except (OSError, SyntaxError, ValueError, MemoryError, Image.DecompressionBombError) as error:
        print(type(error).__name__, file=sys.stderr)  # noqa: T201 - this is how a child answers
        return 3
    print(json.dumps({**said, "taken": _moment(taken)}))  # noqa: T201
    return 0


def _moment(taken: object) -> str | None:
    try:
        return datetime.strptime(str(taken), "%Y:%m:%d %H:%M:%S").isoformat()  # noqa: DTZ007 - a camera's local claim
    except ValueError:
        return None


if __name__ == "__main__":
    sys.exit(main())
