"""The action behind “Import”: a window of its own over the engine, in the name of the person at the desk."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from assembly.centre import OpenCentre
from console.actions import Asked
from console.spine import Spine

if TYPE_CHECKING:
    from widgets.import_wizard import ImportWizard


class Importing:
    """Makes the window when it is first asked for: what reads all kinds of tables and maps takes its time to load."""

    def __init__(
        self, spine: Spine, centre: OpenCentre, data: Path, ring: Callable[[], None], window: QWidget
    ) -> None:  # fmt: skip
        self._spine, self._centre, self._data, self._ring, self._window = spine, centre, data, ring, window
        self._wizard: ImportWizard | None = None
        spine.actions.on("import", self._open)

    def close_down(self) -> None:
        """End what is running, so that a later start can go on with it."""
        if self._wizard is not None:
            self._wizard.close_down()

    def _open(self, _: Asked) -> None:
        if self._wizard is None:
            from assembly.bringing import DeskImporter
            from widgets.import_wizard import ImportWizard

            importer = DeskImporter(self._centre, self._data, self._ring, self._spine.desk.actor)
            self._wizard = ImportWizard(importer, self._spine.lanes.jobs, self._spine.times, self._window)
        self._wizard.open()
