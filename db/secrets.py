"""Cameras' accounts, sealed with Fernet under a key file that only this account may read."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import Engine, select

from db import schema
from db.transactions import reading, writing
from db.upsert import insert_into
from dispatch.errors import Invalid

_secrets = schema.camera_secret.c


@dataclass(frozen=True, slots=True)
class Login:
    """An account of a camera; its text never shows the password."""

    user: str
    password: str = field(repr=False)


class Vault:
    """The cameras' accounts of one jurisdiction."""

    def __init__(self, engine: Engine, jurisdiction: str, key_path: Path) -> None:
        """Read the key, or make it on first use with mode 0600; raises Invalid for a damaged key file."""
        self._engine = engine
        self._jurisdiction = jurisdiction
        self._fernet = fernet_of(key_path)

    def put(self, camera_id: int, user: str, password: str) -> None:
        """Keep or replace a camera's account."""
        sealed = self._fernet.encrypt(json.dumps([user, password]).encode("ascii")).decode("ascii")
        row = {"jurisdiction": self._jurisdiction, "camera_id": camera_id, "sealed": sealed}
        with writing(self._engine) as connection:
            statement = insert_into(schema.camera_secret, connection.dialect.name)
            kept = statement.on_conflict_do_update(
                index_elements=["jurisdiction", "camera_id"], set_={"sealed": statement.excluded.sealed}
            )
            connection.execute(kept, row)

    def get(self, camera_id: int) -> Login | None:
        """A camera's account, None where it has none; raises Invalid when the key does not fit."""
        where = (_secrets.jurisdiction == self._jurisdiction, _secrets.camera_id == camera_id)
        with reading(self._engine) as connection:
            sealed = connection.execute(select(_secrets.sealed).where(*where)).scalar()
        return None if sealed is None else self._opened(sealed)

    def all(self) -> dict[int, Login]:
        """The accounts of all cameras; raises Invalid when the key does not fit."""
        every = select(_secrets.camera_id, _secrets.sealed).where(_secrets.jurisdiction == self._jurisdiction)
        with reading(self._engine) as connection:
            rows = connection.execute(every).all()
        return {camera_id: self._opened(sealed) for camera_id, sealed in rows}

    def _opened(self, sealed: str) -> Login:
        try:
            return Login(*json.loads(self._fernet.decrypt(sealed)))
        except InvalidToken:
            raise Invalid(field="camera account", why="sealed under another key") from None


def fernet_of(path: Path) -> Fernet:
    """The key of a file, made on first use with mode 0600; raises Invalid for a damaged one."""
    try:
        return Fernet(_key(path))
    except ValueError:
        raise Invalid(field=str(path), why="not a key") from None


def _key(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    key = Fernet.generate_key()
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key
