"""What is known of a thing as the card on the map says it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dispatch.features import FACTS, Feature
from maps.layer_words import fact_words, layer_words, state_words

LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A title and pairs of words at a place."""

    lon: float
    lat: float
    title: str
    rows: tuple[tuple[str, str], ...]

    def row(self) -> dict[str, Any]:
        """As the page takes it."""
        return {"lon": self.lon, "lat": self.lat, "title": self.title, "rows": [list(pair) for pair in self.rows]}


def card_of(feature: Feature, *, in_english: bool, day_of: Callable[[datetime], str], grid: str = "") -> Card:
    """The card of a feature; `day_of` words a moment as a day of the county."""
    name = feature.name_en if in_english and feature.name_en else feature.name
    rows = [(fact_words(key), words[:LONGEST]) for key, words in _facts(feature, day_of, grid) if words]
    title = name or feature.code or layer_words(feature.layer)
    return Card(lon=feature.lon, lat=feature.lat, title=title[:LONGEST], rows=tuple(rows))


def _facts(feature: Feature, day_of: Callable[[datetime], str], grid: str) -> Iterator[tuple[str, str]]:
    yield "layer", layer_words(feature.layer)
    yield "code", feature.code
    yield "kind", feature.kind
    yield "state", state_words(feature.state)
    for key in (*FACTS, *(key for key in feature.facts if key not in FACTS)):
        yield key, feature.facts.get(key, "")
    if feature.valid_from or feature.valid_to:
        ends = [day_of(at) if at else "…" for at in (feature.valid_from, feature.valid_to)]
        yield "valid", " – ".join(ends)
    yield "grid", grid
    yield "source", feature.source
