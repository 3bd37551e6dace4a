"""The action behind “Save the case file”: PDF, and an archive in open forms; on the jobs lane, told in a notice."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from assembly.centre import OpenCentre
from assembly.stills import Stills
from console.actions import Asked
from console.lanes import Outcome
from console.notices import NoticeKind
from console.refusals import trouble_words
from console.spine import Spine
from dispatch.case_document import case_document
from dispatch.errors import Refused
from dispatch.papers import CaseFile
from dispatch.ports import Pictures
from widgets.case_print import Printing, nothing_words, save_case_pdf, saved_words


def offer_printing(spine: Spine, centre: OpenCentre, folder: Path) -> None:
    """Let the action save the file of a case as PDF into a folder."""
    by = Printing(times=spine.times, world=spine.world, standard=spine.standard)
    spine.actions.on("print", partial(_save, spine, centre, by, folder))


def _save(spine: Spine, centre: OpenCentre, by: Printing, folder: Path, asked: Asked) -> None:
    case_id = asked.case.id if asked.case is not None else spine.selection.case_id
    if case_id is None:
        spine.notices.add(NoticeKind.REFUSAL, nothing_words)
    else:
        spine.lanes.jobs.submit(partial(_write, centre, by, folder, case_id), partial(_tell, spine), timeout=60)


def _write(centre: OpenCentre, by: Printing, folder: Path, case_id: int) -> str:
    file = centre.board.file(centre.jurisdiction, case_id)
    _archive(file, by, _held(file, centre.pictures), folder / f"{file.case.number}.zip")
    return save_case_pdf(file, by, _held(file, Stills(centre.pictures)), folder / f"{file.case.number}.pdf")


def _held(file: CaseFile, pictures: Pictures) -> dict[str, bytes]:
    held = {}
    for row in file.evidence:
        try:
            held[row.picture.sha256] = pictures.get(row.picture.sha256)
        except Refused:
            continue  # its place in the document shows its hash without an image
    return held


def _archive(file: CaseFile, by: Printing, pictures: Mapping[str, bytes], path: Path) -> None:
    """`case.json` and the pictures under their SHA-256, written beside and renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".zip.part")
    with ZipFile(beside, "w", ZIP_DEFLATED) as archive:
        archive.writestr("case.json", case_document(file, made_at=by.times.now()))
        for sha256, data in pictures.items():
            archive.writestr(f"pictures/{sha256}", data)
    beside.replace(path)


def _tell(spine: Spine, outcome: Outcome[str]) -> None:
    if outcome.error is not None:
        spine.notices.add(NoticeKind.TROUBLE, partial(trouble_words, outcome.error))
    else:
        spine.notices.add(NoticeKind.INFO, partial(saved_words, str(outcome.value)))
