"""The doors' tests stand on a prepared county with its doors open."""

from tests.journeys.running import closed, running

__all__ = ["closed", "running"]
