// Measuring and drawing: places set by clicks, or at the middle of the view by the space bar; Enter ends, Esc gives up.
"use strict";
(function () {
  const RADIUS = 6371008.8;

  // On the sphere, in square metres.
  function area(places) {
    let sum = 0;
    for (let at = 0; at < places.length; at++) {
      const [one, other] = [places[at], places[(at + 1) % places.length]];
      const wide = ((other.lng - one.lng) * Math.PI) / 180;
      sum += wide * (2 + Math.sin((one.lat * Math.PI) / 180) + Math.sin((other.lat * Math.PI) / 180));
    }
    return Math.abs((sum * RADIUS * RADIUS) / 2);
  }

  function length(map, places) {
    return places.slice(1).reduce((sum, place, at) => sum + map.distance(places[at], place), 0);
  }

  function metres(value) {
    return value < 1000 ? `${Math.round(value)} m` : `${(value / 1000).toFixed(value < 10000 ? 2 : 1)} km`;
  }

  function squares(value) {
    return value < 100000 ? `${Math.round(value)} m²` : `${(value / 1e6).toFixed(3)} km²`;
  }

  window.WatchfloorTools = class {
    constructor(map, picking, tell) {
      Object.assign(this, { map, picking, tell, mode: null, places: [], words: {} });
      this.line = L.polyline([], { interactive: false, weight: 2.5, className: "wf-tool" });
      this.fill = L.polygon([], { interactive: false, weight: 2.5, className: "wf-tool wf-tool-area" });
      this.note = L.DomUtil.create("div", "wf-note", map.getContainer());
      this.note.setAttribute("role", "status");
      this.aim = L.DomUtil.create("div", "wf-aim", map.getContainer());
      map.on("click", (event) => { if (this.mode) { this.add(event.latlng); } });
      map.on("dblclick", () => { if (this.mode) { this.places.pop(); this.end(); } });
      map.on("mousemove", (event) => { if (this.mode) { this.draw(event.latlng); } });
      map.getContainer().addEventListener("keydown", (event) => this.key(event), true);
      this.stop();
    }

    // "measure", "draw" or null.
    start(mode) {
      if (!mode || this.mode === mode) { this.stop(); return; }
      this.stop();
      this.mode = mode;
      this.picking.isOff = true;
      this.aim.style.display = "block";
      this.line.addTo(this.map);
      this.fill.addTo(this.map);
      this.map.getContainer().classList.add("is-drawing");
      this.map.getContainer().focus();
      this.draw();
    }

    stop() {
      this.mode = null;
      this.places = [];
      this.picking.isOff = false;
      this.line.remove();
      this.fill.remove();
      this.note.style.display = this.aim.style.display = "none";
      this.map.getContainer().classList.remove("is-drawing");
    }

    key(event) {
      if (!this.mode) { return; }
      const does = {
        " ": () => this.add(this.map.getCenter()),
        Enter: () => this.end(),
        Backspace: () => { this.places.pop(); this.draw(); },
        Escape: () => { this.stop(); this.tell.outline(""); },
      }[event.key];
      if (!does) { return; }
      does();
      event.preventDefault();
      event.stopPropagation();
    }

    add(place) {
      this.places.push(place);
      this.draw();
    }

    // What has been measured stays on the map until the next tool or Esc.
    end() {
      if (this.mode === "draw") {
        const places = this.places.map((place) => [place.lng, place.lat]);
        if (places.length > 2) { this.stop(); this.tell.outline(JSON.stringify(places)); }
        return;
      }
      this.draw();
      this.isDone = true;
      this.places = this.places.slice();
      this.picking.isOff = false;
      this.mode = null;
      this.aim.style.display = "none";
      this.map.getContainer().classList.remove("is-drawing");
    }

    draw(pointer) {
      const places = pointer ? [...this.places, pointer] : this.places;
      const isArea = this.mode === "draw" || places.length > 2;
      this.line.setLatLngs(places);
      this.fill.setLatLngs(isArea ? places : []);
      const parts = [];
      if (places.length > 1) { parts.push(metres(length(this.map, places))); }
      if (places.length > 2) { parts.push(squares(area(places))); }
      this.note.textContent = parts.length ? parts.join("  ·  ") : this.words.tool || "";
      this.note.style.display = "block";
    }
  };
  window.WatchfloorArea = area;
})();
