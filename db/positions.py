"""Where units are: the newest fix of each, replaced only by a newer one and never logged."""

from collections.abc import Sequence

from sqlalchemy import Engine, bindparam, select

from db import rows, schema
from db.transactions import reading, writing
from db.upsert import insert_into
from dispatch.values import Fix

_fixes, _units = schema.unit_fix.c, schema.unit.c
_KNOWN = select(_units.id).where(_units.jurisdiction == bindparam("here"))
_LATEST = select(*rows.FIX).where(_fixes.jurisdiction == bindparam("here")).order_by(_fixes.unit_id)


class SqlPositions:
    """Latest positions over an engine. Post in batches: each call is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def post(self, jurisdiction: str, fixes: Sequence[Fix]) -> int:
        """Keep the newest fix of each known unit where it is newer than what is held; returns how many were kept."""
        newest: dict[int, Fix] = {}
        for fix in sorted(fixes, key=lambda fix: fix.at):
            newest[fix.unit_id] = fix
        with writing(self._engine) as connection:
            known = set(connection.execute(_KNOWN, {"here": jurisdiction}).scalars())
            # By ascending id, so that two posts never wait for each other.
            held = [newest[unit_id] for unit_id in sorted(newest.keys() & known)]
            if not held:
                return 0
            statement = insert_into(schema.unit_fix, connection.dialect.name)
            moved = statement.on_conflict_do_update(
                index_elements=["jurisdiction", "unit_id"],
                set_={column.name: statement.excluded[column.name] for column in rows.FIX},
                where=statement.excluded.at > _fixes.at,
            ).returning(_fixes.unit_id)
            return len(
                connection.execute(moved, [{**rows.plain(fix), "jurisdiction": jurisdiction} for fix in held]).all()
            )

    def latest(self, jurisdiction: str) -> tuple[Fix, ...]:
        """The newest fix of every unit that has one, by unit."""
        with reading(self._engine) as connection:
            return tuple(map(rows.fix_of, connection.execute(_LATEST, {"here": jurisdiction})))
