// Base maps of the network, fetched by the desk; one in GCJ-02 is drawn shifted, so that it lies under what is in WGS-84.
"use strict";
(function () {
  const A = 6378245;
  const E2 = 0.00669342162296594323;

  function shift(lng, lat) {
    const x = lng - 105;
    const y = lat - 35;
    const root = Math.sqrt(Math.abs(x));
    const wave = 20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI);
    let north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + (wave * 2) / 3;
    north += ((20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * 2) / 3;
    north += ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3;
    let east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + (wave * 2) / 3;
    east += ((20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * 2) / 3;
    east += ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3;
    const phi = (lat * Math.PI) / 180;
    const magic = 1 - E2 * Math.sin(phi) ** 2;
    const degree = 180 / Math.PI;
    return [(east * degree) / ((A / Math.sqrt(magic)) * Math.cos(phi)), (north * degree) / ((A * (1 - E2)) / magic ** 1.5)];
  }

  function toGcj(at) {
    if (at.lng < 72.004 || at.lng > 137.8347 || at.lat < 0.8293 || at.lat > 55.8271) { return at; }
    const [east, north] = shift(at.lng, at.lat);
    return L.latLng(at.lat + north, at.lng + east);
  }

  // The tiles are laid out as if the view stood where its middle is in GCJ-02; after each move anew, since the shift varies.
  const Shifted = L.TileLayer.extend({
    onAdd(map) {
      L.TileLayer.prototype.onAdd.call(this, map);
      this.again = () => this._setZoomTransforms(map.getCenter(), map.getZoom());
      map.on("moveend", this.again);
    },

    onRemove(map) {
      map.off("moveend", this.again);
      L.TileLayer.prototype.onRemove.call(this, map);
    },

    _setZoomTransform(level, center, zoom) {
      L.TileLayer.prototype._setZoomTransform.call(this, level, toGcj(center), zoom);
    },

    _getTiledPixelBounds(center) {
      return L.TileLayer.prototype._getTiledPixelBounds.call(this, toGcj(center));
    },
  });

  window.WatchfloorToGcj = toGcj;
  window.WatchfloorOnlineLayer = function (facts) {
    const Kind = facts.datum === "GCJ-02" ? Shifted : L.TileLayer;
    const tiles = Array.from({ length: facts.layers }, (_, layer) => new Kind(
      `console://online/${facts.name}/${layer}/{z}/{x}/{y}.img`,
      { maxNativeZoom: facts.last_zoom, maxZoom: 19, attribution: layer ? "" : facts.attribution, keepBuffer: 1 }));
    return L.layerGroup(tiles);
  };
})();
