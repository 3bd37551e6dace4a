"""Who signs in, who is locked out, and that no code of the second factor is taken twice; on both engines."""

import contextlib
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from sqlalchemy import Engine, text

from db.accounts import LOCKED_FOR, Accounts, SignedIn, SignInRefused, SittingOver
from db.log import SqlLog
from db.verify import verify_all
from dispatch.errors import Invalid, Unknown
from tests.db.town import CODE, NOW, settle

PASSWORD = "白日依山尽-1234"


class Clock:
    """Moved by hand."""

    def __init__(self) -> None:
        self.moment = NOW

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(any_store: Engine, clock: Clock, tmp_path: Path) -> Accounts:
    """One account, of person 1."""
    settle(any_store)
    made = Accounts(any_store, CODE, tmp_path / "key", clock)
    made.put(1, "wangmin", PASSWORD, by="admin")
    return made


def _sign_in(accounts: Accounts, password: str = PASSWORD, code: str = "", login: str = "wangmin") -> SignedIn:
    return accounts.sign_in(login, password, code, workstation="desk-1")


def _authenticator(accounts: Accounts) -> pyotp.TOTP:
    made = pyotp.parse_uri(accounts.enrol("wangmin", by="admin"))
    assert isinstance(made, pyotp.TOTP)
    return made


def test_the_right_password_sits_down_and_says_that_it_must_be_changed(accounts: Accounts) -> None:
    signed_in = _sign_in(accounts)
    assert (signed_in.person_id, signed_in.must_change) == (1, True)
    assert accounts.touch(signed_in.token) == 1
    assert accounts.any()
    assert accounts.logins() == {1: "wangmin"}


def test_neither_password_nor_token_nor_secret_stands_anywhere_in_the_store(
    accounts: Accounts, any_store: Engine
) -> None:
    signed_in = _sign_in(accounts)
    secret = pyotp.parse_uri(accounts.enrol("wangmin", by="admin")).secret
    assert PASSWORD not in repr(signed_in)
    assert signed_in.token not in repr(signed_in)
    with any_store.connect() as connection:
        held = [str(tuple(row)) for table in ("account", "sitting", "log")
                for row in connection.execute(text(f"SELECT * FROM {table}"))]  # fmt: skip
    for word in (PASSWORD, signed_in.token, secret):
        assert not any(word in row for row in held)
    assert any("$argon2id$" in row for row in held)


@pytest.mark.parametrize(("login", "password"), [("wangmin", "wrong"), ("nobody", PASSWORD), ("", ""), ("'--", "x")])
def test_a_wrong_login_and_a_wrong_password_are_refused_alike(accounts: Accounts, login: str, password: str) -> None:
    with pytest.raises(SignInRefused) as refused:
        _sign_in(accounts, password, login=login)
    assert refused.value.locked_until is None


def test_five_failures_lock_for_a_quarter_of_an_hour_even_against_the_right_password(
    accounts: Accounts, clock: Clock, any_store: Engine
) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefused):
            _sign_in(accounts, "wrong")
    with pytest.raises(SignInRefused) as refused:
        _sign_in(accounts)
    assert refused.value.locked_until == NOW + LOCKED_FOR
    clock.moment += LOCKED_FOR
    assert _sign_in(accounts).person_id == 1
    steps = [entry.step for entry in SqlLog(any_store).after(CODE, 0)]
    assert steps.count("sign_in_refused") == 4
    assert steps.count("lock_out") == 1
    assert verify_all(any_store)[CODE] is None


def test_an_administrator_unlocks_before_the_time(accounts: Accounts) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefused):
            _sign_in(accounts, "wrong")
    accounts.unlock("wangmin", by="admin")
    assert _sign_in(accounts).person_id == 1
    with pytest.raises(Unknown):
        accounts.unlock("nobody", by="admin")


def test_a_code_of_the_second_factor_is_taken_once_and_an_older_one_never(accounts: Accounts, clock: Clock) -> None:
    totp = _authenticator(accounts)
    with pytest.raises(SignInRefused):
        _sign_in(accounts)
    now = totp.at(clock.moment)
    before = totp.at(clock.moment - timedelta(seconds=30))
    assert _sign_in(accounts, code=now).person_id == 1
    for replayed in (now, before):
        with pytest.raises(SignInRefused):
            _sign_in(accounts, code=replayed)
    clock.moment += timedelta(seconds=30)
    assert _sign_in(accounts, code=totp.at(clock.moment)).person_id == 1


def test_of_two_desks_with_the_same_code_one_sits_down(accounts: Accounts, clock: Clock) -> None:
    code = _authenticator(accounts).at(clock.moment)
    seated: list[int] = []

    def try_it() -> None:
        with contextlib.suppress(SignInRefused):
            seated.append(_sign_in(accounts, code=code).person_id)

    threads = [threading.Thread(target=try_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seated == [1]


@pytest.mark.parametrize(("away", "touched", "why"), [(16, False, "idle"), (12 * 60, True, "long")])
def test_a_sitting_ends_when_nobody_is_there_and_after_a_shift(
    accounts: Accounts, clock: Clock, away: int, touched: bool, why: str
) -> None:
    token = _sign_in(accounts).token
    for _ in range(away // 10 if touched else 0):
        clock.moment += timedelta(minutes=10)
        if clock.moment < NOW + timedelta(hours=12):
            accounts.touch(token)
    if not touched:
        clock.moment += timedelta(minutes=away)
    with pytest.raises(SittingOver) as over:
        accounts.touch(token)
    assert over.value.why == why


def test_signing_out_ends_the_sitting_and_twice_is_harmless(accounts: Accounts) -> None:
    token = _sign_in(accounts).token
    accounts.sign_out(token)
    accounts.sign_out(token)
    with pytest.raises(SittingOver):
        accounts.touch(token)
    with pytest.raises(SittingOver):
        accounts.touch("invented")


@pytest.mark.parametrize("password", ["short", "wangmin-123456", "aaaaaaaaaaaa", ""])
def test_a_weak_password_is_refused(accounts: Accounts, password: str) -> None:
    with pytest.raises(Invalid):
        accounts.put(1, "wangmin", password, by="admin")
