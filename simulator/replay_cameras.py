"""Recorded cameras: a table of places, and clips of any kind made into what the camera farm streams."""

import csv
import subprocess
from collections.abc import Sequence
from pathlib import Path

from dispatch.values import Camera
from simulator.clips import H264, H264_EXTRA, RATE
from simulator.replay import RecordingBroken

# The same column under the names that agencies give it.
COLUMNS = {
    "id": ("id", "camera id", "camera_id"),
    "name": ("name", "location name", "location_name"),
    "lon": ("lon", "lng", "longitude"),
    "lat": ("lat", "latitude"),
}
RANGE_M = 150.0
FAST_H264 = [*H264, "-preset", "veryfast"]


def read_cameras(path: Path, jurisdiction: str, clips: Sequence[str], address: str) -> tuple[Camera, ...]:
    """Cameras of a CSV with id, name, longitude, latitude (WGS-84), each shown one of the clips at `address`.

    Where they look is not recorded: they count as turnable. Rows without a place are passed over. Raises
    RecordingBroken naming file, line and field.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            named = _named(path, table.fieldnames or ())
            rows = [(table.line_num, {field: row[column] or "" for field, column in named.items()}) for row in table]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RecordingBroken(f"{path}: {error}") from error
    found: list[Camera] = []
    for line, row in rows:
        if row["lon"] and row["lat"]:
            clip = clips[len(found) % len(clips)]
            url = f"rtsp://{address}/{clip}_{len(found) + 1}"
            found.append(_camera(path, line, row, jurisdiction, url))
    return tuple(found)


def _named(path: Path, columns: Sequence[str]) -> dict[str, str]:
    folded = {column.strip().casefold(): column for column in columns}
    named = {}
    for field, names in COLUMNS.items():
        column = next((folded[name] for name in names if name in folded), None)
        if column is None:
            raise RecordingBroken(f"{path}: column missing: {field} ({', '.join(names)})")
        named[field] = column
    return named


def _camera(path: Path, line: int, row: dict[str, str], jurisdiction: str, url: str) -> Camera:
    try:
        return Camera(
            id=int(row["id"]), jurisdiction=jurisdiction, name=" ".join(row["name"].split()), url_main=url,
            lon=float(row["lon"]), lat=float(row["lat"]), kind="ptz", range_m=RANGE_M,
        )  # fmt: skip
    except ValueError as error:
        raise RecordingBroken(f"{path}: line {line}: {error}") from error


def made_streams(files: Sequence[Path], folder: Path) -> dict[str, Path]:
    """Clips as Annex-B H.264 in a folder, by name: encoded once, as a camera would. Raises RecordingBroken."""
    folder.mkdir(parents=True, exist_ok=True)
    streams = {}
    for number, file in enumerate(files, 1):
        stream = folder / f"clip{number}-{file.stem}.h264"
        if not stream.exists():
            _encode(file, stream)
        streams[f"clip{number}"] = stream
    return streams


def _encode(file: Path, stream: Path) -> None:
    made = stream.with_suffix(".part")
    command = ["ffmpeg", "-loglevel", "error", "-y", "-i", str(file), "-an", "-r", str(RATE), "-pix_fmt", "yuv420p",
               *FAST_H264, "-x264-params", H264_EXTRA, "-f", "h264", str(made)]  # fmt: skip
    try:
        subprocess.run(command, check=True, stderr=subprocess.PIPE, text=True)
    except FileNotFoundError:
        raise RecordingBroken("ffmpeg: not installed") from None
    except subprocess.CalledProcessError as error:
        raise RecordingBroken(f"{file}: not a clip that ffmpeg reads: {error.stderr.strip()[-200:]}") from error
    made.replace(stream)
