"""Everything out as open files: from the desk, in the name of who sits there, or by the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from assembly.centre import OpenCentre
from console.actions import Asked
from console.spine import Spine
from db.folder_export import Leaving, export_folder
from dispatch.verbs import Actor
from gateway.files.masking import mask_contacts
from widgets.export_window import Exported, ExportWindow


@dataclass(frozen=True)
class DeskExporter:
    """What the window of exports is handed."""

    centre: OpenCentre
    folder: Path
    by: Actor
    ring: Callable[[], None]

    def propose(self) -> str:
        """A folder that is free."""
        moment = self.centre.clock.now().astimezone(self.centre.zone).strftime("%Y%m%d-%H%M%S")
        return str(self.folder / f"{self.centre.jurisdiction}-{moment}")

    def export(self, folder: str, is_plain: bool, reason: str) -> Exported:
        """Export; raises Refused or OSError."""
        leaving = Leaving(folder=Path(folder), by=self.by, at=self.centre.clock.now(), is_plain=is_plain, reason=reason)
        left = export_folder(self.centre.engine, self.centre.jurisdiction, leaving, mask_contacts)
        self.ring()
        return Exported(folder, left.files, left.rows)


def offer_exporting(
    spine: Spine, centre: OpenCentre, folder: Path, ring: Callable[[], None], window: QWidget
) -> ExportWindow:  # fmt: skip
    """Let the action open the window of exports."""
    exporter = DeskExporter(centre, folder, spine.desk.actor, ring)
    shown = ExportWindow(exporter.export, exporter.propose, spine.lanes.jobs, spine.times, window)
    spine.actions.on("export", partial(_open, shown))
    return shown


def _open(shown: ExportWindow, _: Asked) -> None:
    shown.open()
