"""Faults are injected into real parts."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from maps.scheme import register_scheme
from tests.faults.feeds import engine, lag, open_feed
from tests.faults.foreign_camera import foreign_camera, foreign_python
from tests.journeys.running import farm

# Chromium has to know the scheme before there is an application.
register_scheme()
__all__ = ["engine", "farm", "foreign_camera", "foreign_python", "lag", "open_feed"]
