"""What a transaction reads and writes about cameras; one is locked as it is read, so two never take it at once."""

from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, bindparam, delete, func, select

from db import rows, schema
from db.columns import is_key
from db.upsert import insert_into
from dispatch.camera_papers import Lease, OwnerRight, SharedLayout
from dispatch.errors import Unknown
from dispatch.values import Camera

LEASE, lease_of = rows.converter(schema.camera_lease, Lease)
RIGHT, right_of = rows.converter(schema.camera_right, OwnerRight)
LAYOUT, layout_of = rows.converter(schema.wall_layout, SharedLayout)
_cameras, _leases, _rights = schema.camera.c, schema.camera_lease.c, schema.camera_right.c
_HERE: BindParameter[str] = bindparam("here")
_ID: BindParameter[int] = bindparam("key")
_CAMERA = select(*rows.CAMERA).where(_cameras.jurisdiction == _HERE, _cameras.id == _ID).with_for_update()
_LEASE = select(*LEASE).where(_leases.jurisdiction == _HERE, _leases.camera_id == _ID)
_RIGHTS = select(*RIGHT).where(_rights.jurisdiction == _HERE, _rights.owner_id == _ID)


class CameraWork:
    """The part of a transaction that is about cameras."""

    _dialect: str
    _jurisdiction: str

    @property
    def _connection(self) -> Connection:
        """Of the transaction, brought by Reads."""
        raise NotImplementedError

    def camera(self, camera_id: int) -> Camera:
        """A camera, locked until the transaction ends."""
        found = self._found(_CAMERA, camera_id)
        if not found:
            raise Unknown(kind="camera", id=str(camera_id))
        return rows.camera_of(found[0])

    def put_camera(self, camera: Camera) -> Camera:
        """Keep it; for a new one the county's row is locked, so that two never get one id."""
        put = camera if camera.id else replace(camera, id=self._next_camera_id())
        self._put(schema.camera, rows.plain(put), "id")
        return put

    def _next_camera_id(self) -> int:
        county = schema.jurisdiction.c.jurisdiction
        self._connection.execute(select(county).where(county == self._jurisdiction).with_for_update())
        last = select(func.max(_cameras.id)).where(_cameras.jurisdiction == self._jurisdiction)
        return int(self._connection.execute(last).scalar() or 0) + 1

    def lease(self, camera_id: int) -> Lease | None:
        """Who had a camera last."""
        found = self._found(_LEASE, camera_id)
        return lease_of(found[0]) if found else None

    def put_lease(self, lease: Lease) -> None:
        """Keep it."""
        self._put(schema.camera_lease, rows.plain(lease), "camera_id")

    def owner_rights(self, owner_id: int) -> tuple[OwnerRight, ...]:
        """Who may see the cameras of an owner."""
        return tuple(right_of(row) for row in self._found(_RIGHTS, owner_id))

    def put_owner_right(self, right: OwnerRight, *, is_kept: bool) -> None:
        """Keep a right, or take it away."""
        if is_kept:
            self._put(schema.camera_right, rows.plain(right), "owner_id", "department_id")
            return
        same = _rights.owner_id == right.owner_id, _rights.department_id == right.department_id
        self._connection.execute(
            delete(schema.camera_right).where(_rights.jurisdiction == self._jurisdiction, *same)
        )  # fmt: skip

    def put_layout(self, layout: SharedLayout) -> None:
        """Keep a layout under its name, or take it away."""
        if layout.drawing:
            self._put(schema.wall_layout, rows.plain(layout), "name")
            return
        held = schema.wall_layout.c
        gone = delete(schema.wall_layout).where(held.jurisdiction == self._jurisdiction, held.name == layout.name)
        self._connection.execute(gone)

    def _found(self, statement: Any, key: int) -> list[Any]:
        if not is_key(key):
            return []
        return list(self._connection.execute(statement, {"here": self._jurisdiction, "key": key}))

    def _put(self, table: Table, row: dict[str, Any], *keys: str) -> None:
        statement = insert_into(table, self._dialect)
        fresh = {name: statement.excluded[name] for name in row if name not in keys}
        kept = statement.on_conflict_do_update(index_elements=["jurisdiction", *keys], set_=fresh)
        self._connection.execute(kept, {**row, "jurisdiction": self._jurisdiction})
