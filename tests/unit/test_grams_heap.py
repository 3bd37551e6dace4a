"""The grams of a heap of cases are the grams of each."""

from hypothesis import given
from hypothesis import strategies as st

from db.grams import grams_of
from db.grams_heap import as_lists, as_tokens, grams_of_heap
from db.search import tokens

TEXTS = st.lists(st.text() | st.text(alphabet="aB3城管Ａ𠮷\0 😀", max_size=12), max_size=4)


@given(st.lists(TEXTS, max_size=5))
def test_a_heap_has_the_grams_of_each_of_its_cases(heap: list[list[str]]) -> None:
    one_by_one = [grams_of(texts) for texts in heap]
    found = grams_of_heap(heap)
    assert as_lists(found) == one_by_one
    assert [sorted(text.split()) for text in as_tokens(found)] == [
        sorted(tokens(grams).split()) for grams in one_by_one
    ]
