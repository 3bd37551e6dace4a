"""Whatever is lost, doubled, restarted or set back on the way, desks and log end up the same."""

from pathlib import Path

import pytest

from tests.db.simulation import Simulation

SEEDS = range(12)  # thousands in benchmarks.store_soak --long
FAILED_ONCE: tuple[int, ...] = ()


@pytest.mark.parametrize("seed", [*SEEDS, *FAILED_ONCE])
def test_a_simulated_shift_keeps_every_promise(seed: int, tmp_path: Path) -> None:
    Simulation(seed, tmp_path).run()
