"""Who sits at the desk: signed in where the county has accounts, locked when nobody is there, signed out at the end."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from console.sign_in import IdleWatch, NewPasswordDialog, SignInDialog, Typed, refused_words, weak_words
from console.times import Times
from db.accounts import Accounts, SignedIn, SignInRefused, SittingOver
from dispatch.errors import Invalid


class Seat(QObject):
    """The seat of one person; the token stays in memory."""

    def __init__(self, accounts: Accounts, times: Times, workstation: str, idle_minutes: int) -> None:
        super().__init__()
        self._accounts, self._times, self._workstation = accounts, times, workstation
        self._idle_minutes = idle_minutes
        self._signed_in: SignedIn | None = None
        self._login = ""
        self._watch: IdleWatch | None = None
        self._window: QWidget | None = None

    def ask(self) -> int | None:
        """Ask somebody to sit down; their person id, None when they went away."""
        dialog = SignInDialog(self._judge)
        if dialog.exec() != QDialog.DialogCode.Accepted or self._signed_in is None:
            return None
        if self._signed_in.must_change and NewPasswordDialog(self._keep).exec() != QDialog.DialogCode.Accepted:
            return None
        return self._signed_in.person_id

    def _keep(self, password: str) -> str:
        """Keep a password of the person's own."""
        if self._signed_in is None:
            return weak_words()
        try:
            self._accounts.put(self._signed_in.person_id, self._login, password, by=self._login, must_change=False)
        except Invalid:
            return weak_words()
        return ""

    def guard(self, app: QApplication, window: QWidget) -> None:
        """Lock the window when nobody is there; touch the sitting while somebody is."""
        self._window = window
        self._watch = IdleWatch(app, self._idle_minutes * 60_000)
        self._watch.left.connect(self.lock)
        self._watch.present.connect(self._touch)

    def lock(self) -> None:
        """The window looks on and takes nothing until the same person has signed in again."""
        if self._window is None or not self._window.isEnabled():
            return
        self._window.setEnabled(False)
        dialog = SignInDialog(self._judge, login=self._login, parent=None)
        dialog.setModal(True)
        dialog.finished.connect(partial(self._unlock, dialog))
        dialog.open()

    def close(self) -> None:
        """Sign out."""
        if self._watch is not None:
            self._watch.close()
        if self._signed_in is not None:
            self._accounts.sign_out(self._signed_in.token)

    def _unlock(self, dialog: SignInDialog, result: int) -> None:
        if self._window is None:
            return
        if result != QDialog.DialogCode.Accepted:
            dialog.open()  # Esc does not open a locked desk
            return
        self._window.setEnabled(True)
        dialog.deleteLater()

    def _touch(self) -> None:
        if self._signed_in is None or self._window is None or not self._window.isEnabled():
            return
        try:
            self._accounts.touch(self._signed_in.token)
        except SittingOver:
            self.lock()

    def _judge(self, typed: Typed) -> str:
        try:
            signed_in = self._accounts.sign_in(typed.login, typed.password, typed.code, workstation=self._workstation)
        except SignInRefused as refused:
            at = refused.locked_until
            return refused_words(self._times.moment_text(at) if at else "")
        self._login, self._signed_in = typed.login, signed_in
        return ""
