"""Which passed checks are drawn to be checked again by somebody else (随机复核): by chance, so that nobody can plan."""

import hashlib

from dispatch.turn import Turn


def is_drawn(turn: Turn) -> bool:
    """Drawn by the house's own chance; never in a single-manned shift, where nobody else could look."""
    if turn.directory.single_manned:
        return False
    chance = hashlib.sha256(turn.house.token().encode()).digest()
    return int.from_bytes(chance[:4], "big") % 100 < turn.rules.recheck_percent
