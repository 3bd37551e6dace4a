// What is said of a place: a pin on what was looked for, the way of a unit, and from where it is reached in time.
"use strict";
(function () {
  const DASHES = ["", "9 6", "2 6"]; // the shortest time has a whole line

  const SIDES = [["top", 0, -1], ["bottom", 0, 1], ["right", 1, 0], ["left", -1, 0], ["auto", 0, 0]];

  // Outside text is text: Leaflet takes an element as it is, but a string as markup.
  function words(text) {
    const made = document.createElement("span");
    made.textContent = text;
    return made;
  }

  window.WatchfloorWays = class {
    constructor(map) {
      map.createPane("ways").style.zIndex = 450;
      map.getPane("ways").style.pointerEvents = "none";
      this.map = map;
      this.svg = L.svg({ pane: "ways", padding: 0.3 });
      this.groups = { reach: L.layerGroup().addTo(map), route: L.layerGroup().addTo(map), spot: L.layerGroup().addTo(map) };
      this.told = null; // the words of the way
      this.ends = [];
      map.on("moveend", () => this.seat());
    }

    begin(name) {
      this.groups[name].clearLayers();
      return this.groups[name];
    }

    path(kind, points, more) {
      return L[kind](points, { renderer: this.svg, pane: "ways", interactive: false, ...more });
    }

    say(group, at, text, direction = "top") {
      const look = { permanent: true, direction, className: "wf-words", interactive: false, pane: "tooltipPane" };
      return L.tooltip(look).setLatLng(at).setContent(words(text)).addTo(group);
    }

    // Areas with the longest time first, so that the shorter ones lie on them.
    setReach(value) {
      const group = this.begin("reach");
      if (!value) { return; }
      value.areas.forEach((area, n) => {
        const dashArray = DASHES[value.areas.length - 1 - n] || DASHES[2];
        this.path("polygon", area.polygons, { className: "wf-reach", dashArray, weight: 1.6 }).addTo(group);
        const top = area.polygons.flat(2).reduce((best, at) => (best && best[0] >= at[0] ? best : at), null);
        if (top) { this.say(group, top, area.words); }
      });
    }

    setRoute(value) {
      const group = this.begin("route");
      this.told = null;
      if (!value) { return; }
      this.path("polyline", value.points, { className: "wf-way-edge", weight: 8 }).addTo(group);
      this.path("polyline", value.points, { className: "wf-way", weight: 4, dashArray: value.is_road ? "" : "2 9" }).addTo(group);
      this.ends = [value.points[0], value.points[value.points.length - 1]];
      this.told = this.say(group, value.points[Math.floor(value.points.length / 2)], value.words, "auto");
      this.seat();
    }

    // The words of a way hide neither its unit nor its case, and stay within the map, where there is such a place.
    seat() {
      if (!this.told) { return; }
      const reach = this.reach();
      SIDES.find(([direction, aside, down]) => {
        Object.assign(this.told.options, { direction, offset: [aside * reach, down * reach] });
        this.told.update();
        return this.isClear(this.told.getElement().getBoundingClientRect());
      });
    }

    // Of a sign with its ring, in pixels.
    reach() {
      return window.WatchfloorShapes.size() * 0.7;
    }

    isClear(box) {
      const view = this.map.getContainer().getBoundingClientRect();
      if (box.left < view.left || box.right > view.right || box.top < view.top || box.bottom > view.bottom) { return false; }
      const reach = this.reach();
      return this.ends.every((end) => {
        const at = this.map.latLngToContainerPoint(end).add([view.left, view.top]);
        return at.x < box.left - reach || at.x > box.right + reach || at.y < box.top - reach || at.y > box.bottom + reach;
      });
    }

    setSpot(value) {
      const group = this.begin("spot");
      if (!value) { return; }
      const at = [value.lat, value.lon];
      L.circleMarker(at, { renderer: this.svg, pane: "ways", interactive: false, radius: 9, weight: 3, className: "wf-spot" }).addTo(group);
      if (value.words) { this.say(group, at, value.words, "bottom"); }
    }
  };
})();
