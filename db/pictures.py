"""Pictures as files named by their SHA-256: written once, durably, and hashed again on reading."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from dispatch.errors import Invalid, Unknown

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
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Invalid(field="sha256", why="the stored picture no longer matches its hash")
        return data

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


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
