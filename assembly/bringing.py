"""What an import needs of a centre: where rows are staged, what the directory knows, which profiles there are."""

import contextlib
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from assembly.basemap import lay_grids
from assembly.centre import RESOURCES, OpenCentre
from assembly.grids import OUTLINES
from db.imports import SqlImports
from dispatch.bringing import Kind, ProfileBroken, Progress, Report, Run, RunState
from dispatch.values import Directory, Person, Role
from dispatch.verbs import Actor
from gateway.files.engine import Bringing, Ground
from gateway.files.known import known_of
from gateway.files.profile import load_profile

DESK = frozenset({Role.ACCEPTOR, Role.SUPERVISOR, Role.DISPATCHER, Role.INSPECTOR, Role.COLLECTOR})
PROFILES = RESOURCES / "profiles"


def imports_of(centre: OpenCentre, on_commit: Callable[[], None]) -> SqlImports:
    """The runs of imports of a centre."""
    return SqlImports(centre.engine, on_commit)


def ground_of(centre: OpenCentre, on_commit: Callable[[], None], by: Actor | None = None) -> Ground:
    """Where files are brought to; None is whoever may open the data folder itself."""
    return Ground(
        here=centre.jurisdiction,
        staging=imports_of(centre, on_commit),
        known=lambda: known_of(centre.board.directory(centre.jurisdiction)),
        clock=centre.clock,
        by=by,
    )


def bringing_of(path: Path, profile: Path, ground: Ground, data: Path) -> Bringing:
    """A file on its way; raises ProfileBroken."""
    moment = datetime.now(UTC).astimezone().strftime("%Y%m%d-%H%M%S")
    return Bringing(path, load_profile(profile), ground, data / "imports" / f"refused-{path.stem}-{moment}.csv")


class Way:
    """A file on its way as the desk and the command line drive it: unit grids go into their own file."""

    def __init__(self, bringing: Bringing, data: Path, cut: Run | None = None) -> None:
        self._bringing, self._data, self._cut = bringing, data, cut
        self.cancel = bringing.cancel
        self.preview = bringing.preview
        self.try_out = bringing.try_out

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return self._bringing.progress

    def bring(self) -> Report:
        """Import it, or go on with it; raises FileBroken, GridsBroken, Cancelled, Refused."""
        if self._cut is not None:
            return self._bringing.go_on(self._cut)
        return self._grids() if self._bringing.kind is Kind.GRIDS else self._bringing.bring()

    def _grids(self) -> Report:
        """Checked as a whole, then put in the place of the old ones."""
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "grids.geojson"
            report = self._bringing.gather(made)
            lay_grids(made, self._data / OUTLINES)
        return report


class DeskImporter:
    """What the window of imports is handed: everything in the name of the person at the desk."""

    def __init__(self, centre: OpenCentre, data: Path, ring: Callable[[], None], by: Actor) -> None:
        self._centre, self._data = centre, data
        self._ground = ground_of(centre, ring, by)
        self._imports = imports_of(centre, ring)

    def profiles(self) -> Sequence[tuple[str, str]]:
        """Names by which profiles are chosen; a broken one is left out."""
        found = []
        for path in profiles(self._data):
            with contextlib.suppress(ProfileBroken):
                found.append((path.stem, load_profile(path).name))
        return found

    def open(self, file: str, profile: str) -> Way:
        """A file on its way; raises ProfileBroken."""
        path = profile_path(profile, self._data)
        return Way(bringing_of(Path(file), path, self._ground, self._data), self._data)

    def unfinished(self) -> Sequence[Run]:
        """Imports that were staged and cut off."""
        cut = self._imports.unfinished(self._centre.jurisdiction)
        return [run for run in cut if run.state is RunState.STAGED]

    def resume(self, run: Run) -> Way:
        """Go on with one that was cut off."""
        return Way(resumed(self._ground), self._data, run)

    def drop(self, run: Run) -> None:
        """Take back what is not published yet; raises NotAllowed."""
        self._imports.demand_allowed(self._centre.jurisdiction, self._ground.by)
        self._imports.drop(self._centre.jurisdiction, run.id, at=self._centre.clock.now())


def resumed(ground: Ground) -> Bringing:
    """What goes on with a run: its rows are staged, so that neither file nor profile is needed."""
    return Bringing(Path(), load_profile(PROFILES / "boston311.toml"), ground, Path())


def profile_path(named: str, data: Path) -> Path:
    """The file of a profile: a path, a name in the data folder, or one of those that are kept with the program."""
    known = Path(named)
    if known.suffix == ".toml":
        return known
    own = data / "profiles" / f"{named}.toml"
    return own if own.exists() else PROFILES / f"{named}.toml"


def profiles(data: Path) -> tuple[Path, ...]:
    """All profiles, those of the data folder first; one of the same name hides the one kept with the program."""
    held = {path.stem: path for path in sorted(PROFILES.glob("*.toml"))}
    own = {path.stem: path for path in sorted((data / "profiles").glob("*.toml"))}
    return (*own.values(), *(path for stem, path in held.items() if stem not in own))


def settle(centre: OpenCentre, name: str) -> None:
    """A new county gets a person for the desk and the doors' own; one that is there keeps what it has."""
    code = centre.jurisdiction
    if code in centre.registry.jurisdictions():
        return
    person = partial(Person, jurisdiction=code)
    people = (
        person(id=1, name="值班员", roles=DESK),
        person(id=4, name="市民", roles=frozenset({Role.CITIZEN})),
        person(id=5, name="系统", roles=frozenset({Role.SYSTEM})),
    )
    centre.registry.put_directory(
        Directory(jurisdiction=code, name=name or code, name_en=name or code, single_manned=True, people=people)
    )
