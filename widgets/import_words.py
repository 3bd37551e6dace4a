"""The words of imports: what a table holds, why a row or a file was refused, how far it is."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from console.marks import QT_TRANSLATE_NOOP
from dispatch.bringing import FileBroken, Kind, Phase, Progress, Report, RowRefused

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        Kind.CASES: QT_TRANSLATE_NOOP("Import", "Cases"),
        Kind.DEPARTMENTS: QT_TRANSLATE_NOOP("Import", "Departments"),
        Kind.PEOPLE: QT_TRANSLATE_NOOP("Import", "People"),
        Kind.UNITS: QT_TRANSLATE_NOOP("Import", "Units"),
        Kind.CAMERAS: QT_TRANSLATE_NOOP("Import", "Cameras"),
        Kind.POSITIONS: QT_TRANSLATE_NOOP("Import", "Position logs"),
        Kind.FEATURES: QT_TRANSLATE_NOOP("Import", "Things of the map"),
        Kind.GRIDS: QT_TRANSLATE_NOOP("Import", "Unit grids"),
    }
)
# As the refusals of rows say it; what is not here is shown as it came.
_REASONS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Import", "missing"),
    QT_TRANSLATE_NOOP("Import", "not a time in a form that the profile names"),
    QT_TRANSLATE_NOOP("Import", "no such day or hour in the calendar"),
    QT_TRANSLATE_NOOP("Import", "before the year 1900"),
    QT_TRANSLATE_NOOP("Import", "in the future"),
    QT_TRANSLATE_NOOP("Import", "not a number"),
    QT_TRANSLATE_NOOP("Import", "not a place on the ground"),
    QT_TRANSLATE_NOOP("Import", "outside the county"),
    QT_TRANSLATE_NOOP("Import", "longitude and latitude are swapped"),
    QT_TRANSLATE_NOOP("Import", "not an outline"),
    QT_TRANSLATE_NOOP("Import", "too long"),
    QT_TRANSLATE_NOOP("Import", "holds half a character"),
    QT_TRANSLATE_NOOP("Import", "no such state in the profile"),
    QT_TRANSLATE_NOOP("Import", "before the report"),
    QT_TRANSLATE_NOOP("Import", "no such department"),
    QT_TRANSLATE_NOOP("Import", "no such unit"),
    QT_TRANSLATE_NOOP("Import", "no such post"),
    QT_TRANSLATE_NOOP("Import", "no such word in the profile"),
    QT_TRANSLATE_NOOP("Import", "an address must not hold an account"),
    QT_TRANSLATE_NOOP("Import", "another number of cells than the head"),
    QT_TRANSLATE_NOOP("Import", "the same one twice in this file"),
)
_BROKEN: Mapping[str, str] = MappingProxyType(
    {
        "unreadable": QT_TRANSLATE_NOOP("Import", "The file cannot be opened"),
        "empty": QT_TRANSLATE_NOOP("Import", "The file is empty"),
        "encoding": QT_TRANSLATE_NOOP("Import", "The text is in another encoding than the profile says"),
        "quotes": QT_TRANSLATE_NOOP("Import", "A quotation mark is not closed, or a cell is endless"),
        "cut": QT_TRANSLATE_NOOP("Import", "The file is cut off or damaged"),
        "line": QT_TRANSLATE_NOOP("Import", "A line is too long for a table"),
        "bomb": QT_TRANSLATE_NOOP("Import", "The file unpacks to far more than it should"),
        "columns": QT_TRANSLATE_NOOP("Import", "Columns are missing that the profile names"),
        "large": QT_TRANSLATE_NOOP("Import", "The file is too large for its kind"),
        "json": QT_TRANSLATE_NOOP("Import", "The file is not a list of JSON objects"),
        "sheet": QT_TRANSLATE_NOOP("Import", "There is no such sheet or layer"),
        "shapes": QT_TRANSLATE_NOOP("Import", "The outlines cannot be read"),
        "crs": QT_TRANSLATE_NOOP("Import", "The coordinate system is unknown"),
        "field": QT_TRANSLATE_NOOP("Import", "The profile cannot be used"),
    }
)
_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "macros": QT_TRANSLATE_NOOP("Import", "The file holds macros; they are never run."),
        "formulas": QT_TRANSLATE_NOOP("Import", "The file holds formulas; their values as last calculated are taken."),
        "mixed_line_ends": QT_TRANSLATE_NOOP("Import", "The file mixes kinds of line ends; they are read alike."),
    }
)


def _said(text: str) -> str:
    return QCoreApplication.translate("Import", text)


def kind_words(kind: Kind) -> str:
    """What a table holds."""
    return _said(_KINDS[kind])


def reason_words(refused: RowRefused) -> str:
    """Why a row was refused, with its field."""
    why = _said(refused.why) if refused.why in _REASONS else refused.why
    return f"{refused.field}: {why}" if refused.field else why


def broken_words(error: FileBroken) -> str:
    """Why a file was refused, with what is wrong in it."""
    return f"{_said(_BROKEN[error.code])}: {error.detail}" if error.code in _BROKEN else str(error)


def note_words(notes: tuple[str, ...]) -> str:
    """What was noticed about a file."""
    return " ".join(_said(_NOTES[note]) for note in notes if note in _NOTES)


def progress_words(progress: Progress) -> str:
    """How far it is, with the time that is left."""
    if progress.phase is Phase.READING:
        text = QCoreApplication.translate("Import", "Reading: {read} rows, {refused} refused")
    else:
        text = QCoreApplication.translate("Import", "Publishing: {published} of {read} rows")
    text = text.format(read=progress.read, refused=progress.refused, published=progress.published)
    if progress.left_s is None:
        return text
    left = QCoreApplication.translate("Import", "{minutes}:{seconds} left")
    minutes, seconds = divmod(round(progress.left_s), 60)
    return f"{text} · {left.format(minutes=minutes, seconds=f'{seconds:02d}')}"


def report_words(report: Report) -> str:
    """What came of it."""
    if report.is_trial:
        text = QCoreApplication.translate(
            "Import", "Tried: of {read} rows {added} would be new, {held} are here already, {refused} would be refused."
        )
    else:
        text = QCoreApplication.translate(
            "Import", "Imported: of {read} rows {added} are new, {held} were here already, {refused} were refused."
        )
    return text.format(read=report.read, added=report.added, held=report.held, refused=report.refused)
