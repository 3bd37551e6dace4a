"""A row of the queue in words: for whoever cannot see it, and for whoever wants to read what was cut."""

from console.numbers import short_number
from console.times import Times, counts_working_time, span_text
from console.titles import case_title
from console.wording import words
from dispatch.standard import Standard
from dispatch.values import Case


def row_words(case: Case, times: Times, standard: Standard) -> str:
    """'C23-42 · 占道经营 · 永安路 88 号 · 处置中 · 超期 −0:12'."""
    left = times.remaining(case)
    span = span_text(left, is_working=counts_working_time(case)) if left is not None else ""
    light = " ".join(part for part in (words(times.light(case)), span) if part)
    parts = (short_number(case.number), case_title(case, standard), case.place, words(case.state), light)
    return " · ".join(part for part in parts if part)
