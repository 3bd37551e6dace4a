"""Real messages of Chinese citizens from the file to the eye: stored, found and shown without a damaged character."""

import contextlib
import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from assembly.bringing import Way, bringing_of, ground_of, settle
from assembly.centre import open_centre
from console.spine import Spine
from console.theme import load_theme
from console.world import News
from dispatch.texts import clean
from dispatch.values import Case
from gateway.files.masking import mask_contacts
from widgets.case_head import CaseHead
from widgets.queue_model import CASE, QueueModel

CODE = "331024"
FOLDER = Path(__file__).parents[3] / "shared" / "data" / "taidi2020c"
PROFILE = """
name = "留言"
timezone = "Asia/Shanghai"
time_formats = ["%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S"]
[columns]
external_ref = "留言编号"
reported_at = "留言时间"
title = "留言主题"
description = "留言详情"
[fixed]
state = "开"
[states]
"开" = "D1"
"""
SHOWN = 40


@pytest.mark.skipif(not FOLDER.exists(), reason="the real messages of citizens are not beside the project")
def test_no_character_of_a_real_message_is_lost_on_its_way(tmp_path: Path, spine: Spine, qtbot: QtBot) -> None:
    (source,) = FOLDER.glob("附件2*示例*.csv")
    (tmp_path / "p.toml").write_text(PROFILE, "utf-8")
    with source.open(encoding="utf-8-sig", newline="") as given:
        rows = {row["留言编号"]: row for row in reversed(list(csv.DictReader(given)))}  # of a doubled one the first
    with contextlib.closing(open_centre(tmp_path, CODE, on_commit=lambda: None)) as centre:
        settle(centre, "云溪县")
        way = Way(bringing_of(source, tmp_path / "p.toml", ground_of(centre, lambda: None), tmp_path), tmp_path)
        assert {row.why for row in way.bring().refusals} == {"the same one twice in this file"}
        cases = centre.board.open_cases(CODE)
        assert {case.number for case in cases} == rows.keys()
        for case in cases:
            row = rows[case.number]
            assert case.title == clean("title", row["留言主题"], 255)
            assert case.description == mask_contacts(clean("description", row["留言详情"], 10_000))
        for case in cases[:SHOWN]:
            assert case in centre.board.find(CODE, case.title[2:9], limit=500)
    _look_at(cases, spine, qtbot)


def _look_at(cases: tuple[Case, ...], spine: Spine, qtbot: QtBot) -> None:
    """The queue and the case in hand, as they hold what they paint."""
    model = QueueModel(spine.times)
    model.take(News(cases=cases, is_start=True))
    held = [model.index(row, 0).data(CASE) for row in range(model.rowCount())]
    assert {case.title for case in held} == {case.title for case in cases}
    head = CaseHead(load_theme("dark"), spine.times, spine.world, spine.standard)
    qtbot.addWidget(head)
    for case in cases[:SHOWN]:
        head.show_case(case)
        said = [label.text() for label in head.findChildren(QLabel)]
        assert any(case.title in text for text in said)
        assert case.description in said
