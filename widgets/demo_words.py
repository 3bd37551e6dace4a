"""What the demo says to a newcomer."""

from PySide6.QtCore import QCoreApplication


def take_over_words() -> str:
    """That it is a drill, who works beside, and how to take over."""
    return QCoreApplication.translate(
        "Demo",
        "Drill: 李强 works beside you. Take over any case: J selects, the blue button's key acts, ? shows all keys",
    )
