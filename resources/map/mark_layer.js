// What does not move: cases by light, cameras by state with the view they have; drawn anew only when they change.
"use strict";
(function () {
  const Shapes = window.WatchfloorShapes;
  const CAMERAS_FROM = 13;
  const WEDGES_FROM = 16;
  const HIT = 14;
  const DENSE = 1000; // from so many on cases are written as pixels

  window.WatchfloorMarkLayer = window.WatchfloorCanvasLayer.extend({
    initialize(options) {
      L.Renderer.prototype.initialize.call(this, options);
      Object.assign(this, { cases: [], cameras: [], hot: [], states: {}, selected: null, theme: {}, spots: [], hidden: {} });
      this.hiddenLights = [];
      this.stamps = new window.WatchfloorStamps();
    },

    draw() {
      if (!this.begin()) { return; }
      this.spots = [];
      if (!this.hidden.cameras) { this.drawCameras(); }
      if (!this.hidden.cases) { this.drawCases(); }
      this.end(!this.spots.length);
    },

    stamp(sprite, x, y) {
      const size = Shapes.size();
      this.pen.drawImage(sprite, (x - size / 2) | 0, (y - size / 2) | 0, size, size);
    },

    drawCameras() {
      const zoom = this._map.getZoom();
      for (const row of this.cameras) {
        const isHot = this.hot.includes(row.id);
        if (zoom < CAMERAS_FROM && !isHot) { continue; }
        const [x, y] = this.at(row.lon, row.lat);
        if (!this.holds(x, y)) { continue; }
        if (isHot || zoom >= WEDGES_FROM) { this.drawView(row, x, y, isHot); }
        this.stamp(Shapes.camera(this.states[row.id] || "unknown"), x, y);
        this.spots.push({ x, y, kind: "camera", id: row.id, name: row.name });
      }
    },

    drawView(row, x, y, isHot) {
      const reach = Math.max(30, y - this.at(row.lon, row.lat + row.range / 111195)[1]);
      const middle = ((row.bearing - 90) * Math.PI) / 180;
      const half = (row.fov * Math.PI) / 360;
      this.pen.fillStyle = this.pen.strokeStyle = isHot ? this.theme.accent : this.theme.dim;
      this.pen.lineWidth = 1;
      this.pen.beginPath();
      const isAnywhere = row.fov >= 360; // off its preset: nobody knows where it looks, so there is no edge of a view
      this.pen.setLineDash(isAnywhere ? [4, 4] : []);
      if (!isAnywhere) { this.pen.moveTo(x, y); }
      this.pen.arc(x, y, reach, middle - half, middle + half);
      this.pen.closePath();
      this.pen.globalAlpha = isHot ? 0.3 : 0.12;
      this.pen.fill();
      this.pen.globalAlpha = isHot ? 0.9 : 0.4;
      this.pen.stroke();
      this.pen.globalAlpha = 1;
      this.pen.setLineDash([]);
    },

    drawCases() {
      const first = this.spots.length;
      for (const row of this.cases) {
        if (this.hiddenLights.includes(row.light) && row.id !== this.selected) { continue; }
        const [x, y] = this.at(row.lon, row.lat);
        if (!this.holds(x, y)) { continue; }
        this.spots.push({ x, y, kind: "case", id: row.id, name: `${row.number} ${row.title}`, light: row.light });
      }
      const seen = this.spots.slice(first);
      if (seen.length < DENSE) {
        for (const { x, y, light } of seen) { this.stamp(Shapes.caseMark(light), x, y); }
      } else {
        this.writeCases(seen);
      }
      this.drawRing(seen.find((spot) => spot.id === this.selected));
    },

    writeCases(seen) {
      const ratio = window.devicePixelRatio || 1;
      const half = Shapes.size() / 2;
      this.stamps.begin(this._container.width, this._container.height);
      for (const { x, y, light } of seen) {
        this.stamps.put(Shapes.caseMark(light), ((x - half) * ratio) | 0, ((y - half) * ratio) | 0);
      }
      this.stamps.lay(this.pen);
    },

    drawRing(spot) {
      if (!spot) { return; }
      this.pen.strokeStyle = this.theme.accent;
      this.pen.lineWidth = 2.5;
      this.pen.beginPath();
      this.pen.arc(spot.x, spot.y, Shapes.size() * 0.62, 0, 2 * Math.PI);
      this.pen.stroke();
    },

    hit(point) {
      const at = this.own(point);
      let best = null;
      let least = HIT;
      for (const spot of this.spots) {
        const far = Math.hypot(spot.x - at.x, spot.y - at.y);
        if (far <= least) { best = { ...spot, far }; least = far; }
      }
      return best;
    },

    // What the signs cover, in pixels of the world, as long as it is the same world; none where there are more than `most`.
    boxes(world, most) {
      if (world !== this.world || this.spots.length > most) { return []; }
      const size = Shapes.size() * 0.66; // of its sprite a sign fills no more
      const { x: left, y: top } = this.origin;
      return this.spots.map(({ x, y }) => ({ x: left + x - size / 2, y: top + y - size / 2, wide: size, high: size }));
    },

    inView() {
      return this.spots.slice(-200).reverse();
    },
  });
})();
