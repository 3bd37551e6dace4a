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
    const at = [value.lat, value.lon];
    L.circle(at, { radius: value.metres, className: "wf-near", weight: 1.5, dashArray: "4 4", interactive: false })
      .addTo(this.group);
    const radius = value.places.length > 40 ? 4 : 10; // so many rings would hide what they ring
    for (const [lon, lat] of value.places) {
      L.circleMarker([lat, lon], { radius, className: "wf-near-dot", weight: 2, fill: false, interactive: false }).addTo(this.group);
    }
  }
};
