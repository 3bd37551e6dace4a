"""The keys that a panel takes for itself while it has the keyboard, for the sheet of keys."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from console.marks import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class PanelKeys:
    """A panel and what its keys do: (keys, words)."""

    panel: str
    keys: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        """The panel in the language of the screen."""
        return QCoreApplication.translate("PanelKeys", self.panel)

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Keys and words in the language of the screen."""
        return tuple((key, QCoreApplication.translate("PanelKeys", text)) for key, text in self.keys)


PANEL_KEYS = (
    PanelKeys(QT_TRANSLATE_NOOP("PanelKeys", "While the check has the keyboard"), (
        ("P", QT_TRANSLATE_NOOP("PanelKeys", "It is done: pass")),
        ("X", QT_TRANSLATE_NOOP("PanelKeys", "It is not done: back to the unit")),
        ("U", QT_TRANSLATE_NOOP("PanelKeys", "It cannot be told")),
        ("1 … 9, 0", QT_TRANSLATE_NOOP("PanelKeys", "The reason by its number; in own words")),
        ("N", QT_TRANSLATE_NOOP("PanelKeys", "Next camera")),
        ("S", QT_TRANSLATE_NOOP("PanelKeys", "Take the picture anew")),
        ("W", QT_TRANSLATE_NOOP("PanelKeys", "Side by side, swipe, in turns")),
        ("T", QT_TRANSLATE_NOOP("PanelKeys", "Compare another two")),
        ("+ − 0 ← → ↑ ↓", QT_TRANSLATE_NOOP("PanelKeys", "Zoom, whole picture, pan")),
    )),
    PanelKeys(QT_TRANSLATE_NOOP("PanelKeys", "While the wall has the keyboard"), (
        ("1 … 25", QT_TRANSLATE_NOOP("PanelKeys", "Select a tile")),
        ("← → ↑ ↓", QT_TRANSLATE_NOOP("PanelKeys", "Select the tile beside")),
        ("Enter", QT_TRANSLATE_NOOP("PanelKeys", "Enlarge, and back")),
        ("Space", QT_TRANSLATE_NOOP("PanelKeys", "Pin: nothing takes its place")),
        ("Delete", QT_TRANSLATE_NOOP("PanelKeys", "Empty the tile")),
        ("+ − Home, Ctrl + ← → ↑ ↓", QT_TRANSLATE_NOOP("PanelKeys", "Zoom, whole picture, pan")),
        ("/", QT_TRANSLATE_NOOP("PanelKeys", "Begin or end a tour")),
        ("* . PgDn PgUp", QT_TRANSLATE_NOOP("PanelKeys", "Tour: choose the tile, pause, on, back")),
    )),
    PanelKeys(QT_TRANSLATE_NOOP("PanelKeys", "While a recording has the keyboard"), (
        ("Space", QT_TRANSLATE_NOOP("PanelKeys", "Play or pause")),
        ("R", QT_TRANSLATE_NOOP("PanelKeys", "Next rate")),
        (", . S", QT_TRANSLATE_NOOP("PanelKeys", "A picture back, a picture on, keep it (several angles)")),
        ("Esc", QT_TRANSLATE_NOOP("PanelKeys", "Leave")),
    )),
    PanelKeys(QT_TRANSLATE_NOOP("PanelKeys", "In the command line and in forms"), (
        ("Tab", QT_TRANSLATE_NOOP("PanelKeys", "Complete; the next field")),
        ("↑ ↓", QT_TRANSLATE_NOOP("PanelKeys", "Choose; what was typed before")),
        ("Enter", QT_TRANSLATE_NOOP("PanelKeys", "Do it, send it")),
        ("Esc", QT_TRANSLATE_NOOP("PanelKeys", "Leave; what was being typed elsewhere is as it was")),
    )),
)  # fmt: skip
