"""Imports are staged unseen and published part by part; what was cut off is gone on with or taken back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from db import schema
from db.board import SqlBoard
from db.imports import STALE, SqlImports
from db.log import SqlLog
from db.verify import verify_log
from dispatch.bringing import Kind, Run, RunState
from dispatch.errors import NotAllowed
from dispatch.states import State
from dispatch.values import Camera, Case, Department, Fix, Role, Source
from dispatch.verbs import Actor
from tests.db.town import CODE, NOW, settle

RUN = Run(file="old.csv", sha256="ab" * 32, profile="old", kind=Kind.CASES, at=NOW, touched_at=NOW)


def _case(number: int) -> Case:
    return Case(jurisdiction="", number=f"O{number}", state=State.PENDING_DISPATCH, source=Source.IMPORT,
                title="井盖丢失😀", description=f"第{number}号", reported_at=NOW, filed_at=NOW)  # fmt: skip


def _staged(imports: SqlImports, run: Run, *parts: list[Any]) -> Run:
    run_id = imports.begin(CODE, run, None)
    for part in parts:
        imports.stage(CODE, run_id, part, at=NOW)
    imports.ready(CODE, run_id, refused=0, at=NOW)
    return imports.run(CODE, run_id)


def _publish(imports: SqlImports, run: Run) -> Run:
    while imports.publish(CODE, run, at=NOW) is not None:
        pass
    return imports.run(CODE, run.id)


def test_nothing_is_seen_before_it_is_published_and_then_all_of_it_is(any_store: Engine) -> None:
    settle(any_store)
    imports, board = SqlImports(any_store), SqlBoard(any_store)
    run = _staged(imports, RUN, [_case(1), _case(2)], [_case(3)])
    assert board.open_cases(CODE) == ()
    imports.publish(CODE, run, at=NOW)
    assert [case.number for case in board.open_cases(CODE)] == ["O1", "O2"]
    assert [case.number for case in board.find(CODE, "井盖丢失😀")] == ["O2", "O1"]
    done = _publish(imports, run)
    assert (done.state, done.added, done.held) == (RunState.DONE, 3, 0)
    lines = [entry for entry in SqlLog(any_store).after(CODE, 0) if entry.step == "import"]
    assert [(line.body["cases"], line.body["file"]) for line in lines] == [(2, "old.csv"), (1, "old.csv")]
    assert all(case.seq and case.is_imported and case.version == 1 for case in board.open_cases(CODE))
    assert verify_log(any_store, CODE) is None


def test_the_story_of_an_imported_case_begins_with_file_and_row(any_store: Engine) -> None:
    settle(any_store)
    imports, board = SqlImports(any_store), SqlBoard(any_store)
    run_id = imports.begin(CODE, RUN, None)
    imports.stage(CODE, run_id, [_case(1), _case(2), _case(2), _case(3)], rows=[2, 3, 4, 9], at=NOW)
    imports.stage(CODE, run_id, [_case(4)], rows=[10], at=NOW)
    imports.ready(CODE, run_id, refused=0, at=NOW)
    _publish(imports, imports.run(CODE, run_id))
    for case in board.open_cases(CODE):
        (line,) = board.file(CODE, case.id).entries
        assert (line.step, line.at, line.body["file"]) == ("import", NOW, "old.csv")
        assert line.body["row"] == {"O1": 2, "O2": 3, "O3": 9, "O4": 10}[case.number]


def test_a_second_import_adds_nothing_and_writes_no_line(any_store: Engine) -> None:
    settle(any_store)
    imports = SqlImports(any_store)
    _publish(imports, _staged(imports, RUN, [_case(n) for n in range(40)]))
    head = SqlLog(any_store).head(CODE)
    again = _publish(imports, _staged(imports, RUN, [_case(n) for n in range(40)], [_case(99), _case(99)]))
    assert (again.added, again.held) == (1, 41)
    assert SqlLog(any_store).head(CODE) == head + 1
    assert len(imports.alike(CODE, RUN.sha256)) == 2


def test_a_cut_off_import_goes_on_where_it_was(any_store: Engine) -> None:
    settle(any_store)
    imports = SqlImports(any_store)
    run = _staged(imports, RUN, [_case(1)], [_case(2)], [_case(3)])
    imports.publish(CODE, run, at=NOW)
    (cut,) = SqlImports(any_store).unfinished(CODE)
    assert (cut.state, cut.staged, cut.added) == (RunState.STAGED, 3, 1)
    assert _publish(SqlImports(any_store), cut).added == 3
    assert imports.unfinished(CODE) == ()


def test_a_dropped_import_leaves_no_row_waiting(any_store: Engine) -> None:
    settle(any_store)
    imports = SqlImports(any_store)
    run = _staged(imports, RUN, [_case(1)], [_case(2)])
    imports.publish(CODE, run, at=NOW)
    imports.drop(CODE, run.id, at=NOW)
    assert [case.number for case in SqlBoard(any_store).open_cases(CODE)] == ["O1"]
    with any_store.connect() as connection:
        assert connection.execute(select(func.count()).select_from(schema.import_part)).scalar() == 0


def test_a_run_whose_reader_is_gone_is_taken_back_by_the_next(any_store: Engine) -> None:
    settle(any_store)
    imports = SqlImports(any_store)
    lost = imports.begin(CODE, RUN, None)
    imports.stage(CODE, lost, [_case(1)], at=NOW)
    later = NOW + STALE + timedelta(seconds=1)
    imports.begin(CODE, replace(RUN, at=later, touched_at=later), None)
    assert imports.run(CODE, lost).state is RunState.DROPPED


def test_who_may_not_import_is_refused_before_a_row_is_staged(any_store: Engine) -> None:
    settle(any_store)
    imports = SqlImports(any_store)
    with pytest.raises(NotAllowed):
        imports.begin(CODE, RUN, Actor(person_id=1, role=Role.DISPATCHER, workstation="test"))
    assert imports.unfinished(CODE) == ()


def test_lines_of_the_directory_come_once_and_change_by_id(any_store: Engine) -> None:
    settle(any_store)
    imports, board = SqlImports(any_store), SqlBoard(any_store)
    camera = Camera(id=77, jurisdiction="", name="东门", url_main="rtsp://10.0.0.7/1", lon=120.7, lat=28.8)
    office = Department(id=70, jurisdiction="", name="市政所")
    for kind, value in ((Kind.CAMERAS, camera), (Kind.DEPARTMENTS, office)):
        run = replace(RUN, kind=kind)
        assert _publish(imports, _staged(imports, run, [value])).added == 1
        assert _publish(imports, _staged(imports, run, [value])).added == 0
    moved = replace(camera, name="东门外")
    assert _publish(imports, _staged(imports, replace(RUN, kind=Kind.CAMERAS), [moved])).added == 1
    assert [row.name for row in board.directory(CODE).cameras if row.id == 77] == ["东门外"]


def test_position_logs_become_tracks_and_leave_the_present_place_alone(any_store: Engine) -> None:
    from db.positions import SqlPositions

    settle(any_store)
    imports, positions = SqlImports(any_store), SqlPositions(any_store)
    unit = SqlBoard(any_store).directory(CODE).units[0].id
    fixes = [Fix(unit_id=unit, lon=120.7, lat=28.8, at=NOW - timedelta(days=days), received_at=NOW)
             for days in (400, 401)]  # fmt: skip
    stranger = replace(fixes[0], unit_id=987654)
    done = _publish(imports, _staged(imports, replace(RUN, kind=Kind.POSITIONS), [*fixes, stranger]))
    assert (done.added, done.held) == (2, 1)
    assert positions.latest(CODE) == ()
    assert len(positions.track(CODE, unit, NOW - timedelta(days=500), NOW)) == 2
