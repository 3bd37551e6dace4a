"""What a transaction reads and writes about the things of a place."""

from dataclasses import replace

from sqlalchemy import Connection, select

from db import feature_rows, schema
from db.columns import is_key
from dispatch.errors import Unknown
from dispatch.features import Feature

_things = schema.feature.c


class FeatureWork:
    """The part of a transaction that is about things of a place."""

    _jurisdiction: str

    @property
    def _connection(self) -> Connection:
        """Of the transaction, brought by Reads."""
        raise NotImplementedError

    def feature(self, feature_id: int) -> Feature:
        """A thing, locked until the transaction ends; raises Unknown."""
        asked = select(*feature_rows.FEATURE).where(
            _things.jurisdiction == self._jurisdiction, _things.id == feature_id
        )  # fmt: skip
        row = self._connection.execute(asked.with_for_update()).one_or_none() if is_key(feature_id) else None
        if row is None:
            raise Unknown(kind="feature", id=str(feature_id))
        return feature_rows.feature_of(row)

    def put_feature(self, feature: Feature) -> Feature:
        """Insert or update by layer, source and external id; returns it with its id and the number of the change."""
        change = feature_rows.next_change(self._connection, self._jurisdiction, feature.layer)
        feature_rows.write(self._connection, self._jurisdiction, [feature], {feature.layer: change})
        asked = select(_things.id, _things.change).where(
            _things.jurisdiction == self._jurisdiction, _things.layer == feature.layer.value,
            _things.source == feature.source, _things.external_id == feature.external_id,
        )  # fmt: skip
        found = self._connection.execute(asked).one()
        return replace(feature, id=found.id, change=found.change)
