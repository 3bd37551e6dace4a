"""The index of texts finds what a plain comparison would find, on both engines, and never what has been changed."""

from dataclasses import replace

import pytest
from alembic import command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from db.board import SqlBoard
from db.engine import migrate
from db.grams import folded, grams_asked, grams_of
from db.migrate import config
from db.registry import Registry
from db.store import SqlStore
from dispatch.verbs import Done
from tests.db.town import CODE, NOW, a_case, a_line, report, settle

WORDS = st.text(alphabet="路灯井盖ab12 1%𠮷Ａé·", min_size=0, max_size=12)


def _found(engine: Engine, words: str, **page: int) -> list[int]:
    return [case.id for case in SqlBoard(engine).find(CODE, words, **page)]


@given(field=WORDS, asked=WORDS)
def test_a_text_that_holds_another_has_all_its_grams(field: str, asked: str) -> None:
    asked = folded(asked)
    grams, is_proof = grams_asked(asked)
    has_all = set(grams) <= set(grams_of([field]))
    if asked and asked in folded(field):
        assert has_all
    if is_proof and grams and has_all:
        assert asked in folded(field)


@given(texts=st.lists(WORDS, min_size=1, max_size=8), asked=WORDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_search_finds_exactly_what_holds_the_words(any_store: Engine, texts: list[str], asked: str) -> None:
    here = folded("".join(texts) + asked).encode().hex()[:32] or "0"
    cases = [
        a_case(f"{number}号", jurisdiction=here, title=words, place="", description="")
        for number, words in enumerate(texts)
    ]
    with any_store.begin() as connection:
        connection.execute(text("DELETE FROM case_file WHERE jurisdiction = :here"), {"here": here})
        if any_store.dialect.name == "postgresql":
            connection.execute(text("DELETE FROM case_search WHERE jurisdiction = :here"), {"here": here})
    Registry(any_store, lambda: None).add_imported(here, cases, at=NOW, by_name="导入")
    wanted = [case.number for case in cases if folded(asked) and folded(asked) in folded(case.title)]
    found = [case.number for case in SqlBoard(any_store).find(here, asked) if folded(asked) not in folded(case.number)]
    assert sorted(found) == [number for number in wanted if folded(asked) not in folded(number)]


@pytest.mark.parametrize("words", ["路", "路灯", "ＬＥＤ", "led", "8", "88", "00001", "𠮷", "LED 路灯 88"])
def test_one_character_two_and_many_are_found_whatever_their_width_or_case(any_store: Engine, words: str) -> None:
    store = settle(any_store)
    case = report(store, "c1", title="Led 路灯 88", place="", description="𠮷")
    report(store, "c2", title="井盖", place="", description="", lon=None)
    assert case.id in _found(any_store, words)
    assert _found(any_store, "井路") == _found(any_store, "LED灯") == []


def test_characters_that_stand_apart_are_not_taken_for_a_word(any_store: Engine) -> None:
    store = settle(any_store)
    apart = {"place": "", "description": ""}
    report(store, "c1", title="路灯灯不不亮", **apart)
    whole = report(store, "c2", title="路灯不亮", **apart)
    report(store, "c3", title="路灯", place="灯不", description="不亮")
    assert _found(any_store, "路灯不亮") == [whole.id]


def test_a_case_is_found_by_its_new_words_and_no_longer_by_the_old(any_store: Engine) -> None:
    store = settle(any_store)
    case = report(store, "c1", title="路灯不亮", place="", description="")
    with store.begin(CODE) as work:
        work.save_case(replace(work.case(case.id), title="井盖缺失"))
        work.append(a_line("c2", case.id), Done(seq=0))
    with store.begin(CODE) as work:  # saved unread, as a compare-and-set allows
        saved = work.save_case(replace(case, version=2, title="树倒了"))
        work.save_case(replace(saved, title="树扶正了"))
        work.append(a_line("c3", case.id), Done(seq=0))
    assert _found(any_store, "树扶正") == _found(any_store, "扶正") == [case.id]
    assert _found(any_store, "路灯") == _found(any_store, "井盖") == _found(any_store, "树倒") == []


def _reports_and_thinks_better(store: SqlStore) -> None:
    with store.begin(CODE) as work:
        work.add_case(a_case("X1", title="从未发生"))
        raise ZeroDivisionError


def test_words_of_a_command_that_was_rolled_back_are_not_found(any_store: Engine) -> None:
    store = settle(any_store)
    with pytest.raises(ZeroDivisionError):
        _reports_and_thinks_better(store)
    kept = report(store, "c1", title="发生了")
    assert _found(any_store, "从未") == []
    assert _found(any_store, "发生") == [kept.id]


def test_pages_follow_each_other_without_a_gap_and_without_a_repeat(any_store: Engine) -> None:
    store = settle(any_store)
    ids = [report(store, f"c{n}", title="路灯不亮" if n % 3 else "路灯灯不不亮", description="").id for n in range(12)]
    wanted = [key for n, key in reversed(list(enumerate(ids))) if n % 3]
    read: list[int] = []
    while page := _found(any_store, "路灯不亮", limit=3, **({"before": read[-1]} if read else {})):
        read += page
    assert read == wanted


def test_another_jurisdiction_s_cases_are_not_found(any_store: Engine) -> None:
    settle(any_store)
    Registry(any_store, lambda: None).add_imported("110000", [a_case("A")], at=NOW, by_name="导入")
    assert _found(any_store, "路灯") == []
    assert len(SqlBoard(any_store).find("110000", "路灯")) == 1


@pytest.mark.keeps_names
def test_a_migration_enters_the_cases_that_were_there_before_the_index(any_store: Engine) -> None:
    case = report(settle(any_store), "c1")
    with any_store.begin() as connection:
        command.downgrade(config(connection), "0001")
    migrate(any_store)
    assert _found(any_store, "路灯") == [case.id]
