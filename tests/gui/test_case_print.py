"""The case file as a document: whole, escaped, with its pictures, and written without a torn file."""

import json
from dataclasses import replace
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from PySide6.QtGui import QImage

from assembly.printing import offer_printing
from console.times import Times
from db.pictures import FilePictures
from dispatch.limits import ContinuousClock
from dispatch.papers import CaseFile, Petition, PetitionKind
from dispatch.values import Evidence, EvidenceKind, Picture
from simulator.pictures import street_picture
from tests.fakes import JURISDICTION, NOON, SHANGHAI, STANDARD, HandClock, some_case
from widgets.case_print import Printing, case_html, save_case_pdf

SHA = "ab" * 32
SHOT = Evidence(case_id=1, picture=Picture(sha256=SHA, kind=EvidenceKind.AFTER), by_name="赵军", at=NOON)
VOIDING = Petition(case_id=1, kind=PetitionKind.VOID, applicant_id=1, applicant_name="王敏", reason="误报", at=NOON)
FILE = CaseFile(
    case=replace(some_case(1), description="<script>alert(1)</script>", condition_id="09006-1"),
    evidence=(SHOT,),
    petitions=(VOIDING,),
)


@pytest.fixture
def by(spine) -> Printing:
    """Noon in the county."""
    return Printing(times=Times(HandClock(), ContinuousClock(), SHANGHAI), world=spine.world, standard=STANDARD)


def test_outside_text_is_text_and_every_part_of_the_file_is_there(by):
    html = case_html(FILE, by, {})
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    for part in (FILE.case.number, "误报", SHA, "永安路", STANDARD.conditions["09006-1"].en):
        assert part in html


def test_a_picture_that_is_there_is_drawn_and_one_that_is_not_leaves_its_hash(by):
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    assert "<img" in case_html(FILE, by, {SHA: image})
    assert "<img" not in case_html(FILE, by, {})


def test_the_document_is_written_whole_with_its_pictures(by, tmp_path):
    path = tmp_path / "exports" / "case.pdf"
    plain = save_case_pdf(FILE, by, {}, tmp_path / "plain.pdf")
    save_case_pdf(FILE, by, {SHA: street_picture(1, is_clean=True)}, path)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert len(data) > len((tmp_path / "plain.pdf").read_bytes())
    assert plain.endswith("plain.pdf")
    assert [file.name for file in path.parent.iterdir()] == ["case.pdf"]


def test_saving_a_case_file_writes_the_document_and_an_archive_in_open_forms(spine, qtbot, tmp_path):
    picture = street_picture(1, is_clean=True)
    pictures, lost = FilePictures(tmp_path / "evidence"), replace(SHOT.picture, sha256="cd" * 32)
    here = replace(SHOT, picture=replace(SHOT.picture, sha256=pictures.put(picture)))
    file = replace(FILE, evidence=(here, replace(SHOT, picture=lost)))
    board = SimpleNamespace(file=lambda _here, _case_id: file)
    centre = SimpleNamespace(board=board, pictures=pictures, jurisdiction=JURISDICTION)
    offer_printing(spine, centre, tmp_path / "exports")
    spine.selection.select(1)
    spine.actions.ask("print")
    with qtbot.waitSignal(spine.notices.changed):
        pass
    with ZipFile(tmp_path / "exports" / f"{FILE.case.number}.zip") as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {"case.json", f"pictures/{here.picture.sha256}"}
        assert archive.read(f"pictures/{here.picture.sha256}") == picture
        told = json.loads(archive.read("case.json"))
    assert lost.sha256 in json.dumps(told)  # what is lost is still named
    assert "误报" in json.dumps(told, ensure_ascii=False)
    assert sorted(path.suffix for path in (tmp_path / "exports").iterdir()) == [".pdf", ".zip"]
