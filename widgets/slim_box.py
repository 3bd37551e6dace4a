"""A box of choices that never widens its panel: a long text is cut in the box, and whole in its list."""

from PySide6.QtWidgets import QComboBox

SIGNS = 12


def slim_box() -> QComboBox:
    """An empty one, as wide as there is room, never narrower than twelve signs."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(SIGNS)
    return box
