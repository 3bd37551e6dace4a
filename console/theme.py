"""The named colours and sizes of the three themes, read from one token file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TOKENS = Path(__file__).parent.parent / "resources" / "theme" / "tokens.toml"
NAMES = ("dark", "light", "wall")
# A video wall is read from across the room (ISO 11064: text height of a two-hundredth of the distance).
WALL_SCALE = 2


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: colours as '#rrggbb' by token, sizes in device-independent pixels."""

    name: str
    colours: Mapping[str, str]
    text_px: int
    title_px: int
    caption_px: int
    row_px: int
    grid_px: int
    corner_px: int

    def colour(self, token: str) -> str:
        """The colour of a token as '#rrggbb'; raises KeyError for a token that the file does not hold."""
        return self.colours[token]


def load_theme(name: str, tokens: Path = TOKENS) -> Theme:
    """Read the theme `name` ('dark', 'light' or 'wall'); raises KeyError for any other name."""
    with tokens.open("rb") as file:
        table = tomllib.load(file)
    colours = table[name]
    if "like" in colours:
        colours = {**table[colours["like"]], **colours}
        del colours["like"]
    scale = WALL_SCALE if name == "wall" else 1
    return Theme(name=name, colours=colours, **{key: size * scale for key, size in table["sizes"].items()})
