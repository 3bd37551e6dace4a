"""The sheet of keys says what the table of actions says, in both languages; the guide's copy is the present one."""

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from console.action_table import ACTIONS
from console.key_sheet import sections
from console.panel_keys import PANEL_KEYS
from tests.house import ROOT


def test_every_listed_action_stands_on_the_sheet_once_with_its_keys_and_words():
    lines = [line for _, lines in sections() for line in lines]
    for row in ACTIONS:
        keys = " ".join(key for key in (row.key, row.also) if key)
        assert lines.count((keys, row.label, " ".join(row.words))) == row.is_listed, row.id


def test_every_action_that_is_no_row_of_a_series_is_reached_by_a_key_or_a_word():
    assert [row.id for row in ACTIONS if not (row.key or row.words or not row.is_listed)] == []
    for row in ACTIONS:
        assert not row.wants_words or row.words, row.id


def test_no_panel_takes_a_key_of_which_the_sheet_says_nothing():
    said = " ".join(key for panel in PANEL_KEYS for key, _ in panel.keys).split()
    for key in (Qt.Key.Key_P, Qt.Key.Key_X, Qt.Key.Key_U, Qt.Key.Key_N, Qt.Key.Key_S, Qt.Key.Key_W, Qt.Key.Key_T):
        assert QKeySequence(key).toString() in said


def test_the_guide_holds_the_sheet_of_this_program(tmp_path):
    command = [sys.executable, "main.py", "keys", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for language in ("zh", "en"):
        kept = (ROOT / "docs" / "guide" / f"keys_{language}.md").read_text(encoding="utf-8")
        assert (tmp_path / f"keys_{language}.md").read_text(encoding="utf-8") == kept, "run `make docs`"
        assert (tmp_path / f"keys_{language}.pdf").read_bytes().startswith(b"%PDF")
