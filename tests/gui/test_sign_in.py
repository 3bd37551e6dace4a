"""Sitting down at the desk: refused in words, locked when nobody is there, and only the same person opens it again."""

import pyotp
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from assembly.seat import Seat
from console.sign_in import IdleWatch, NewPasswordDialog, SignInDialog, Typed
from console.times import Times
from db.accounts import Accounts
from dispatch.limits import ContinuousClock
from tests.db.town import CODE, NOW, settle
from tests.fakes import SHANGHAI, HandClock
from tests.fixtures_store import sqlite_store, sqlite_template

PASSWORD = "白日依山尽-1234"
__all__ = ["sqlite_store", "sqlite_template"]


@pytest.fixture
def accounts(sqlite_store, tmp_path) -> Accounts:
    """One account of person 1."""
    settle(sqlite_store)
    made = Accounts(sqlite_store, CODE, tmp_path / "key", lambda: NOW)
    made.put(1, "wangmin", PASSWORD, by="admin", must_change=False)
    return made


@pytest.fixture
def seat(accounts, qapp) -> Seat:
    """A seat over it."""
    return Seat(accounts, Times(HandClock(), ContinuousClock(), SHANGHAI), "desk-1", idle_minutes=15)


def _fill(dialog: SignInDialog, login: str, password: str, code: str = "") -> None:
    dialog.login.setText(login)
    dialog.password.setText(password)
    dialog.code.setText(code)


def test_a_wrong_password_is_refused_in_words_and_cleared(seat, qtbot):
    dialog = SignInDialog(seat._judge)
    qtbot.addWidget(dialog)
    assert all(label.text() for label in dialog.findChildren(QLabel) if label is not dialog._why)
    _fill(dialog, "wangmin", "wrong")
    dialog.try_it()
    assert dialog.result() == SignInDialog.DialogCode.Rejected
    assert dialog._why.text()
    assert dialog.password.text() == ""
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Password


def test_the_right_one_sits_down_by_enter(seat, qtbot):
    dialog = SignInDialog(seat._judge)
    qtbot.addWidget(dialog)
    dialog.show()
    _fill(dialog, "wangmin", PASSWORD)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.password, Qt.Key.Key_Return)


def test_a_second_factor_is_asked_for(seat, accounts, qtbot):
    code = pyotp.parse_uri(accounts.enrol("wangmin", by="admin")).at(NOW)
    dialog = SignInDialog(seat._judge)
    qtbot.addWidget(dialog)
    _fill(dialog, "wangmin", PASSWORD)
    dialog.try_it()
    assert dialog.result() == SignInDialog.DialogCode.Rejected
    _fill(dialog, "wangmin", PASSWORD, code)
    with qtbot.waitSignal(dialog.accepted):
        dialog.try_it()


def test_a_locked_desk_takes_nothing_until_the_same_person_is_back(seat, qapp, qtbot):
    assert seat._judge(Typed("wangmin", PASSWORD, "")) == ""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    seat.guard(qapp, window)
    seat.lock()
    assert not window.isEnabled()
    (dialog,) = (row for row in QApplication.topLevelWidgets() if isinstance(row, SignInDialog) and row.isVisible())
    assert dialog.login.isReadOnly()
    assert dialog.login.text() == "wangmin"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not window.isEnabled()
    dialog.password.setText(PASSWORD)
    dialog.try_it()
    assert window.isEnabled()
    seat.close()


def test_the_idle_watch_counts_keys_and_says_when_nobody_is_there(qapp, qtbot):
    watch = IdleWatch(qapp, 200)
    window = QLineEdit()
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(watch.present):
        qtbot.keyClick(window, Qt.Key.Key_A)
    with qtbot.waitSignal(watch.left):
        pass
    watch.close()


def test_a_new_password_is_typed_twice_and_judged(qtbot, qapp):
    kept = []
    dialog = NewPasswordDialog(lambda text: kept.append(text) or ("" if len(text) > 9 else "short"))
    qtbot.addWidget(dialog)
    dialog.first.setText("a")
    dialog.second.setText("b")
    dialog.try_it()
    assert kept == []
    for text, result in (("short", 0), ("long enough 1", 1)):
        dialog.first.setText(text)
        dialog.second.setText(text)
        dialog.try_it()
        assert dialog.result() == result
