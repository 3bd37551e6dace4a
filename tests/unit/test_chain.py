"""Any line of the log that is changed, removed or swapped breaks the chain."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from dispatch.chain import Break, seal, verify
from dispatch.values import Entry

AT = datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=UTC)


def lines(count: int) -> list[Entry]:
    """A sealed chain."""
    sealed: list[Entry] = []
    for seq in range(1, count + 1):
        entry = Entry(
            seq=0,
            jurisdiction="990024",
            at=AT + timedelta(seconds=seq),
            command_id=f"c{seq}",
            step="note",
            person_id=1,
            person_name="王敏",
            role="dispatcher",
            workstation="desk-1",
            case_id=7,
            body={"words": "路口积水，已设警示"},
        )
        sealed.append(seal(entry, seq, sealed[-1].hash if sealed else ""))
    return sealed


def test_an_untouched_chain_holds() -> None:
    assert verify(lines(5)) is None


def test_a_changed_word_is_found() -> None:
    chain = lines(5)
    chain[2] = replace(chain[2], body={"words": "路口无积水"})
    assert verify(chain) == Break(3, "content")


def test_a_removed_line_is_found() -> None:
    chain = lines(5)
    del chain[1]
    assert verify(chain) == Break(2, "gap")


def test_a_line_renumbered_to_hide_a_removal_is_found() -> None:
    chain = lines(3)
    forged = [chain[0], seal(replace(chain[2], hash=""), 2, "0" * 64)]
    assert verify(forged) == Break(2, "link")


def test_a_chain_can_be_verified_in_parts() -> None:
    chain = lines(6)
    assert verify(chain[3:], prev_hash=chain[2].hash, first=4) is None
