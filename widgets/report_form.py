"""Take a report: place, class, words, reporter; errors stand beside the field, a draft is never lost."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from console.desk import Answer, Refusal
from console.labels import plain_label
from console.refusals import refusal_words
from console.spine import Spine
from dispatch.errors import Invalid, Refused
from dispatch.texts import LIMITS
from dispatch.values import Picture, Source
from dispatch.verbs import Report
from widgets.file_form import chosen_class, class_box, fill_classes
from widgets.gaze import Gaze
from widgets.picture_view import PictureView
from widgets.place_choice import Found, PlaceChoice
from widgets.slim_box import slim_box

_SOURCES = (Source.HOTLINE, Source.PUBLIC, Source.DESK, Source.LEADER, Source.VIDEO)


class ReportForm(QWidget):
    """What is typed stays until the report has been taken."""

    taken = Signal(object)  # int: the case

    def __init__(self, spine: Spine) -> None:
        super().__init__()
        self._spine = spine
        self._spot: tuple[float, float] | None = None
        self._pictures: tuple[Picture, ...] = ()
        self._was_typed = self._is_placeless = False
        self._refused: Refused | None = None
        self.place, self.reporter, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self.choice = PlaceChoice(self.place)
        self.classes = class_box(spine.standard)
        self.classes.setCurrentIndex(-1)
        self.source = slim_box()
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(110)
        self.picture = PictureView(Gaze())
        self.picture.setMinimumHeight(150)
        self.picture.hide()
        self.send = QPushButton()
        self.send.setProperty("primary", "true")
        self._error, self._where = plain_label("red"), plain_label("caption")
        self._error.setWordWrap(True)
        self._form = QFormLayout()
        self._fields = (self.place, self.classes, self.words, self.source, self.reporter, self.phone)
        for field in self._fields:
            self._form.addRow(" ", field)
        self._form.insertRow(1, "", self.choice)
        column = QVBoxLayout(self)
        column.addWidget(self.picture, 1)
        column.addLayout(self._form)
        for widget in (self._where, self._error, self.send):
            column.addWidget(widget)
        column.addStretch(1)
        self.place.setMaxLength(LIMITS["place"])
        self.send.clicked.connect(self.submit)
        self.choice.chosen.connect(self._take_found)
        self.place.textEdited.connect(self._forget_typed)
        spine.desk.refused.connect(self._take_refusal)
        self._retranslate()
        self._take_draft()

    def put_place(self, lon: float, lat: float) -> None:
        """A place chosen on the map, WGS-84 degrees."""
        self.choice.forget()
        self._was_typed = False
        self._put_spot(lon, lat)
        self.place.setFocus()

    def _put_spot(self, lon: float, lat: float, words: str = "") -> None:
        self._spot = (lon, lat)
        self._where.setText("   ".join(part for part in (f"{lat:.5f}, {lon:.5f}  WGS-84", words) if part))

    @Slot(object)
    def _take_found(self, found: Found | None) -> None:
        """A place by its name; None: the report goes without one."""
        self._was_typed, self._is_placeless = found is not None, found is None
        if found is not None:
            self._put_spot(found.lon, found.lat, found.words)

    @Slot()
    def _forget_typed(self) -> None:
        """Another name is another place; a spot that the map gave stays."""
        self._is_placeless = False
        if self._was_typed:
            self._was_typed, self._spot = False, None
            self._where.setText("")

    def put_snapshot(self, picture: Picture, jpeg: bytes, *, place: str, words: str) -> None:
        """A picture by camera (视频上报) with its place and time; what has been typed already stays."""
        self._pictures = (*self._pictures, picture)
        self.picture.show_picture(jpeg, " · ".join(part for part in (words, picture.note) if part))
        self.picture.show()
        self.source.setCurrentIndex(_SOURCES.index(Source.VIDEO))
        if self._spot is None and picture.lon is not None and picture.lat is not None:
            self.put_place(picture.lon, picture.lat)
        if not self.place.text().strip():
            self.place.setText(place[: LIMITS["place"]])
        if not self.words.toPlainText().strip():
            self.words.setPlainText(words)
        self.classes.setFocus()

    def _texts(self) -> dict[str, QLineEdit | QPlainTextEdit]:
        return {"place": self.place, "words": self.words, "reporter": self.reporter, "phone": self.phone}

    def _take_draft(self) -> None:
        """What was begun when the program ended is there again, and is kept from now on."""
        for name, field in self._texts().items():
            text = self._spine.drafts.text(f"report {name}")
            field.setPlainText(text) if isinstance(field, QPlainTextEdit) else field.setText(text)
            field.textChanged.connect(self._keep_draft)

    @Slot()
    def _keep_draft(self) -> None:
        for name, field in self._texts().items():
            text = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
            self._spine.drafts.keep(f"report {name}", text)

    def unsaved(self) -> str:
        """What would be lost if the desk were closed now, '' when nothing: words are kept as a draft."""
        return self.tr("A picture has been taken and not been reported.") if self._pictures else ""

    @Slot()
    def submit(self) -> None:
        """Send the report."""
        self._refused = None
        self._error.setText("")
        if self._spot is None and not self._is_placeless and not self.choice.settle():
            self._error.setText(self.tr("Several places are called so: choose one"))
            return
        lon, lat = self._spot or (None, None)
        verb = Report(
            source=_SOURCES[max(0, self.source.currentIndex())],
            description=self.words.toPlainText(),
            place=self.place.text(),
            lon=lon,
            lat=lat,
            class_code=chosen_class(self.classes),
            reporter_name=self.reporter.text(),
            reporter_phone=self.phone.text(),
            pictures=self._pictures,
        )
        self._spine.desk.ask(verb, self._take_done)

    def _take_done(self, answer: Answer) -> None:
        for field in (self.place, self.reporter, self.phone):
            field.clear()
        self.words.clear()
        self.classes.setCurrentIndex(-1)
        self._spot, self._pictures = None, ()
        self._was_typed = self._is_placeless = False
        self.choice.forget()
        self.picture.hide()
        self._where.setText("")
        if answer.done.case_id is not None:
            self.taken.emit(answer.done.case_id)

    @Slot(object)
    def _take_refusal(self, refusal: Refusal) -> None:
        if isinstance(refusal.verb, Report):
            self._refused = refusal.error
            self._say_refusal()
            if isinstance(refusal.error, Invalid) and self.isAncestorOf(QApplication.focusWidget() or self):
                self._field_of(refusal.error.field).setFocus()

    def _say_refusal(self) -> None:
        if self._refused is not None:
            self._error.setText(refusal_words(self._refused, self._spine.times))

    def _field_of(self, name: str) -> QWidget:
        """Where the hand has to go: the field that was not accepted, else the first."""
        fields = {"class_code": self.classes, "description": self.words, "reporter_name": self.reporter,
                  "reporter_phone": self.phone}  # fmt: skip
        return fields.get(name, self.place)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        names = (
            self.tr("Place"), self.tr("Class"), self.tr("What is the matter"), self.tr("Source"), self.tr("Reporter"),
            self.tr("Phone"),
        )  # fmt: skip
        for field, text in zip(self._fields, names, strict=True):
            label = self._form.labelForField(field)
            if label is not None:
                label.setProperty("text", text)
            field.setAccessibleName(text)
        self.picture.name(self.tr("Picture"))
        fill_classes(self.classes, self._spine.standard)
        at = max(0, self.source.currentIndex())
        self.source.clear()
        for text in (self.tr("Hotline"), self.tr("Citizen"), self.tr("Desk"), self.tr("Leadership"), self.tr("Video")):
            self.source.addItem(text)
        self.source.setCurrentIndex(at)
        self.place.setPlaceholderText(self.tr("Street and number, or right-click on the map"))
        self.send.setText(self.tr("Take the report  Ctrl+↵"))
        self.send.setShortcut("Ctrl+Return")  # a new text forgets it
        self._say_refusal()
        self.setFocusProxy(self.place)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def seen_words(camera: str, moment: str) -> str:
    """What a report by camera says at first: seen by which camera, when."""
    return QCoreApplication.translate("ReportForm", "Seen by camera {0}, {1}").format(camera, moment)
