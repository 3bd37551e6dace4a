"""The action behind “Save diagnostics”: done on the jobs lane, told in a notice."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from console.actions import Asked
from console.diagnostics import save_diagnostics
from console.lanes import Outcome
from console.notices import NoticeKind
from console.paths import Paths
from console.refusals import trouble_words
from console.spine import Spine


def offer_diagnostics(spine: Spine, paths: Paths, version: str) -> None:
    """Let the action save a zip into the data folder."""
    spine.actions.on("diagnostics", partial(_save, spine, paths, version))


def _save(spine: Spine, paths: Paths, version: str, _: Asked) -> None:
    now = spine.times.now()
    target = paths.data / f"diagnostics-{now:%Y%m%d-%H%M%S}.zip"
    spine.lanes.jobs.submit(
        lambda: str(save_diagnostics(paths, target, version=version, now=now)), partial(_tell, spine), timeout=60
    )


def _tell(spine: Spine, outcome: Outcome[str]) -> None:
    if outcome.error is not None:
        spine.notices.add(NoticeKind.TROUBLE, partial(trouble_words, outcome.error))
        return
    spine.notices.add(NoticeKind.INFO, partial(_saved_words, str(outcome.value)))


def _saved_words(file: str) -> str:
    return QCoreApplication.translate("Diagnostics", "Diagnostics saved: {file}").format(file=file)
