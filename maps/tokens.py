"""How names are cut for search: 漢字 into pairs, letters into words without accents; alike for index and question."""

import re
import unicodedata

_RUNS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
LONGEST = 200


def plain(text: str) -> str:
    """Folded for comparing: width, case and accents do not count."""
    apart = unicodedata.normalize("NFKD", text[:LONGEST].casefold())
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not unicodedata.combining(sign)))


def index_tokens(text: str) -> list[str]:
    """The tokens of a name: '永安路12号' to 永安, 安路, 路, 12, 号."""
    found: list[str] = []
    for run in _RUNS.findall(plain(text)):
        found += [run[at : at + 2] for at in range(len(run))] if _HAN.match(run) else [run]
    return found


def question_tokens(text: str) -> list[tuple[str, bool]]:
    """The tokens of a question and whether each may be the beginning of one: the last letters, or a lone 漢字."""
    found: list[tuple[str, bool]] = []
    for run in _RUNS.findall(plain(text)):
        if _HAN.match(run) and len(run) > 1:
            found += [(run[at : at + 2], False) for at in range(len(run) - 1)]
        else:
            found.append((run, True))
    return found
