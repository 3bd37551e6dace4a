"""Doors: HTTP for citizens, positions and units, files coming in, and the sweep of deadlines. No Qt, no SQL."""
