"""Pictures and clips as files named by their SHA-256: written once, durably, and hashed again on reading."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dispatch.errors import Invalid, Unknown

_CHUNK = 1 << 20
_NAME = re.compile(r"[0-9a-f]{64}")


class FilePictures:
    """A folder of pictures: `folder/ab/<sha256>`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Store bytes so that they survive a power cut; the same bytes twice are one file. Raises OSError."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, data)
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes; raises Unknown when absent and Invalid when they are no longer what was stored."""
        if not _NAME.fullmatch(sha256):
            raise Unknown(kind="picture", id=sha256[:64])
        try:
            data = self._path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise Unknown(kind="picture", id=sha256) from error
        _demand(sha256, hashlib.sha256(data).hexdigest())
        return data

    def adopt(self, file: Path, sha256: str, beside: Path) -> Path:
        """Take a finished clip and what is written about it into the folder; the same clip twice is one file.

        Both must lie on the same disk. Raises Invalid when it is not what was hashed, OSError.
        """
        _demand(sha256, _digest(file))
        path = self._path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.replace(path.with_suffix(".json"))
        file.replace(path)
        for folder in (path.parent, path.parent.parent):
            sync_folder(folder)
        return path

    def is_clip(self, sha256: str) -> bool:
        """Whether it was adopted as a clip."""
        return bool(_NAME.fullmatch(sha256)) and self._path(sha256).with_suffix(".json").exists()

    def where(self, sha256: str) -> Path:
        """The file of a clip, hashed anew just now; raises Unknown when absent and Invalid when it was changed."""
        path = self._path(sha256) if _NAME.fullmatch(sha256) else None
        if path is None or not path.exists():
            raise Unknown(kind="picture", id=sha256[:64])
        _demand(sha256, _digest(path))
        return path

    def all(self) -> Iterator[str]:
        """Every name, whether its file still holds or not."""
        return (path.name for path in sorted(self._folder.glob("??/*")) if path.suffix != ".json")

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _demand(sha256: str, found: str) -> None:
    if found != sha256:
        raise Invalid(field="sha256", why="the stored picture no longer matches its hash")


def _write(path: Path, data: bytes) -> None:
    """Write beside, sync, rename, sync the folders: the name appears with all its bytes or not at all."""
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise
    for folder in (path.parent, path.parent.parent):
        sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder durable; Windows does not open folders and journals their entries itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
