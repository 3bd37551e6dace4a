"""What desks read about cameras: leases, rights, shared layouts; and a board whose addresses are those one may see."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Engine, Table, select

from db import camera_work, schema
from db.board import SqlBoard
from db.transactions import reading
from dispatch.camera_papers import Lease, OwnerRight, SharedLayout
from dispatch.cameras import may_see
from dispatch.values import Camera, Directory


class CameraBook:
    """The cameras' papers of one jurisdiction."""

    def __init__(self, engine: Engine, jurisdiction: str) -> None:
        self._engine, self._here = engine, jurisdiction

    def leases(self) -> tuple[Lease, ...]:
        """Who had each camera last, and whether it was turned away from its preset."""
        return self._all(schema.camera_lease, camera_work.LEASE, camera_work.lease_of)

    def rights(self) -> tuple[OwnerRight, ...]:
        """Who was let in to whose cameras."""
        return self._all(schema.camera_right, camera_work.RIGHT, camera_work.right_of)

    def layouts(self) -> tuple[SharedLayout, ...]:
        """The layouts that all desks share."""
        found: tuple[SharedLayout, ...] = self._all(schema.wall_layout, camera_work.LAYOUT, camera_work.layout_of)
        return tuple(sorted(found, key=lambda layout: layout.name))

    def _all(self, table: Table, columns: Any, convert: Any) -> tuple[Any, ...]:
        statement = select(*columns).where(table.c.jurisdiction == self._here)
        with reading(self._engine) as connection:
            return tuple(convert(row) for row in connection.execute(statement))


class OwnBoard(SqlBoard):
    """The board of one person: cameras that the person may not see come without their addresses."""

    def __init__(self, engine: Engine, person_id: int) -> None:
        super().__init__(engine)
        self._engine_of_rights, self._person_id = engine, person_id

    def directory(self, jurisdiction: str) -> Directory:
        """All slowly changing tables, the addresses of others' cameras left out."""
        whole = super().directory(jurisdiction)
        rights = CameraBook(self._engine_of_rights, jurisdiction).rights()
        if not rights:
            return whole
        person = next((row for row in whole.people if row.id == self._person_id), None)
        homes = {row.id: row for row in whole.departments}

        def shown(camera: Camera) -> Camera:
            home = homes.get(camera.department_id or 0)
            seen = person is not None and may_see(person, camera, rights, home)
            return camera if seen else replace(camera, url_main="", url_sub="", control_url="")

        return replace(whole, cameras=tuple(shown(camera) for camera in whole.cameras))
