"""The supervisor's percentiles: the moments of recent cases from the board, counted in insight."""

from collections.abc import Sequence
from datetime import timedelta

from assembly.centre import OpenCentre
from dispatch.overview import StageTimes
from insight.passages import stage_times


def stages_of(centre: OpenCentre, span: timedelta) -> Sequence[StageTimes]:
    """How long the stages took for cases reported within a span before now."""
    return stage_times(centre.board.passages(centre.jurisdiction, centre.clock.now() - span))
