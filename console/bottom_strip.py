"""The bottom strip: what is being sent with its recall, quiet news, the age of the picture."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from console.desk import Held
from console.follower import Freshness
from console.labels import plain_label
from console.sending_words import sending_words
from console.spine import Spine
from console.style import set_tone

STALE_S = 5.0
ROOM_PX = 1200


class BottomStrip(QFrame):
    """Takes the notice strip of the panels, if there is one, into its middle."""

    def __init__(self, spine: Spine, notices: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("bottom_strip")
        self._spine = spine
        self._sending, self._age = plain_label("accent"), plain_label("caption")
        self._recall = _button(spine, "recall_sending")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 8, 3)
        row.setSpacing(12)
        row.addWidget(self._sending)
        row.addWidget(self._recall)
        if notices is None:
            row.addStretch(1)
        else:
            notices.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(notices, 1)
        row.addWidget(self._age)
        self._hints = [_button(spine, action_id) for action_id in ("help", "language", "theme")]
        for hint in self._hints:
            row.addWidget(hint)
        spine.desk.sending_changed.connect(self.show_sending)
        spine.follower.fresh.connect(self.show_age)
        self.retranslate()

    @Slot(object)
    def show_sending(self, held: Sequence[Held]) -> None:
        """Name what leaves next and when; count the rest."""
        self._recall.setVisible(bool(held))
        self._sending.setVisible(bool(held))
        if held:
            text = self.tr("Sending {what} in {seconds} s").format(
                what=sending_words(held[0].verb, self._spine.world), seconds=held[0].left_s
            )
            more = self.tr(", {count} more").format(count=len(held) - 1) if len(held) > 1 else ""
            self._sending.setText(f"◔ {text}{more}")

    @Slot(object)
    def show_age(self, fresh: Freshness) -> None:
        """Say how old the picture is as soon as it is not of this moment."""
        if fresh.trouble:
            text = self.tr("Connection lost, picture {seconds} s old").format(seconds=round(fresh.age_s))
        elif fresh.age_s > STALE_S:
            text = self.tr("Picture {seconds} s old").format(seconds=round(fresh.age_s))
        else:
            text = self.tr("Connected")
        self._age.setText(text)
        self._age.setToolTip(f"<qt>{escape(fresh.trouble)}</qt>" if fresh.trouble else "")  # never read as markup
        set_tone(self._age, "red" if fresh.trouble else "caption")

    def retranslate(self) -> None:
        """Word everything anew."""
        self._sending.setAccessibleName(self.tr("Being sent"))
        self._age.setAccessibleName(self.tr("Connection"))
        self.show_sending(self._spine.desk.sending)
        self.show_age(self._spine.follower.freshness)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for news: the keys of a narrow strip are on the help page."""
        super().resizeEvent(event)
        for hint in self._hints[1:]:
            hint.setVisible(self.width() >= ROOM_PX)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _button(spine: Spine, action_id: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("flat", True)
    button.setDefaultAction(spine.actions.qaction(action_id))
    return button
