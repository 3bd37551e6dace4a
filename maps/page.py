"""The page of the map: folium builds the shell, a nonce lets its own inline script run and no other."""

import re
import secrets

import folium

from maps.tiles import MapFacts

# In the order in which they need each other, after Leaflet and Qt's channel; served as one.
SCRIPTS = (
    *("protomaps-leaflet.js", "shapes.js", "canvas_layer.js", "room.js", "unit_names.js", "stamps.js"),
    *("unit_layer.js", "feature_shapes.js", "outlines.js", "feature_layer.js", "heat_layer.js", "card.js", "tools.js"),
    *("near.js", "layers.js", "ways.js"),
    *("mark_layer.js", "manners.js", "picking.js", "grip.js", "following.js", "online_layer.js", "swipe.js"),
    *("pace.js", "base_layer.js", "desk.js"),
)
DEFAULT_PLACE = (28.852, 120.735)
DEFAULT_ZOOM = 14


def build_page(facts: MapFacts | None) -> str:
    """The HTML of the page, to be served from console://app/; every script and style comes from console://assets/."""
    south_west = facts.bounds if facts and facts.bounds else None
    place = ((south_west[1] + south_west[3]) / 2, (south_west[0] + south_west[2]) / 2) if south_west else DEFAULT_PLACE
    shell = folium.Map(place, zoom_start=DEFAULT_ZOOM, tiles=None, zoom_control=False, max_zoom=19, min_zoom=5)
    shell.default_js = [("leaflet", "console://assets/leaflet.js")]
    shell.default_css = [("leaflet_css", "console://assets/leaflet.css"), ("desk_css", "console://assets/desk.css")]
    root = shell.get_root()
    nonce = secrets.token_urlsafe(16)
    scripts = '<script src="console://assets/page.js"></script>'
    begin = f'<script nonce="{nonce}">Watchfloor.begin({shell.get_name()});</script>'
    html = str(root.render())
    html = re.sub(r"<script>", f'<script nonce="{nonce}">', html)
    policy = (
        f"default-src 'none'; script-src console: 'nonce-{nonce}'; style-src console: 'unsafe-inline'; "
        "img-src console: data: blob:; connect-src console:; font-src console:"
    )
    head = f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace("<head>", head, 1).replace("</html>", f"{scripts}{begin}</html>")
