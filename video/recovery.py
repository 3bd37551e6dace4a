"""Clips that a process left behind: hashed, counted and named as partial, so that nothing that was written is lost."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import av
from av.error import FFmpegError

from video.kept import Kept, Lack, read_kept, sidecar_of, write_kept

_CHUNK = 1 << 20
# So short is a clip that was begun and got no picture.
_HEAD_OCTETS = 4096


def left_over(folder: Path) -> Iterator[Kept]:
    """Every clip that nobody writes any more and that was not put away; a head without a picture is removed."""
    for sidecar in sorted(folder.glob("*.json")):
        clip = sidecar.with_suffix(".mp4")
        with suppress(OSError, ValueError):
            kept = read_kept(sidecar)
            if clip.exists() and not _is_being_written(clip):
                found = kept if kept.sha256 else _counted(clip, kept)
                if found is not None:
                    yield found


def sha256_of(path: Path) -> str:
    """Of a file of any size; raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _is_being_written(clip: Path) -> bool:
    handle = os.open(clip, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _counted(clip: Path, kept: Kept) -> Kept | None:
    """Hashed before it is opened by anything that understands it."""
    sha256 = sha256_of(clip)
    pictures, seconds = _playable(clip)
    if not pictures:
        if clip.stat().st_size < _HEAD_OCTETS:
            clip.unlink()
            sidecar_of(clip).unlink()
        return None  # a damaged one stays where it is: somebody may mend it
    found = replace(
        kept, sha256=sha256, octets=clip.stat().st_size, pictures=pictures, seconds=round(seconds, 3),
        ended_at=kept.began_at + timedelta(seconds=seconds), stream_ended_s=kept.stream_began_s + seconds,
        lack=Lack.KILLED,
    )  # fmt: skip
    write_kept(sidecar_of(clip), found)
    return found


def _playable(clip: Path) -> tuple[int, float]:
    """Packets and seconds up to where the file breaks off."""
    pictures, seconds = 0, 0.0
    # IndexError: PyAV ends so when a stream appeared midway.
    with suppress(FFmpegError, IndexError), av.open(str(clip), metadata_errors="replace") as container:
        for packet in container.demux(video=0) if container.streams.video else ():
            if packet.size and packet.dts is not None and not packet.is_corrupt:
                pictures += 1
                seconds = float(packet.dts * (packet.time_base or 0))
    return pictures, seconds
