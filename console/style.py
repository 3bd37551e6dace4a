"""One stylesheet for the whole desk, made from the tokens of a theme."""

from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from console.theme import Theme

# One family for both scripts where there is one, so that figures stand in columns beside Chinese.
FAMILIES = ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", "Noto Sans", "DejaVu Sans")

_SHEET = Template("""
* { font-family: $families; font-size: ${text_px}px; color: $text; }
QMainWindow, QDialog { background: $bg; }
QMainWindow::separator { background: $bg; width: ${grid}px; height: ${grid}px; }
QMainWindow::separator:hover { background: $accent_soft; }
QDockWidget { background: $panel; }
QStatusBar { background: $bg; }
QStatusBar::item { border: none; }
#panel_head { background: $panel; border: 1px solid $line; border-bottom: none;
    border-top-left-radius: ${corner}px; border-top-right-radius: ${corner}px; }
#panel_body { background: $panel; border: 1px solid $line;
    border-bottom-left-radius: ${corner}px; border-bottom-right-radius: ${corner}px; }
#panel_title { font-weight: bold; }
#top_bar, #bottom_strip { background: $panel; border: 1px solid $line; border-radius: ${corner}px; }
#product { font-size: ${title_px}px; font-weight: bold; }
#badge { color: $yellow; border: 1px solid $yellow; border-radius: ${corner}px; padding: 1px ${grid2}px;
    font-weight: bold; }
QLabel { background: transparent; }
QLabel[tone="dim"] { color: $dim; }
QLabel[tone="caption"] { color: $dim; font-size: ${caption_px}px; }
QLabel[tone="title"] { font-size: ${title_px}px; font-weight: bold; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="green"] { color: $green; }
QLabel[tone="yellow"] { color: $yellow; }
QLabel[tone="red"] { color: $red; }
QLabel[tone="grey"] { color: $grey; }
QLabel[tone="number"] { font-size: ${title_px}px; font-weight: bold; }
QLabel[tone="number_yellow"] { font-size: ${title_px}px; font-weight: bold; color: $yellow; }
QLabel[tone="number_red"] { font-size: ${title_px}px; font-weight: bold; color: $red; }
QLabel[tone="key"] { color: $dim; background: $raised; border: 1px solid $line; border-radius: ${corner}px;
    padding: 0 ${grid}px; font-size: ${caption_px}px; }
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateTimeEdit { background: $raised;
    border: 1px solid $line; border-radius: ${corner}px; padding: ${grid}px ${grid2}px;
    selection-background-color: $accent; selection-color: $bg; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border-color: $accent; }
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled { color: $faint; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; selection-background-color: $accent_soft;
    selection-color: $text; }
QPushButton, QToolButton { background: $raised; border: 1px solid $line; border-radius: ${corner}px;
    padding: ${grid}px ${grid3}px; }
QPushButton[flat="true"] { padding: ${grid}px; }
QPushButton[row="true"] { text-align: left; padding: ${grid}px ${grid2}px; }
QToolButton[flat="true"] { background: transparent; border: none; padding: ${grid}px; }
QPushButton:hover, QToolButton:hover, QPushButton:focus, QToolButton:focus { border-color: $accent; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: $accent_soft; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: transparent; }
QPushButton[primary="true"]:enabled, QToolButton[primary="true"]:enabled {
    background: $accent; border-color: $accent; color: $bg; font-weight: bold; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; }
QTableView, QListView, QTreeView { background: $panel; border: none; outline: none; gridline-color: $line;
    selection-background-color: $accent_soft; selection-color: $text; alternate-background-color: $panel; }
QListWidget::item { padding: ${grid}px; }
QTableView::indicator, QTreeView::indicator {
    width: ${caption_px}px; height: ${caption_px}px; border: 1px solid $dim; border-radius: 2px; }
QTableView::indicator:checked, QTreeView::indicator:checked { background: $accent; border-color: $accent; }
#map_side { border-left: 1px solid $line; }
QHeaderView::section { background: $panel; color: $dim; border: none; border-bottom: 1px solid $line;
    padding: ${grid}px ${grid2}px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${grid2}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${grid2}px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: ${grid}px; min-height: ${row}px; min-width: ${row}px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabBar::tab { background: transparent; color: $dim; padding: ${grid}px ${grid2}px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar { qproperty-drawBase: 0; }
QTabWidget::pane { border: none; }
QMenu { background: $raised; border: 1px solid $line; padding: ${grid}px 0; }
QMenu::item { padding: ${grid}px ${grid6}px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: ${grid}px 0; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: ${grid}px; }
QProgressBar { background: $raised; border: none; border-radius: 2px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QCheckBox::indicator, QRadioButton::indicator { width: ${caption_px}px; height: ${caption_px}px; }
#overlay { background: $raised; border: 1px solid $accent; border-radius: ${corner}px; }
#completions { background: $raised; border: 1px solid $line; border-radius: ${corner}px; }
#completions::item { padding: ${grid}px ${grid2}px; }
#completions::item:selected { background: $accent_soft; color: $text; }
""")


def stylesheet(theme: Theme) -> str:
    """The stylesheet of a theme. Widgets ask for a look by `setProperty("tone", …)`, `primary`, `flat`."""
    grid = theme.grid_px
    sizes = {name: getattr(theme, name) for name in ("text_px", "title_px", "caption_px")}
    steps = {"grid": grid, "grid2": 2 * grid, "grid3": 3 * grid, "grid6": 6 * grid}
    families = ", ".join(f'"{family}"' for family in FAMILIES)
    own = {"row": theme.row_px, "corner": theme.corner_px, "families": families}
    return _SHEET.substitute(theme.colours, **sizes, **steps, **own)


def palette(theme: Theme) -> QPalette:
    """The palette of a theme, for what paints itself without a stylesheet."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(theme.colour(token)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.colour("faint")))
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label one of the looks of the sheet ('dim', 'caption', 'title', 'accent', 'red', 'number' …)."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "dim",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "bg",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "line",
}
