"""A whole desk at a time: store, panels, map and wall in this process."""

from maps.scheme import register_scheme
from tests.journeys.running import closed, farm, running

# Chromium has to know the scheme before there is an application.
register_scheme()
__all__ = ["closed", "farm", "running"]
