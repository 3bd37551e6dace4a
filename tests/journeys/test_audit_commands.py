"""What an administrator types to keep the policy, and an auditor to read who watched: on a real folder."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

from assembly.children import ROOT
from db.viewings import Viewings
from dispatch.camera_papers import Viewing
from dispatch.values import Role
from simulator.county import CODE, WANG
from tests.journeys.running import Running

NOW = datetime.now(UTC)


def a_viewing(days: int) -> Viewing:
    since = NOW - timedelta(days=days)
    return Viewing(person_id=WANG, person_name="王敏", camera_id=1, case_id=None, since=since,
                   until=since + timedelta(minutes=1), workstation="desk")  # fmt: skip


def typed(running: Running, *words: str) -> "subprocess.CompletedProcess[str]":
    """What somebody types at the prompt, with what comes back."""
    command = [sys.executable, "main.py", words[0], "--data-dir", str(running.paths.data), *words[1:]]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def test_only_an_auditor_reads_who_watched(running: Running) -> None:
    Viewings(running.centre.engine, CODE).put([a_viewing(1)])
    refused = typed(running, "viewings", "--person", str(WANG))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "may not read" in refused.stderr
    people = running.centre.board.directory(CODE).people
    auditors = [person.id for person in people if Role.AUDITOR in person.roles]
    head, row = typed(running, "viewings", "--person", str(auditors[0])).stdout.splitlines()
    assert head.startswith("since,until,person_id")
    assert "王敏" in row


def test_retaining_says_what_is_due_and_forgets_old_viewings_when_told(closed: Running) -> None:
    Viewings(closed.centre.engine, CODE).put([a_viewing(1), a_viewing(1200)])  # doors would forget it by themselves
    assert "due: 0 reporters" in typed(closed, "retain").stdout
    assert "deleted: 1 records" in typed(closed, "retain", "--delete").stdout
