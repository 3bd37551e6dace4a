"""The case file as a document: what the desk knows of a case, on A4 pages, with its pictures and its story."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QMarginsF, QSizeF, QUrl
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from console.times import Times
from console.titles import case_title, language, named
from console.wording import limit_words, words
from console.world import World
from dispatch.papers import CaseFile
from dispatch.standard import Standard
from dispatch.values import Evidence
from widgets.closing_words import condition_texts
from widgets.entry_words import entry_words
from widgets.paper_words import marks_of, petition_words, supervision_words, support_words, task_words

DPI = 150
PICTURE_WIDTH = 380


@dataclass(frozen=True, kw_only=True)
class Printing:
    """What a case file is worded with."""

    times: Times
    world: World
    standard: Standard


def case_html(file: CaseFile, by: Printing, pictures: Mapping[str, QImage]) -> str:
    """The document; whatever came from outside is escaped."""
    case = file.case
    parts = [f"<h2>{escape(case_title(case, by.standard))} · {escape(words(case.state))}</h2>",
             f"<p>{escape(case.number)}</p>", _table(_facts(file, by))]  # fmt: skip
    parts += _section(QCoreApplication.translate("CasePrint", "Papers"), _papers(file, by))
    story = [f"{_at(entry.at, by)}  {entry_words(entry)}" for entry in file.entries]
    parts += _section(QCoreApplication.translate("CasePrint", "What happened"), story)
    parts += [_picture(row, by, pictures) for row in file.evidence]
    made = QCoreApplication.translate("CasePrint", "Made {at}; personal data masked").format(
        at=_at(by.times.now(), by)
    )  # fmt: skip
    return "".join([*parts, f"<p><small>{escape(made)}</small></p>"])


def save_case_pdf(file: CaseFile, by: Printing, pictures: Mapping[str, bytes], path: Path) -> str:
    """Write the document as PDF beside and rename it; returns the path. Raises OSError."""
    images = {sha256: QImage.fromData(QByteArray(data)) for sha256, data in pictures.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    writer = QPdfWriter(str(beside))
    writer.setResolution(DPI)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(42, 42, 42, 42))
    )
    writer.setTitle(file.case.number)
    document = QTextDocument()
    for sha256, image in images.items():
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(sha256), image)
    document.setDefaultStyleSheet("td { padding: 2px 8px 2px 0 }")
    document.setHtml(case_html(file, by, images))
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    del writer  # closes the file
    beside.replace(path)
    return str(path)


def nothing_words() -> str:
    """Why nothing was saved."""
    return QCoreApplication.translate("CasePrint", "Select a case first")


def saved_words(path: str) -> str:
    """Where the document lies."""
    return QCoreApplication.translate("CasePrint", "Case file saved: {file}").format(file=path)


def package_words(path: str, sha256: str) -> str:
    """Where the package lies, and the hash to be written down."""
    words = QCoreApplication.translate("CasePrint", "Evidence package saved: {file}, manifest SHA-256 {hash}")
    return words.format(file=path, hash=sha256[:16])


def _at(moment: datetime, by: Printing) -> str:
    return moment.astimezone(by.times.zone).strftime("%Y-%m-%d %H:%M")


def _facts(file: CaseFile, by: Printing) -> list[tuple[str, str]]:
    case = file.case
    held = [row for row in (by.world.unit(case.unit_id), by.world.department(case.department_id)) if row is not None]
    class_name = by.standard.name(case.class_code, language())
    condition, closing = condition_texts(case, by.standard)
    place = f"{case.lon:.6f}, {case.lat:.6f}" if case.lon is not None and case.lat is not None else ""
    return [
        (QCoreApplication.translate("CasePrint", "Source"), words(case.source)),
        (QCoreApplication.translate("CasePrint", "Class"), f"{case.class_code} {class_name}".strip()),
        (QCoreApplication.translate("CasePrint", "Condition"), condition),
        (QCoreApplication.translate("CasePrint", "Limit"), limit_words(case.limit) if case.limit else ""),
        (QCoreApplication.translate("CasePrint", "Standard"), case.standard),
        (QCoreApplication.translate("CasePrint", "Closing condition"), closing),
        (QCoreApplication.translate("CasePrint", "Place"), case.place),
        (QCoreApplication.translate("CasePrint", "Grid"), case.grid),
        ("WGS-84", place),
        (QCoreApplication.translate("CasePrint", "Reporter"), f"{case.reporter_name} {case.reporter_phone}".strip()),
        (QCoreApplication.translate("CasePrint", "Words"), case.description),
        (QCoreApplication.translate("CasePrint", "Holder"), " · ".join(named(row) for row in held)),
        (QCoreApplication.translate("CasePrint", "Reported"), _at(case.reported_at, by)),
        (QCoreApplication.translate("CasePrint", "Due"), _at(case.due_at, by) if case.due_at else ""),
        (QCoreApplication.translate("CasePrint", "Closed"), _at(case.closed_at, by) if case.closed_at else ""),
        (QCoreApplication.translate("CasePrint", "Marks"), " · ".join(marks_of(case, by.world))),
    ]


def _papers(file: CaseFile, by: Printing) -> list[str]:
    return [
        *(petition_words(row, by.times) for row in file.petitions),
        *(supervision_words(row, by.times) for row in file.supervisions),
        *(task_words(row) for row in file.tasks),
        *(support_words(row, by.world) for row in file.orders if row.part == "support"),
    ]


def _table(rows: list[tuple[str, str]]) -> str:
    cells = (f"<tr><td><b>{escape(name)}</b></td><td>{escape(text)}</td></tr>" for name, text in rows if text)
    return f"<table>{''.join(cells)}</table>"


def _section(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    return [f"<h3>{escape(title)}</h3>", *(f"<p>{escape(line)}</p>" for line in lines)]


def _picture(row: Evidence, by: Printing, pictures: Mapping[str, QImage]) -> str:
    picture = row.picture
    length = f"{picture.seconds:.1f} s" if picture.is_clip else ""
    lacking = QCoreApplication.translate("CasePrint", "partial") if picture.lack else ""
    said = words(picture.kind), length, lacking, _at(picture.taken_at or row.at, by), row.by_name
    caption = " · ".join(part for part in said if part)
    seal = f"SHA-256 {picture.sha256}"
    image = pictures.get(picture.sha256)
    drawn = f'<img src="{escape(picture.sha256)}" width="{PICTURE_WIDTH}"/>' if image and not image.isNull() else ""
    return f"<p>{drawn}<br/>{escape(caption)}<br/><small>{escape(seal)}</small></p>"
