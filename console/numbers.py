"""Case numbers as people say them: 'C0042' for the forty-second case of a day."""

import re

_SHORT = re.compile(r"[Cc]?(\d{1,5})")


def short_number(number: str) -> str:
    """'C0042' for '9900242026112300042' (jurisdiction, day, five digits); other numbers stay as they are."""
    return f"C{int(number[-5:]):04d}" if len(number) >= 13 and number.isdigit() else number


def is_meant(text: str, number: str) -> bool:
    """Whether `text` ('C42', '0042', or a whole number) means a case number."""
    if text.upper() == number.upper():
        return True
    short = _SHORT.fullmatch(text)
    return bool(short) and number[-5:].isdigit() and int(number[-5:]) == int(short[1] if short else 0)
