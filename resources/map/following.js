// One unit that is followed: it glides between two positions, draws its trail, and takes the map along at the edge.
"use strict";
(function () {
  const GLIDE_MS = 1000;
  const STEP_MS = 40; // 25 pictures a second: without a graphics card each one is composed by the processor
  const FARTHEST = 400; // pixels: a longer step is not a movement

  window.WatchfloorFollowing = class {
    constructor(map, units, manners) {
      Object.assign(this, { map, units, manners, unit: null, trailed: null, from: null, to: null, trail: null });
      this.sprite = L.DomUtil.create("canvas", "wf-glide leaflet-zoom-hide", map.getPane("markerPane"));
      this.line = L.polyline([], { interactive: false, weight: 3, opacity: 0.8, dashArray: "1 6", lineCap: "round" });
      map.on("zoomend viewreset", () => this.put(this.to));
      this.sprite.style.display = "none";
    }

    follow(unitId) {
      this.unit = unitId;
      this.units.followed = unitId;
      this.from = this.to = null;
      this.pin(-1);
      this.sprite.style.display = "none";
      this.tick();
    }

    // Where the unit has been: pairs x, y of the world.
    setTrail(buffer) {
      const world = new Float64Array(buffer);
      const places = [];
      for (let k = 0; k < world.length; k += 2) { places.push(this.place(world[k], world[k + 1])); }
      this.line.setStyle({ color: this.units.theme.accent });
      this.line.setLatLngs(places);
      if (places.length > 1) { this.line.addTo(this.map); } else { this.line.remove(); }
    }

    place(x, y) {
      const lat = (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) * (180 / Math.PI);
      return [lat, (x - 0.5) * 360];
    }

    pin(slot) {
      this.units.pinned = slot < 0 ? null : slot;
      this.units.followedSlot = slot;
    }

    // After each picture of all units.
    tick() {
      if (this.unit === null) { return; }
      const slot = this.units.slotOf(this.unit);
      if (slot < 0) { this.sprite.style.display = "none"; this.pin(-1); return; }
      const next = [this.units.x[slot], this.units.y[slot]];
      this.from = this.to && this.isNear(this.to, next) ? this.to : next;
      this.to = next;
      this.since = performance.now();
      this.paint(slot);
      if (this.units.pinned !== slot) { this.pin(slot); this.units.redraw(); }
      this.keepInView(next);
      if (!this.timer && (this.from[0] !== next[0] || this.from[1] !== next[1])) {
        this.timer = setInterval(() => this.glide(), STEP_MS);
      }
      this.glide();
    }

    isNear(a, b) {
      const world = 256 * Math.pow(2, this.map.getZoom());
      return Math.hypot(a[0] - b[0], a[1] - b[1]) * world < FARTHEST;
    }

    paint(slot) {
      const size = window.WatchfloorShapes.size();
      const ratio = window.devicePixelRatio || 1;
      const { kind, heading, age } = this.units;
      const look = window.WatchfloorShapes.unit(
        this.units.look(slot), kind[slot] ? heading[slot] : 255, kind[slot], age[slot] > window.WatchfloorUnitLayer.AGEING_S);
      this.sprite.width = this.sprite.height = 2 * size * ratio;
      this.sprite.style.width = this.sprite.style.height = `${2 * size}px`;
      const pen = this.sprite.getContext("2d");
      pen.scale(ratio, ratio);
      pen.strokeStyle = this.units.theme.accent;
      pen.lineWidth = 2.5;
      pen.arc(size, size, size * 0.66, 0, 2 * Math.PI);
      pen.stroke();
      pen.drawImage(look, size / 2, size / 2, size, size);
      this.sprite.style.display = "block";
    }

    glide() {
      if (!this.to) { return; }
      const part = Math.min(1, (performance.now() - this.since) / GLIDE_MS);
      this.put([0, 1].map((axis) => this.from[axis] + (this.to[axis] - this.from[axis]) * part));
      if (part === 1 && this.timer) { clearInterval(this.timer); this.timer = 0; }
    }

    put(at) {
      if (!at || this.unit === null) { return; }
      this.at = at;
      const world = 256 * Math.pow(2, this.map.getZoom());
      const origin = this.map.getPixelOrigin();
      const size = window.WatchfloorShapes.size();
      L.DomUtil.setPosition(this.sprite, L.point(at[0] * world - origin.x - size, at[1] * world - origin.y - size));
    }

    // The map goes along only when the unit comes near an edge, and not from under a hand.
    keepInView(at) {
      const there = L.latLng(this.place(...at));
      if (!this.map.getBounds().pad(-0.2).contains(there)) {
        this.manners.when(false, () => this.map.panTo(there, { animate: false }));
      }
    }
  };
})();
