"""Guards against the PySide6 that loses a reference to None with each void call (6.12.0 on Python 3.11)."""

import subprocess
import sys

# In a process of its own: unit tests load no Qt, and a broken one would take the whole group with it.
PROBE = """
import sys
from PySide6.QtCore import QObject
thing, before = QObject(), sys.getrefcount(None)
for _ in range(1000): thing.blockSignals(False); thing.setObjectName("x"); thing.setParent(None)
sys.exit(f"{before} -> {sys.getrefcount(None)}" if sys.getrefcount(None) < before - 100 else 0)
"""


def test_a_thousand_void_calls_lose_no_reference_to_none():
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
