"""Case numbers as people say them: 'C23-42' for the forty-second case of the 23rd; cases of several days stay apart."""

import re

_SHORT = re.compile(r"[Cc]?(?:(\d{1,2})-)?(\d{1,5})")
_DAILY = re.compile(r"\d{6,}(\d{2})(\d{5})")


def short_number(number: str) -> str:
    """'C23-42' for '9900242026112300042' (jurisdiction, day, five digits); other numbers stay as they are."""
    daily = _DAILY.fullmatch(number)
    return f"C{daily[1]}-{int(daily[2])}" if daily else number


def is_meant(text: str, number: str) -> bool:
    """Whether `text` ('C23-42', 'C42' or '42' of any day, or a whole number) means a case number."""
    if text.upper() == number.upper():
        return True
    short, daily = _SHORT.fullmatch(text), _DAILY.fullmatch(number)
    if short is None or not number[-5:].isdigit() or int(short[2]) != int(number[-5:]):
        return False
    return short[1] is None or bool(daily and int(short[1]) == int(daily[1]))
