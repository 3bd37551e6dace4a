"""Tokens of terminals: given by a command, shown once, known by their hash alone."""

import argparse
from pathlib import Path

import pytest

from assembly.terminals import FILE, held_tokens
from assembly.users import run
from simulator.county import FIRST_CREW, FIRST_HEAD, SQUAD, WANG
from tests.journeys.running import Running

HEAD = FIRST_HEAD + SQUAD


def _given(folder: Path, person_id: int) -> int:
    return run(argparse.Namespace(data_dir=folder, what="token", login=None, person=person_id))


def test_a_new_token_is_shown_once_and_takes_the_place_of_the_old_one(
    closed: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = closed.paths.secrets
    before = dict(held_tokens(folder))
    assert _given(closed.paths.data, HEAD) == 0
    token = capsys.readouterr().out.splitlines()[-1]
    after = held_tokens(folder)
    assert {digest for digest, owner in after.items() if owner == HEAD}.isdisjoint(before)
    assert sorted(after.values()) == sorted(before.values())
    assert token not in (folder / FILE).read_text(encoding="utf-8")
    assert oct((folder / FILE).stat().st_mode)[-3:] == "600"


@pytest.mark.parametrize("person_id", [WANG, FIRST_CREW + 999])
def test_who_has_no_terminal_is_given_none(closed: Running, capsys: pytest.CaptureFixture[str], person_id: int) -> None:
    before = dict(held_tokens(closed.paths.secrets))
    assert _given(closed.paths.data, person_id) == 2
    assert "user list" in capsys.readouterr().err
    assert held_tokens(closed.paths.secrets) == before
