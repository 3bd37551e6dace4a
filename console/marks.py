"""Marks text for translation where it stands in a table; lupdate finds the call by its name."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """The text itself (PySide6's own function of this name is typed as giving an object)."""
    return text
