"""Which camera was live, frozen or gone when, as this desk saw it: a file of lines a day (UTC), only appended."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from dispatch.past import Look

GONE = ""  # no longer watched
LOOK_BACK = timedelta(days=1)


class CameraHistory:
    """Over a folder, made when it is first written to. Used from one lane."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[int, str] = {}

    def note(self, at: datetime, states: Mapping[int, str]) -> int:
        """Keep what is other than before; cameras that are not named are no longer watched. Returns how many."""
        ended = {camera_id: GONE for camera_id in self._known if camera_id not in states}
        changed = {key: state for key, state in {**states, **ended}.items() if self._known.get(key, GONE) != state}
        if changed:
            self._folder.mkdir(parents=True, exist_ok=True)
            line = json.dumps({"at": at.isoformat(), "states": {str(key): state for key, state in changed.items()}})
            with self._day(at).open("a", encoding="utf-8") as file:
                file.write(line + "\n")
        self._known = dict(states)
        return len(changed)

    def looks(self, since: datetime, until: datetime) -> tuple[Look, ...]:
        """The changes from a day before a period to its end, by time; a line cut short by a crash is left out."""
        first = since - LOOK_BACK
        days = (until.date() - first.date()).days + 1
        lines = (look for day in range(days) for look in self._read(self._day(first + timedelta(days=day))))
        return tuple(look for look in lines if first <= look.at <= until)

    def _read(self, file: Path) -> Iterator[Look]:
        if not file.exists():
            return
        for line in file.read_text(encoding="utf-8").splitlines():
            try:
                row = json.loads(line)
                at = datetime.fromisoformat(row["at"])
                yield from (Look(int(key), at, str(state)) for key, state in row["states"].items())
            except (ValueError, KeyError, TypeError, AttributeError):
                continue

    def _day(self, at: datetime) -> Path:
        return self._folder / f"{at:%Y-%m-%d}.jsonl"
