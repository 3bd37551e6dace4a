"""The action behind “Import”: a window of its own over the engine, in the name of the person at the desk."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from assembly.bringing import DeskImporter
from assembly.centre import OpenCentre
from console.actions import Asked
from console.spine import Spine
from widgets.import_wizard import ImportWizard


def offer_importing(
    spine: Spine, centre: OpenCentre, data: Path, ring: Callable[[], None], window: QWidget
) -> ImportWizard:  # fmt: skip
    """Let the action open the window of imports."""
    importer = DeskImporter(centre, data, ring, spine.desk.actor)
    wizard = ImportWizard(importer, spine.lanes.jobs, spine.times, window)
    spine.actions.on("import", partial(_open, wizard))
    return wizard


def _open(wizard: ImportWizard, _: Asked) -> None:
    wizard.open()
