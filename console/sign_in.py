"""Sitting down at the desk: login, password, and a code where the account has a second factor."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFormLayout, QLineEdit, QPushButton, QWidget

from console.labels import named_label, plain_label

LOOKED_AT_MS = 15_000
_SIGNS_OF_LIFE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed; its text never shows the password."""

    login: str
    password: str = field(repr=False)
    code: str = field(repr=False)


class SignInDialog(QDialog):
    """Asks until somebody may sit down. `judge` returns '' or, in words, why not."""

    def __init__(self, judge: Callable[[Typed], str], *, login: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judge = judge
        self.login, self.password, self.code = QLineEdit(login), QLineEdit(), QLineEdit()
        self.login.setReadOnly(bool(login))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._why = plain_label("red")
        self._why.setWordWrap(True)
        self._enter = QPushButton()
        self._enter.setDefault(True)
        self._enter.setProperty("primary", "true")
        form = QFormLayout(self)
        for name, editor in self._rows():
            editor.setAccessibleName(name)
            form.addRow(named_label(name), editor)
        form.addRow(self._why)
        form.addRow("", self._enter)
        self._enter.clicked.connect(self.try_it)
        self._enter.setText(self.tr("Sign in  ↵"))
        self.setWindowTitle(self.tr("Sign in"))
        self.setMinimumWidth(360)
        (self.password if login else self.login).setFocus()

    def _rows(self) -> tuple[tuple[str, QLineEdit], ...]:
        return (
            (self.tr("Login"), self.login),
            (self.tr("Password"), self.password),
            (self.tr("Code, if you have one"), self.code),
        )

    def try_it(self) -> None:
        """Ask whether what was typed fits; what did not is cleared but the login."""
        typed = Typed(self.login.text().strip(), self.password.text(), self.code.text().strip())
        why = self._judge(typed)
        self.password.clear()
        self.code.clear()
        if not why:
            self.accept()
            return
        self._why.setText(why)
        self.password.setFocus()


class NewPasswordDialog(QDialog):
    """Asks for a password of one's own, typed twice. `judge` returns '' or, in words, why not."""

    def __init__(self, judge: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judge = judge
        self.first, self.second = QLineEdit(), QLineEdit()
        self._why = plain_label("red")
        self._why.setWordWrap(True)
        enter = QPushButton(self.tr("Keep this password  ↵"))
        enter.setDefault(True)
        enter.setProperty("primary", "true")
        form = QFormLayout(self)
        rows = ((self.tr("A password of your own"), self.first), (self.tr("Once more"), self.second))
        for name, editor in rows:
            editor.setEchoMode(QLineEdit.EchoMode.Password)
            editor.setAccessibleName(name)
            form.addRow(named_label(name), editor)
        form.addRow(self._why)
        form.addRow("", enter)
        enter.clicked.connect(self.try_it)
        self.setWindowTitle(self.tr("A new password"))
        self.setMinimumWidth(420)

    def try_it(self) -> None:
        """Ask whether it may be kept."""
        same = self.first.text() == self.second.text()
        why = self._judge(self.first.text()) if same else self.tr("The two are not the same")
        if why:
            self._why.setText(why)
            self.second.clear()
            self.first.setFocus()
        else:
            self.accept()


def refused_words(locked_until: str) -> str:
    """Why nobody sits down, with the local time of the end of a lock-out, if there is one."""
    if not locked_until:
        return QCoreApplication.translate("SignIn", "Login, password or code do not fit")
    text = QCoreApplication.translate("SignIn", "Too many tries; locked until {at}")
    return text.format(at=locked_until)


def weak_words() -> str:
    """Why a password is not kept."""
    return QCoreApplication.translate("SignIn", "At least 10 characters, several different, without the login")


class IdleWatch(QObject):
    """Says when nobody has touched the desk for a while, and every so often that somebody has."""

    left = Signal()
    present = Signal()

    def __init__(self, app: QApplication, idle_ms: int) -> None:
        super().__init__(app)
        self._idle = QTimer(self, interval=idle_ms, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._looked = QTimer(self, interval=LOOKED_AT_MS, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._idle.timeout.connect(self.left)
        app.installEventFilter(self)
        self._idle.start()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Any key, click or movement counts."""
        if event.type() in _SIGNS_OF_LIFE:
            self._idle.start()
            if not self._looked.isActive():
                self._looked.start()
                self.present.emit()
        return False

    def close(self) -> None:
        """Stop watching."""
        self._idle.stop()
        self._looked.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
