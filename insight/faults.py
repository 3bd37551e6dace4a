"""What may be wrong with the files that advice rests on; named without loading what reads them."""


class GridsBroken(Exception):  # noqa: N818 - says which feature of which file is broken
    """A file of grids cannot be used: names file, feature and field."""


class RoadsBroken(Exception):  # noqa: N818 - says which file is broken
    """A road graph cannot be used: names the file."""
