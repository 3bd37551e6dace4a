"""What is wrong with a layout, in the language of the screen."""

from PySide6.QtCore import QCoreApplication

from video.layouts import LONGEST_NAME, MOST_TILES, Fault, LayoutBroken


def broken_words(error: LayoutBroken) -> str:
    """One sentence that says which layout, and what to put right."""
    say = _SENTENCES[error.fault]()
    return say.format(name=error.name or "–", detail=error.detail, most=MOST_TILES, longest=LONGEST_NAME)


_SENTENCES = {
    Fault.FILE: lambda: QCoreApplication.translate(
        "Layouts", "The layout file cannot be read: {detail}. Nothing was changed."
    ),
    Fault.NAME: lambda: QCoreApplication.translate(
        "Layouts", "A layout needs a name of 1 to {longest} characters. Nothing was changed."
    ),
    Fault.NO_ROWS: lambda: QCoreApplication.translate(
        "Layouts", "Layout {name}: no rows of letters are drawn. Nothing was changed."
    ),
    Fault.UNEVEN: lambda: QCoreApplication.translate(
        "Layouts", "Layout {name}: row {detail} is not as long as the first one. Nothing was changed."
    ),
    Fault.TORN: lambda: QCoreApplication.translate(
        "Layouts", "Layout {name}: the cells of {detail} are no rectangle. Nothing was changed."
    ),
    Fault.TOO_MANY: lambda: QCoreApplication.translate(
        "Layouts", "Layout {name}: {detail} tiles are more than {most}. Nothing was changed."
    ),
    Fault.CAMERAS: lambda: QCoreApplication.translate(
        "Layouts", "Layout {name}: cameras are named by their numbers. Nothing was changed."
    ),
}
