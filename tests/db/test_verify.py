"""Tampering with the log is found, whatever was done to it."""

import pytest
from sqlalchemy import Engine, text

from db.verify import verify_all, verify_log
from dispatch.chain import Break
from tests.db.town import CODE, report, settle

SWAP = (
    "UPDATE log SET seq = -1 WHERE seq = 2; UPDATE log SET seq = 2 WHERE seq = 4; UPDATE log SET seq = 4 WHERE seq = -1"
)


@pytest.fixture
def logged(any_store: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A store with five lines, checked in batches of two."""
    monkeypatch.setattr("db.verify.BATCH", 2)
    store = settle(any_store)
    for n in range(5):
        report(store, f"c{n}")
    return any_store


def test_an_untouched_log_holds(logged: Engine) -> None:
    assert verify_all(logged) == {CODE: None}
    assert verify_log(logged, "elsewhere") is None


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE log SET person_name = '李强' WHERE seq = 3", Break(3, "content")),
        ("UPDATE log SET body = replace(body, '1.5', '1.6') WHERE seq = 5", Break(5, "content")),
        ("UPDATE log SET case_id = 1 WHERE seq = 2", Break(2, "content")),
        ("UPDATE log SET hash = prev_hash WHERE seq = 3", Break(3, "content")),
        ("DELETE FROM log WHERE seq = 1", Break(1, "gap")),
        ("DELETE FROM log WHERE seq = 3", Break(3, "gap")),
        ("DELETE FROM log WHERE seq >= 4", Break(4, "cut")),
        ("DELETE FROM log", Break(1, "cut")),
        ("DELETE FROM head", Break(6, "cut")),
        (SWAP, Break(2, "link")),
    ],
)
def test_a_tampered_log_is_found_and_the_line_named(logged: Engine, tampering: str, found: Break) -> None:
    with logged.begin() as connection:
        for statement in tampering.split(";"):
            connection.execute(text(statement))
    assert verify_all(logged) == {CODE: found}
