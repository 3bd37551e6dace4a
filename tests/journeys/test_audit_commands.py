"""What an administrator types to keep the policy, and an auditor to read who watched: on a real folder."""

from datetime import UTC, datetime, timedelta

import pytest

from db.viewings import Viewings
from dispatch.camera_papers import Viewing
from dispatch.values import Role
from main import main
from simulator.county import CODE, WANG
from tests.journeys.running import Running

NOW = datetime.now(UTC)


def a_viewing(days: int) -> Viewing:
    since = NOW - timedelta(days=days)
    return Viewing(person_id=WANG, person_name="王敏", camera_id=1, case_id=None, since=since,
                   until=since + timedelta(minutes=1), workstation="desk")  # fmt: skip


def test_only_an_auditor_reads_who_watched(running: Running, capsys: pytest.CaptureFixture[str]) -> None:
    Viewings(running.centre.engine, CODE).put([a_viewing(1)])
    folder = ["--data-dir", str(running.paths.data)]
    assert main(["viewings", *folder, "--person", str(WANG)]) == 2
    assert "may not read" in capsys.readouterr().err
    people = running.centre.board.directory(CODE).people
    auditors = [person.id for person in people if Role.AUDITOR in person.roles]
    assert main(["viewings", *folder, "--person", str(auditors[0])]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.startswith("since,until,person_id")
    assert "王敏" in row


def test_retaining_says_what_is_due_and_forgets_old_viewings_when_told(
    running: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Viewings(running.centre.engine, CODE)
    book.put([a_viewing(1), a_viewing(1200)])
    folder = ["--data-dir", str(running.paths.data)]
    assert main(["retain", *folder]) == 0
    assert "due: 0 reporters" in capsys.readouterr().out
    assert main(["retain", *folder, "--delete"]) == 0
    assert "deleted: 1 records" in capsys.readouterr().out
