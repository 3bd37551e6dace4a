"""What an import needs of a centre: where rows are staged, what the directory knows, which profiles there are."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from assembly.centre import RESOURCES, OpenCentre
from db.imports import SqlImports
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
