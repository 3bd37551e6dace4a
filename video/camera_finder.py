"""Cameras brought into the directory: found on the network by ONVIF or typed, asked for their streams, placed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.coordinates import read_place, write_place
from console.labels import plain_label
from dispatch.values import Camera, Department
from video.account import Account
from video.camera_groups import kind_words, owner_name
from video.found_camera import FoundCamera
from video.onvif_camera import About, Profile

KINDS = ("fixed", "ptz", "dome", "vehicle", "body", "drone")
LIST_HEIGHT = 96


class CameraFinder(QWidget):
    """Asks; what comes of it is shown by the `show_…` methods. It keeps no account longer than its field."""

    search_asked = Signal()
    ask_asked = Signal(object)  # (address, Account or None): what is this camera, which streams has it
    place_asked = Signal(object)  # FoundCamera

    def __init__(self) -> None:
        super().__init__()
        self._camera_id = 0
        self._control_url = ""
        self.search, self.ask, self.place_button, self.anew = (QPushButton() for _ in range(4))
        self.found = QListWidget()
        self.found.setFixedHeight(LIST_HEIGHT)
        self.address, self.user, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.said = plain_label("caption")
        self.said.setWordWrap(True)
        self.name, self.area, self.spot = QLineEdit(), QLineEdit(), QLineEdit()
        self.main, self.sub, self.kind, self.owner = (QComboBox() for _ in range(4))
        self.main.setEditable(True)  # an address may also be typed, for cameras that speak no ONVIF
        self.sub.setEditable(True)
        self.bearing, self.view, self.far = (
            _number(0, 360, 0, "°"),
            _number(1, 360, 60, "°"),
            _number(1, 5000, 120, "m"),
        )
        self._form = QFormLayout()
        self._build()
        self._words: Callable[[], str] = str
        self.search.clicked.connect(self._search)
        self.ask.clicked.connect(self._ask)
        self.anew.clicked.connect(self.clear)
        self.place_button.clicked.connect(self._place)
        self.found.currentTextChanged.connect(self.address.setText)
        self._retranslate()

    def show_departments(self, departments: Sequence[Department]) -> None:
        """Whose a camera may be; what is chosen stays chosen."""
        kept = self.owner.currentData()
        self.owner.clear()
        self.owner.addItem("—", None)
        for row in departments:
            self.owner.addItem(owner_name(row), row.id)
        self.owner.setCurrentIndex(max(0, self.owner.findData(kept)))

    def show_found(self, addresses: Sequence[str]) -> None:
        """What has answered on the network."""
        self.search.setEnabled(True)
        self.found.clear()
        self.found.addItems(list(addresses))
        self.say(lambda: self.tr("Cameras that answered: {0}").format(len(addresses)))

    def show_streams(self, url: str, about: About, profiles: Sequence[Profile]) -> None:
        """The first profile is the main stream, the smallest the one of the grid; both may be chosen otherwise."""
        self._control_url = url
        for box in (self.main, self.sub):
            box.clear()
            for profile in profiles:
                box.addItem(f"{profile.name} · {profile.width}×{profile.height} · {profile.url}", profile.url)
        sizes = [profile.width * profile.height for profile in profiles]
        self.sub.setCurrentIndex(sizes.index(min(sizes)) if sizes else -1)
        for box in (self.main, self.sub):
            line = box.lineEdit()
            if line is not None:
                line.setCursorPosition(0)  # the name of the profile is seen, not the end of its address
        if not self._camera_id:
            self.kind.setCurrentIndex(KINDS.index("ptz" if any(row.can_turn for row in profiles) else "fixed"))
        if not self.name.text().strip():
            self.name.setText(about.model)
        drift = "" if about.drift_s is None else f"{about.drift_s:+.0f} s"
        facts = " · ".join(part for part in (about.maker, about.model, about.firmware, drift) if part)
        self.say(lambda: facts)

    def show_camera(self, camera: Camera | None) -> None:
        """Change this camera, which is in the directory; None: begin a new one."""
        self.clear()
        if camera is None:
            return
        self._camera_id, self._control_url = camera.id, camera.control_url
        self.name.setText(camera.name)
        self.area.setText(camera.area)
        self.address.setText(camera.control_url)
        self.spot.setText(write_place(camera.lon, camera.lat))
        for box, url in ((self.main, camera.url_main), (self.sub, camera.url_sub)):
            box.setEditText(url)
        for field, value in ((self.bearing, camera.bearing), (self.view, camera.field_of_view)):
            field.setValue(value)
        self.far.setValue(camera.range_m)
        self.kind.setCurrentIndex(KINDS.index(camera.kind) if camera.kind in KINDS else 0)
        self.owner.setCurrentIndex(max(0, self.owner.findData(camera.department_id)))
        self._retranslate()

    def put_spot(self, lon: float, lat: float) -> None:
        """Where it stands, in WGS-84."""
        self.spot.setText(write_place(lon, lat))

    def say(self, words: Callable[[], str]) -> None:
        """Say what came of it, in the language of the screen also after another one was chosen."""
        self._words = words
        self.said.setText(words())

    @Slot()
    def clear(self) -> None:
        """Begin a new one; the account is forgotten."""
        self._camera_id, self._control_url = 0, ""
        for field in (self.name, self.user, self.password, self.spot):
            field.clear()
        for box in (self.main, self.sub):
            box.clear()
        self.say(str)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _search(self) -> None:
        self.search.setEnabled(False)
        self.say(lambda: self.tr("Asking the network…"))
        self.search_asked.emit()

    @Slot()
    def _ask(self) -> None:
        if self.address.text().strip():
            self.say(lambda: self.tr("Asking the camera…"))
            self.ask_asked.emit((self.address.text().strip(), self._account()))

    @Slot()
    def _place(self) -> None:
        spot = read_place(self.spot.text())
        url = _url_of(self.main)
        if spot is None or spot.datum not in ("WGS-84", "CGCS2000"):
            self.say(lambda: self.tr("Where it stands: longitude, latitude in WGS-84"))
        elif not self.name.text().strip() or not url:
            self.say(lambda: self.tr("A camera needs a name and a stream"))
        else:
            self.place_asked.emit(FoundCamera(
                camera_id=self._camera_id, name=self.name.text().strip(), kind=str(self.kind.currentData()),
                url_main=url, url_sub=_url_of(self.sub), control_url=self._control_url, lon=spot.lon, lat=spot.lat,
                bearing=self.bearing.value(), field_of_view=self.view.value(), range_m=self.far.value(),
                area=self.area.text().strip(), department_id=self.owner.currentData(), account=self._account(),
            ))  # fmt: skip

    def _account(self) -> Account | None:
        user = self.user.text().strip()
        return Account(user, self.password.text()) if user else None

    def _build(self) -> None:
        top, asking, end = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.search)
        top.addWidget(self.anew)
        asking.addWidget(self.user)
        asking.addWidget(self.password)
        asking.addWidget(self.ask)
        fields = (
            self.name,
            self.kind,
            self.main,
            self.sub,
            self.spot,
            self.bearing,
            self.view,
            self.far,
            self.area,
            self.owner,
        )
        self._labels = [plain_label() for _ in fields]
        for label, field in zip(self._labels, fields, strict=True):
            label.setBuddy(field)
            self._form.addRow(label, field)
        for box in (self.main, self.sub, self.kind, self.owner):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        end.addWidget(self.place_button)
        end.addStretch(1)
        inside, column, whole = QWidget(), QVBoxLayout(), QVBoxLayout(self)
        for part in (top, asking, end):
            part.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.found)
        column.addWidget(self.address)
        column.addLayout(asking)
        column.addWidget(self.said)
        column.addLayout(self._form)
        column.addLayout(end)
        column.addStretch(1)
        inside.setLayout(column)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _retranslate(self) -> None:
        self.said.setText(self._words())
        self.search.setText(self.tr("Find on the network"))
        self.anew.setText(self.tr("A new one"))
        self.ask.setText(self.tr("Ask the camera"))
        self.place_button.setText(
            self.tr("Change the camera") if self._camera_id else self.tr("Put into the directory")
        )
        self.found.setAccessibleName(self.tr("Cameras that answered"))
        self.address.setPlaceholderText(self.tr("Address of its ONVIF service"))
        self.user.setPlaceholderText(self.tr("Account"))
        self.password.setPlaceholderText(self.tr("Password"))
        for field in (self.address, self.user, self.password):
            field.setAccessibleName(field.placeholderText())
        words = (
            self.tr("Name"), self.tr("Kind"), self.tr("Main stream"), self.tr("Stream of the grid"), self.tr("Place"),
            self.tr("Looks to"), self.tr("Field of view"), self.tr("Sees as far as"), self.tr("Area"), self.tr("Owner"),
        )  # fmt: skip
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
            buddy = label.buddy()
            if buddy is not None:
                buddy.setAccessibleName(text)
        self.spot.setPlaceholderText(self.tr("longitude, latitude"))
        at = max(0, self.kind.currentIndex())
        self.kind.clear()
        for kind in KINDS:
            self.kind.addItem(kind_words(kind), kind)
        self.kind.setCurrentIndex(at)


def _number(least: float, most: float, value: float, unit: str) -> QDoubleSpinBox:
    field = QDoubleSpinBox(minimum=least, maximum=most, value=value, decimals=0)
    field.setSuffix(f" {unit}")
    return field


def _url_of(box: QComboBox) -> str:
    """The address of the chosen profile, or what was typed instead."""
    index = box.findText(box.currentText())
    return str(box.itemData(index)) if index >= 0 else box.currentText().strip()
