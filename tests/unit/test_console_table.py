"""The table of actions, the words of the codes and the translations are whole."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from enum import StrEnum
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from console.action_table import ACTIONS, Scope
from console.plain import PLAIN, plain_verb
from console.wording import WORDS, limit_words, words
from dispatch.light import Light
from dispatch.limits import Limit, LimitUnit
from dispatch.states import TABLE, State, Step
from dispatch.values import EvidenceKind, OrderState, Role, Source, UnitKind, UnitState, UrgeKind
from tests.fakes import some_case

TRANSLATIONS = Path(__file__).parents[2] / "resources" / "i18n" / "console_zh_CN.ts"
CODES = (State, Step, Role, Light, Source, EvidenceKind, UnitKind, UnitState, OrderState, UrgeKind, LimitUnit)


def test_no_two_actions_share_a_key():
    keys = Counter(QKeySequence(key).toString() for row in ACTIONS for key in (row.key, row.also) if key)
    assert [key for key, times in keys.items() if times > 1 or not key] == []


def test_no_two_actions_share_a_word_or_an_id():
    for said in (Counter(word for row in ACTIONS for word in row.words), Counter(row.id for row in ACTIONS)):
        assert [word for word, times in said.items() if times > 1] == []


def test_what_the_command_line_knows_it_knows_in_both_languages() -> None:
    for row in ACTIONS:
        kinds = {word.isascii() for word in row.words}
        assert kinds in (set(), {True, False}), row.id


def test_every_action_of_a_case_takes_a_step_that_the_table_of_states_holds():
    held = {step for _, step in TABLE}
    for row in ACTIONS:
        if row.scope is Scope.CASE:
            assert row.steps, row.id
            assert set(row.steps) <= held


def test_plain_actions_ask_for_a_verb_about_their_case():
    for action_id in PLAIN:
        assert plain_verb(action_id, some_case(7)).case_id == 7
    with pytest.raises(KeyError):
        plain_verb("assign", some_case())


@pytest.mark.parametrize("kind", CODES)
def test_every_code_has_words(kind: type[StrEnum]):
    for code in kind:
        assert (kind, code) in WORDS
        assert words(code)


def test_codes_of_two_kinds_with_the_same_text_keep_their_own_words():
    assert Step.READ == OrderState.READ
    assert words(Step.READ) != words(OrderState.READ)


def test_a_limit_is_said_with_its_number():
    assert limit_words(Limit(2, LimitUnit.URGENT_HOUR)).startswith("2 ")


def test_chinese_is_complete_and_keeps_every_placeholder():
    for message in ElementTree.parse(TRANSLATIONS).getroot().iter("message"):  # noqa: S314 - our own file
        source, translation = message.find("source"), message.find("translation")
        assert translation.get("type") is None, source.text
        assert translation.text, source.text
        for place in ("{state}", "{number}", "{name}", "{at}", "{step}", "{unit}", "{seconds}", "{count}", "{n}"):
            assert (place in source.text) == (place in translation.text), source.text
