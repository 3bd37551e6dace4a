"""The tokens of terminals: of each its SHA-256 and whose it is, in a file that the doors read."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

FILE = "terminals.json"


def held_tokens(folder: Path) -> Mapping[str, int]:
    """SHA-256 of each token, and the id of the person whose it is; none without a file."""
    file = folder / FILE
    if not file.exists():
        return {}
    return {digest: int(person_id) for digest, person_id in json.loads(file.read_text(encoding="utf-8")).items()}


def put_tokens(folder: Path, tokens: Mapping[int, str]) -> None:
    """Make these, by the id of a person, all that there are; read by the owner of the folder alone."""
    _write(folder, {_digest(token): person_id for person_id, token in tokens.items()})


def put_token(folder: Path, person_id: int, token: str) -> None:
    """Give a person a token in place of an earlier one."""
    others = {digest: owner for digest, owner in held_tokens(folder).items() if owner != person_id}
    _write(folder, {**others, _digest(token): person_id})


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _write(folder: Path, held: Mapping[str, int]) -> None:
    beside = folder / f"{FILE}.new"
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(held, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / FILE)
