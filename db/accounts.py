"""Accounts: Argon2id (RFC 9106), lock-out, a second factor by TOTP (RFC 6238) that is never taken twice, sittings."""

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from cryptography.fernet import Fernet
from sqlalchemy import Connection, Engine, Row, select, update

from db import schema
from db.secrets import fernet_of
from db.transactions import reading, writing
from db.upsert import insert_into
from db.work import SqlWork
from dispatch.errors import Invalid, Unknown
from dispatch.values import Entry
from dispatch.verbs import Done

SHORTEST = 10
TRIES = 5
LOCKED_FOR = timedelta(minutes=15)
STEP_S = 30
_accounts, _sittings = schema.account, schema.sitting
_HASHER = PasswordHasher()


@dataclass(eq=False)
class SignInRefused(Exception):  # noqa: N818 - an outcome that the desk words
    """Login, password or code do not fit; until when it is locked, if it is. Never says which of them was wrong."""

    locked_until: datetime | None = None


@dataclass(eq=False)
class SittingOver(Exception):  # noqa: N818 - an outcome that the desk words
    """The sitting has ended: `why` is 'idle', 'long' or 'signed out'."""

    why: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who sits there; the token stays in the memory of the desk."""

    person_id: int
    must_change: bool
    token: str = field(repr=False)


class Accounts:
    """The accounts of one jurisdiction. Every sign-in, refusal, lock-out and change is a line of the log."""

    def __init__(
        self, engine: Engine, jurisdiction: str, key_path: Path, now: Callable[[], datetime], *,
        idle: timedelta = timedelta(minutes=15), longest: timedelta = timedelta(hours=12),
    ) -> None:  # fmt: skip
        self._engine, self._here, self._now = engine, jurisdiction, now
        self._key_path = key_path
        self._idle, self._longest = idle, longest

    def any(self) -> bool:
        """Whether anybody has an account: then nobody sits down without one."""
        with reading(self._engine) as connection:
            found = connection.execute(select(_accounts.c.person_id).where(_accounts.c.jurisdiction == self._here))
            return found.first() is not None

    def put(self, person_id: int, login: str, password: str, *, by: str, must_change: bool = True) -> None:
        """Make an account, or give it another login and password; raises Invalid for a weak password."""
        _demand_strong(login, password)
        row = {
            "jurisdiction": self._here, "person_id": person_id, "login": login, "secret": _HASHER.hash(password),
            "must_change": must_change, "failures": 0, "locked_until": None, "second_factor": "", "last_step": 0,
        }  # fmt: skip
        with writing(self._engine) as connection:
            statement = insert_into(_accounts, connection.dialect.name)
            kept = {name: statement.excluded[name] for name in ("login", "secret", "must_change", "failures",
                                                                  "locked_until")}  # fmt: skip
            connection.execute(
                statement.on_conflict_do_update(index_elements=["jurisdiction", "person_id"], set_=kept), row
            )
            self._say(connection, "account", person_id, by)

    def sign_in(self, login: str, password: str, code: str = "", *, workstation: str) -> SignedIn:
        """Sit down; raises SignInRefused, after five tries with the moment until which the account is locked."""
        outcome: SignedIn | SignInRefused
        with writing(self._engine) as connection:
            row = self._row(connection, _accounts.c.login == login)
            outcome = self._judge(connection, row, password, code)
            if isinstance(outcome, SignedIn):
                self._sit(connection, outcome, workstation)
        if isinstance(outcome, SignInRefused):
            raise outcome
        return outcome

    def _judge(
        self, connection: Connection, row: Row[Any] | None, password: str, code: str
    ) -> SignedIn | SignInRefused:
        nobody = _nobody()  # first, whoever it is: the time that a refusal takes must not tell which logins exist
        fits = _fits(row.secret if row else nobody, password)
        if row is None:
            return SignInRefused()
        if row.locked_until is not None and row.locked_until > self._now():
            return SignInRefused(row.locked_until)
        step = self._step_of(row, code)
        if not fits or step is None:
            return self._count_failure(connection, row)
        self._set(connection, row.person_id, failures=0, locked_until=None, last_step=step)
        return SignedIn(row.person_id, row.must_change, secrets.token_urlsafe(32))

    def _count_failure(self, connection: Connection, row: Row[Any]) -> SignInRefused:
        """Refused, and counted; the fifth time in a row locks."""
        failures = row.failures + 1
        locked_until = self._now() + LOCKED_FOR if failures >= TRIES else None
        self._set(connection, row.person_id, failures=0 if locked_until else failures, locked_until=locked_until)
        self._say(connection, "lock_out" if locked_until else "sign_in_refused", row.person_id, row.login)
        return SignInRefused(locked_until)

    def _step_of(self, row: Row[Any], code: str) -> int | None:
        """The time step whose code this is, later than every one taken before; None when it does not fit."""
        if not row.second_factor:
            return int(row.last_step)
        totp = pyotp.TOTP(self._fernet().decrypt(row.second_factor.encode()).decode(), interval=STEP_S)
        present = int(self._now().timestamp()) // STEP_S
        for step in (present - 1, present, present + 1):
            if step > row.last_step and hmac.compare_digest(totp.at(step * STEP_S), code):
                return step
        return None

    def _sit(self, connection: Connection, signed_in: SignedIn, workstation: str) -> None:
        now = self._now()
        sitting = {"jurisdiction": self._here, "token": _mark(signed_in.token), "person_id": signed_in.person_id,
                   "workstation": workstation, "opened_at": now, "seen_at": now, "ended_at": None}  # fmt: skip
        connection.execute(_sittings.insert(), sitting)
        self._say(connection, "sign_in", signed_in.person_id, workstation)

    def touch(self, token: str) -> int:
        """Whose sitting it is, seen now; raises SittingOver after too long, or too long without a touch."""
        with writing(self._engine) as connection:
            where = (_sittings.c.jurisdiction == self._here, _sittings.c.token == _mark(token))
            row = connection.execute(select(_sittings).where(*where)).one_or_none()
            why = self._over(row)
            if not why and row is not None:
                connection.execute(update(_sittings).where(*where).values(seen_at=self._now()))
                return int(row.person_id)
        raise SittingOver(why)

    def _over(self, row: Row[Any] | None) -> str:
        now = self._now()
        if row is None or row.ended_at is not None:
            return "signed out"
        if now - row.opened_at >= self._longest:
            return "long"
        return "idle" if now - row.seen_at >= self._idle else ""

    def sign_out(self, token: str) -> None:
        """End a sitting; ending it twice is harmless."""
        with writing(self._engine) as connection:
            ended = (
                update(_sittings)
                .where(_sittings.c.jurisdiction == self._here, _sittings.c.token == _mark(token))
                .where(_sittings.c.ended_at.is_(None))
                .values(ended_at=self._now())
                .returning(_sittings.c.person_id)
            )
            person_id = connection.execute(ended).scalar()
            if person_id is not None:
                self._say(connection, "sign_out", person_id, "")

    def enrol(self, login: str, *, by: str) -> str:
        """Give an account a second factor; returns the address that an authenticator app reads, shown once."""
        secret = pyotp.random_base32()
        with writing(self._engine) as connection:
            row = self._row(connection, _accounts.c.login == login)
            if row is None:
                raise Unknown(kind="account", id=login)
            sealed = self._fernet().encrypt(secret.encode()).decode()
            self._set(connection, row.person_id, second_factor=sealed, last_step=0)
            self._say(connection, "second_factor", row.person_id, by)
        return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name="Watchfloor")

    def unlock(self, login: str, *, by: str) -> None:
        """Let somebody try again before the time; raises Unknown."""
        with writing(self._engine) as connection:
            row = self._row(connection, _accounts.c.login == login)
            if row is None:
                raise Unknown(kind="account", id=login)
            self._set(connection, row.person_id, failures=0, locked_until=None)
            self._say(connection, "unlock", row.person_id, by)

    def logins(self) -> dict[int, str]:
        """The login of each person who has one."""
        with reading(self._engine) as connection:
            columns = select(_accounts.c.person_id, _accounts.c.login)
            found = connection.execute(columns.where(_accounts.c.jurisdiction == self._here))
            return {row.person_id: row.login for row in found}

    def _fernet(self) -> Fernet:
        return fernet_of(self._key_path)

    def _row(self, connection: Connection, condition: Any) -> Row[Any] | None:
        statement = select(_accounts).where(_accounts.c.jurisdiction == self._here, condition).with_for_update()
        return connection.execute(statement).one_or_none()

    def _set(self, connection: Connection, person_id: int, **values: Any) -> None:
        where = (_accounts.c.jurisdiction == self._here, _accounts.c.person_id == person_id)
        connection.execute(update(_accounts).where(*where).values(**values))

    def _say(self, connection: Connection, step: str, person_id: int, words: str) -> None:
        name = SqlWork(connection, self._here).person(person_id).name
        entry = Entry(
            seq=0, jurisdiction=self._here, at=self._now(), command_id=uuid.uuid4().hex, step=step,
            person_id=person_id, person_name=name, role="account", workstation="accounts", body={"words": words},
        )  # fmt: skip
        SqlWork(connection, self._here).append(entry, Done(seq=0))


@cache
def _nobody() -> str:
    """What is verified where there is no account. A hash takes a tenth of a second, which no start should wait for."""
    return _HASHER.hash(secrets.token_hex(16))


def _fits(held: str, password: str) -> bool:
    try:
        return _HASHER.verify(held, password)
    except (VerificationError, InvalidHashError):
        return False


def _mark(token: str) -> str:
    """Tokens are random and long: what is kept is their SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def _demand_strong(login: str, password: str) -> None:
    if not 0 < len(login) <= 64 or login != login.strip():
        raise Invalid(field="login", why="1 to 64 characters without spaces around")
    if len(password) < SHORTEST or login.lower() in password.lower() or len(set(password)) < 5:
        raise Invalid(field="password", why=f"at least {SHORTEST} characters, several different, without the login")
