"""The sheet of keys: the table of actions and the keys of the panels, as a document to print and as Markdown."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from console.action_table import ACTIONS, Menu
from console.marks import QT_TRANSLATE_NOOP
from console.panel_keys import PANEL_KEYS

DPI = 150
_STYLE = "h3 { margin: 6px 0 2px 0 } td { padding: 1px 8px 1px 0 } td.key { font-weight: bold }"
_HEADINGS = {
    Menu.CASE: QT_TRANSLATE_NOOP("KeySheet", "The selected case"),
    Menu.PAPER: QT_TRANSLATE_NOOP("KeySheet", "Papers of the case"),
    Menu.FIND: QT_TRANSLATE_NOOP("KeySheet", "Find, report, units, video"),
    Menu.VIEW: QT_TRANSLATE_NOOP("KeySheet", "What is shown"),
    Menu.MAP: QT_TRANSLATE_NOOP("KeySheet", "Map"),
    Menu.DESK: QT_TRANSLATE_NOOP("KeySheet", "The desk"),
}
Line = tuple[str, str, str]  # key, what it does, words of the command line


def sections() -> Iterator[tuple[str, list[Line]]]:
    """Headings with their lines, in the language of the screen."""
    for menu, heading in _HEADINGS.items():
        rows = [row for row in ACTIONS if row.menu is menu and row.is_listed]
        lines = [(" ".join(key for key in (row.key, row.also) if key), row.label, " ".join(row.words)) for row in rows]
        yield QCoreApplication.translate("KeySheet", heading), lines
    for panel in PANEL_KEYS:
        yield panel.label, [(key, text, "") for key, text in panel.lines()]


def title() -> str:
    """What stands over it."""
    return QCoreApplication.translate("KeySheet", "Watchfloor: keys and commands")


def sheet_markdown() -> str:
    """The sheet for the guide."""
    parts = [f"# {title()}", ""]
    names = (
        QCoreApplication.translate("KeySheet", "Key"),
        QCoreApplication.translate("KeySheet", "What it does"),
        QCoreApplication.translate("KeySheet", "Words of the command line"),
    )
    for heading, lines in sections():
        parts += [f"## {heading}", "", f"| {' | '.join(names)} |", "|---|---|---|"]
        parts += [f"| {_code(key)} | {text} | {_code(words)} |" for key, text, words in lines]
        parts += [""]
    return "\n".join(parts)


def sheet_html() -> str:
    """The sheet to print: two columns of tables."""
    made = [f"<h3>{escape(heading)}</h3>{_table(lines)}" for heading, lines in sections()]
    left: list[tuple[int, str]] = []
    right: list[tuple[int, str]] = []
    lengths = [len(lines) + 2 for _, lines in sections()]
    for part, length in zip(made, lengths, strict=True):
        is_left = sum(size for size, _ in left) <= sum(size for size, _ in right)
        (left if is_left else right).append((length, part))
    columns = ("".join(part for _, part in column) for column in (left, right))
    cells = "".join(f'<td width="50%" valign="top">{column}</td>' for column in columns)
    return f'<h2>{escape(title())}</h2><table width="100%"><tr>{cells}</tr></table>'


def save_sheet(path: Path) -> str:
    """Write the sheet as PDF (A4, upright) beside and rename it; returns the path. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    writer = QPdfWriter(str(beside))
    writer.setResolution(DPI)
    margins = QMarginsF(24, 20, 24, 20)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins))
    writer.setTitle(title())
    document = QTextDocument()
    font = document.defaultFont()
    font.setPointSizeF(5.8)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(sheet_html())
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    del writer  # closes the file
    beside.replace(path)
    return str(path)


def saved_words(path: str) -> str:
    """Where the sheet lies."""
    return QCoreApplication.translate("KeySheet", "Sheet of keys saved: {file}").format(file=path)


def _table(lines: list[Line]) -> str:
    rows = (
        f'<tr><td class="key" width="24%">{escape(key)}</td><td width="50%">{escape(text)}</td>'
        f"<td>{escape(words)}</td></tr>"
        for key, text, words in lines
    )
    return f'<table width="100%">{"".join(rows)}</table>'


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
