"""Percentiles of the stages: medians and nine in ten, because averages hide whom it took long (R24)."""

from collections.abc import Sequence

import numpy as np

from dispatch.overview import Passage, Stage, StageTimes


def stage_times(passages: Sequence[Passage]) -> tuple[StageTimes, ...]:
    """Every stage in the order of the loop; a stage that no case has ended has no numbers, never a zero."""
    return tuple(_times(stage, [row.seconds(stage) for row in passages]) for stage in Stage)


def _times(stage: Stage, all_seconds: Sequence[float | None]) -> StageTimes:
    seconds = [row for row in all_seconds if row is not None]
    if not seconds:
        return StageTimes(stage=stage, count=0, p50_s=None, p90_s=None)
    half, most = np.percentile(seconds, (50, 90))
    return StageTimes(stage=stage, count=len(seconds), p50_s=float(half), p90_s=float(most))
