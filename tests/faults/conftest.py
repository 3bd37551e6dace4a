"""Faults are injected into real parts."""

from maps.scheme import register_scheme
from tests.journeys.running import farm

# Chromium has to know the scheme before there is an application.
register_scheme()
__all__ = ["farm"]
