"""Rows of components, permits, points and areas become things of the map; rows of grids become outlines by code."""

import json
from types import MappingProxyType
from typing import Any

from dispatch.errors import Invalid
from dispatch.features import FACTS, Feature, Layer, point_feature, shaped_feature
from gateway.files.cells import MISSING, NO_OUTLINE, Cells
from gateway.files.known import Known

_FACT_LENGTH = 200


def read_feature(cells: Cells, _known: Known, jurisdiction: str) -> Feature:
    """One thing; raises Invalid. What the map words of a thing (owner, maintainer, holder …) goes into its facts."""
    facts = {name: text for name in FACTS if (text := cells.text(name, _FACT_LENGTH))}
    said: dict[str, Any] = {
        "jurisdiction": jurisdiction,
        "layer": Layer(cells.profile.layer),
        "source": cells.profile.source[:64],
        "external_id": cells.text("external_id", 128, must=True),
        "name": cells.text("name", 255),
        "name_en": cells.text("name_en", 255),
        "code": cells.text("code", 64),
        "kind": cells.text("kind", 64),
        "state": cells.text("state", 32),
        "datum": cells.profile.datum,
        "valid_from": cells.moment("valid_from"),
        "valid_to": cells.moment("valid_to"),
        "facts": MappingProxyType(facts),
    }
    outline = cells.outline()
    if outline is not None and outline.geom_type != "Point":
        return shaped_feature(_geojson(outline), **said)
    found = cells.place()
    if found is None:
        raise Invalid(field="lon", why=MISSING)
    return point_feature(found[0], found[1], **said)


def read_grid(cells: Cells, _known: Known, _jurisdiction: str) -> dict[str, Any]:
    """One unit grid as a GeoJSON feature with `code`, `name`, `start` and `end`; raises Invalid."""
    outline = cells.outline()
    if outline is None or outline.geom_type not in ("Polygon", "MultiPolygon"):
        raise Invalid(field="geometry", why=NO_OUTLINE)
    days = {name: moment.astimezone(cells.profile.zone).date().isoformat()
            for name in ("start", "end") if (moment := cells.moment(name))}  # fmt: skip
    said = {"code": cells.text("code", 15, must=True), "name": cells.text("name", 80), **days}
    return {"type": "Feature", "properties": said, "geometry": _geojson(outline)}


def _geojson(outline: Any) -> Any:
    import shapely  # as in cells.py

    return json.loads(shapely.to_geojson(outline))
