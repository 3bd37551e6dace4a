"""The window of imports over the real engine and a real store: looked at, tried, imported, stopped, gone on with."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from assembly.bringing import DeskImporter, settle
from assembly.centre import OpenCentre, open_centre
from console.lanes import Lanes, open_lanes
from console.times import Times
from dispatch.bringing import Cancelled, RunState
from dispatch.limits import ContinuousClock
from dispatch.values import Role
from dispatch.verbs import Actor
from gateway.files.reading import PART
from tests.fakes import SHANGHAI, HandClock
from widgets.import_wizard import ImportWizard

CODE, LONG_MS = "990024", 30_000
PROFILE = """
name = "旧系统案卷"
timezone = "Asia/Shanghai"
time_formats = ["%Y-%m-%d %H:%M"]
bounds = [120.0, 28.0, 122.0, 30.0]
[columns]
external_ref = "案号"
reported_at = "上报时间"
title = "问题"
state = "状态"
lon = "经度"
lat = "纬度"
[states]
"待派遣" = "D1"
"已结案" = "E1"
"""
HEAD = "案号,上报时间,问题,状态,经度,纬度\n"


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[OpenCentre]:
    """A county with nobody but its desk."""
    with contextlib.closing(open_centre(tmp_path, CODE, on_commit=lambda: None)) as opened:
        settle(opened, "云溪县")
        (tmp_path / "profiles").mkdir()
        (tmp_path / "profiles" / "old.toml").write_text(PROFILE, "utf-8")
        yield opened


@pytest.fixture
def lanes(qapp) -> Iterator[Lanes]:
    """The lanes of a desk."""
    opened = open_lanes()
    yield opened
    assert opened.close()


@pytest.fixture
def wizard(qtbot, centre, lanes, tmp_path) -> ImportWizard:
    """The window, opened by a person who may import."""
    actor = Actor(person_id=1, role=Role.SUPERVISOR, workstation="desk")
    importer = DeskImporter(centre, tmp_path, lambda: None, actor)
    window = ImportWizard(importer, lanes.jobs, Times(HandClock(), ContinuousClock(), SHANGHAI))
    qtbot.addWidget(window)
    window.open()
    window.profile.setCurrentIndex(window.profile.findData("old"))
    return window


def _file(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "旧案.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", "gb18030")
    return path


def _idle(window: ImportWizard) -> bool:
    return window._busy is None


def _cells(window: ImportWizard) -> list[str]:
    table = window.table
    items = [table.item(row, column) for row in range(table.rowCount()) for column in range(table.columnCount())]
    return [item.text() for item in items if item is not None]


def test_rows_are_shown_as_they_will_be_read_and_imported_once(qtbot, wizard, centre, tmp_path):
    wizard.file.setText(str(_file(tmp_path, "A1,2026-01-02 08:30,井盖丢失,待派遣,120.7,28.8",
                                  "A2,2026-02-30 08:30,占道经营,待派遣,120.7,28.8")))  # fmt: skip
    wizard.look()
    qtbot.waitUntil(lambda: _idle(wizard), timeout=LONG_MS)
    assert "井盖丢失" in _cells(wizard)
    assert any("no such day" in cell and "2026-02-30" in cell for cell in _cells(wizard))
    wizard.try_out()
    qtbot.waitUntil(lambda: _idle(wizard), timeout=LONG_MS)
    assert "1 would be new" in wizard.said.text()
    assert centre.board.open_cases(CODE) == ()
    for new, held in ((1, 0), (0, 1)):
        wizard.bring()
        qtbot.waitUntil(lambda: _idle(wizard), timeout=LONG_MS)
        assert f"{new} are new, {held} were here already, 1 were refused" in wizard.said.text()
    assert [case.title for case in centre.board.open_cases(CODE)] == ["井盖丢失"]


def test_a_file_that_cannot_be_read_is_worded(qtbot, wizard, tmp_path):
    wizard.file.setText(str(tmp_path / "nothing.csv"))
    wizard.look()
    qtbot.waitUntil(lambda: _idle(wizard), timeout=LONG_MS)
    assert wizard.said.text().startswith("The file cannot be opened")


def test_what_was_cut_off_is_offered_and_gone_on_with(qtbot, wizard, centre, tmp_path):
    way = wizard._importer.open(
        str(_file(tmp_path, *(f"A{n},2026-01-02 08:30,井盖丢失,待派遣,120.7,28.8" for n in range(2 * PART + 500)))),
        "old",
    )
    bringing = way._bringing
    whole = bringing._ground.staging.publish

    def publish_one_part_and_stop(*args, **named):
        bringing.cancel()
        return whole(*args, **named)

    bringing._ground.staging.publish = publish_one_part_and_stop
    with pytest.raises(Cancelled):
        way.bring()
    assert len(centre.board.open_cases(CODE)) == PART
    bringing._ground.staging.publish = whole
    wizard.open()
    go_on = next(button for button in wizard.findChildren(QPushButton) if button.text() == "Go on")
    qtbot.waitUntil(go_on.isVisible, timeout=LONG_MS)
    go_on.click()
    qtbot.waitUntil(lambda: _idle(wizard) and not go_on.isVisible(), timeout=LONG_MS)
    assert len(centre.board.open_cases(CODE, limit=9999)) == 2 * PART + 500
    assert wizard._importer._imports.run(CODE, 1).state is RunState.DONE
