// The circle of "within": its line, and a dot on everything that lies in it and is in the list.
"use strict";
window.WatchfloorNear = class {
  constructor(map) {
    this.map = map;
    this.group = L.layerGroup().addTo(map);
  }

  // {lon, lat, metres, places: [[lon, lat]]} or null.
  show(value) {
    this.group.clearLayers();
    if (!value) { return; }
    const colour = getComputedStyle(document.documentElement).getPropertyValue("--accent").trim();
    const at = [value.lat, value.lon];
    L.circle(at, { radius: value.metres, color: colour, weight: 1.5, dashArray: "4 4", fillOpacity: 0.05, interactive: false })
      .addTo(this.group);
    for (const [lon, lat] of value.places) {
      L.circleMarker([lat, lon], { radius: 10, color: colour, weight: 2, fill: false, interactive: false }).addTo(this.group);
    }
  }
};
