"""A period of a desk's own past as a recording: where its units were, and what was reported then."""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from assembly.centre import OpenCentre, open_centre
from dispatch.pages import Which
from dispatch.values import Case
from simulator.replay import Recording, RecordingBroken, Said, Step

PAGE = 500


def own_recording(folder: Path, jurisdiction: str, since: str, until: str) -> tuple[Recording, tuple[Said, ...]]:
    """Positions and reports of a data folder from `since` to `until` (ISO 8601; without an offset, the county's time).

    Raises RecordingBroken, or what EXPECTED names for a folder that cannot be opened.
    """
    if not (folder / "watchfloor.db").is_file():
        raise RecordingBroken(f"{folder}: no data folder of a desk")
    centre = open_centre(folder, jurisdiction, on_commit=lambda: None)
    with contextlib.closing(centre):
        began, ended = (_moment(name, text, centre) for name, text in (("--since", since), ("--until", until)))
        if ended <= began:
            raise RecordingBroken("--until: not after --since")
        steps = tuple(sorted(_steps(centre, began, ended), key=lambda step: step.after_s))
        said = tuple(sorted(_said(centre, began, ended), key=lambda row: row.after_s))
    if not steps and not said:
        raise RecordingBroken(f"{folder}: nothing is recorded between {began} and {ended}")
    return Recording(began, steps), said


def form_of(case: Case) -> dict[str, str]:
    """A case as the citizen's form that it may have been (Open311), without who reported it."""
    place = {} if case.lon is None or case.lat is None else {"lat": f"{case.lat:.7f}", "long": f"{case.lon:.7f}"}
    words = {"description": case.description or case.title, "address_string": case.place or case.number}
    return {"service_code": case.class_code, **words, **place}


def _moment(option: str, text: str, centre: OpenCentre) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise RecordingBroken(f"{option}: wants a moment such as 2026-03-02T08:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=centre.zone)


def _steps(centre: OpenCentre, began: datetime, ended: datetime) -> Iterator[Step]:
    names = {unit.id: unit.name for unit in centre.board.directory(centre.jurisdiction).units}
    tracks = centre.positions.tracks(centre.jurisdiction, tuple(names), began, ended)
    for unit_id, fixes in tracks.items():
        for fix in fixes:
            yield Step((fix.at - began).total_seconds(), names[unit_id], fix.lon, fix.lat, fix.speed_mps)


def _said(centre: OpenCentre, began: datetime, ended: datetime) -> Iterator[Said]:
    """The reports of the period; the pages come newest first, and those before it are not read."""
    after, is_before = "", False
    while not is_before:
        page = centre.board.page(centre.jurisdiction, Which(history=True), limit=PAGE, after=after)
        for case in page.cases:
            if began <= case.reported_at <= ended and case.class_code:
                yield Said((case.reported_at - began).total_seconds(), form_of(case))
        is_before = not page.after or page.cases[-1].reported_at < began
        after = page.after
