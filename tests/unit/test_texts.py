"""Text from outside is bounded and cannot reorder or break what a reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatch.errors import Invalid
from dispatch.texts import clean


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_clean_text_stays_clean(text: str) -> None:
    once = clean("words", text, 500)
    assert clean("words", once, 500) == once
    once.encode("utf-8")


def test_markup_is_kept_as_the_letters_it_is() -> None:
    assert clean("words", "<script>alert(1)</script>", 500) == "<script>alert(1)</script>"


def test_bidi_marks_and_control_characters_go() -> None:
    assert clean("place", "永安路\u202e88\u0000号\u2066", 256) == "永安路88号"


def test_too_long_a_text_names_its_field() -> None:
    with pytest.raises(Invalid) as refusal:
        clean("description", "长" * 4001, 4000)
    assert refusal.value.field == "description"


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(Invalid):
        clean("words", "\ud83d", 500)
