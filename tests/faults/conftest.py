"""Faults are injected into real parts."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from maps.scheme import register_scheme
from tests.faults.feeds import engine, lag, open_feed
from tests.journeys.running import farm

# Chromium has to know the scheme before there is an application.
register_scheme()
__all__ = ["engine", "farm", "lag", "open_feed"]
