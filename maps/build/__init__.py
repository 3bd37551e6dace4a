"""Base maps from streets: vector tiles in MBTiles, without Qt."""
