"""Pictures for the guide of imports, from the shipped examples alone: the windows of import and export, zh and en."""

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QWidget

from assembly.bringing import DeskImporter, bringing_of, ground_of, profile_path, settle
from assembly.centre import RESOURCES, OpenCentre, open_centre
from assembly.leaving import DeskExporter
from console.app import open_app
from console.lanes import Lanes, open_lanes
from console.languages import Languages
from console.look import Look
from console.times import Times
from dispatch.values import Role
from dispatch.verbs import Actor
from widgets.export_window import ExportWindow
from widgets.import_wizard import ImportWizard

CODE = "331024"
EXAMPLES = RESOURCES / "examples"
FIRST = ("departments.csv", "units.csv", "people.csv", "cameras.csv")
SETTLE_MS, LONG_MS = 400, 20_000


def main(out: Path) -> int:
    """Take them all."""
    out.mkdir(parents=True, exist_ok=True)
    app = open_app(["pictures"], version="", scale=100)
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(EXAMPLES, scratch, dirs_exist_ok=True)
        os.chdir(scratch)  # so that the windows tell of files and of a data folder without the way to them
        data = Path("watchfloor")
        data.mkdir()
        look = Look(Languages(data / "i18n"), QSettings(str(data / "state"), QSettings.Format.IniFormat))
        look.start("zh_CN", "light")
        with contextlib.closing(open_centre(data, CODE, on_commit=lambda: None)) as centre:
            _fill(centre, data)
            lanes = open_lanes()
            _take(centre, data, look, lanes, out)
            lanes.close()
    app.quit()
    return 0


def _fill(centre: OpenCentre, data: Path) -> None:
    settle(centre, "云溪县")
    for name in FIRST:
        path = profile_path(f"county_{Path(name).stem}", data)
        bringing_of(EXAMPLES / name, path, ground_of(centre, lambda: None), data).bring()


def _take(centre: OpenCentre, data: Path, look: Look, lanes: Lanes, out: Path) -> None:
    actor = Actor(person_id=1, role=Role.SUPERVISOR, workstation="desk")
    times = Times(centre.clock, centre.work_clock, centre.zone)
    jobs = lanes.jobs
    wizard = ImportWizard(DeskImporter(centre, data, lambda: None, actor), jobs, times)
    exporter = DeskExporter(centre, Path("/srv/watchfloor/exports"), actor, lambda: None)
    leaving = ExportWindow(exporter.export, exporter.propose, jobs, times)
    wizard.open()
    wizard.profile.setCurrentIndex(wizard.profile.findData("county_cases"))
    wizard.file.setText("cases.csv")
    for language in ("zh_CN", "en"):
        look.use_language(language)
        for name, begin in (("preview", wizard.look), ("tried", wizard.try_out)):
            begin()
            _wait(wizard)
            _save(wizard, out / f"import_{name}_{language[:2]}.png")
        leaving.open()
        leaving.folder.setText("/srv/watchfloor/exports/331024-20261126")
        _save(leaving, out / f"export_{language[:2]}.png")
    wizard.close_down()
    leaving.close()


def _wait(wizard: ImportWizard) -> None:
    for _ in range(LONG_MS // 50):
        _turn(50)
        if not wizard.is_busy:
            break


def _save(window: QWidget, file: Path) -> None:
    _turn(SETTLE_MS)
    window.grab().save(str(file))
    print(file, flush=True)


def _turn(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures").resolve()))
