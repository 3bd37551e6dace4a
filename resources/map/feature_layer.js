// The things of a place on one canvas: outlines first, then points, heaps of them as counted squares of the world.
"use strict";
(function () {
  const Shapes = window.WatchfloorShapes;
  const CELL = 56; // pixels of the world at the zoom
  const ALL_FROM = 17; // from here on each is drawn by itself
  const FEW = 60; // so few of a layer are drawn by themselves, however far away
  const MOST_SIGNS = 2500; // more than these in one view are dots
  const NAMES_FROM = 13;
  const HIT = 12;

  window.WatchfloorFeatureLayer = window.WatchfloorCanvasLayer.extend({
    initialize(options) {
      L.Renderer.prototype.initialize.call(this, options);
      Object.assign(this, { points: new Map(), shapes: new Map(), shown: {}, order: [], theme: {}, spots: [], drawn: 0 });
      this.names = [];
      this.outlines = new window.WatchfloorOutlines(this);
    },

    setPoints(layer, buffer) {
      const n = new DataView(buffer).getUint32(0, true);
      this.points.set(layer, {
        n, x: new Float64Array(buffer, 8, n), y: new Float64Array(buffer, 8 + 8 * n, n),
        id: new Float64Array(buffer, 8 + 16 * n, n), look: new Uint8Array(buffer, 8 + 24 * n, n), cells: new Map(),
      });
      this.redraw();
    },

    setShapes(layer, rows) {
      this.shapes.set(layer, rows);
      this.redraw();
    },

    draw() {
      if (!this.begin()) { return; }
      this.spots = [];
      this.drawn = 0;
      const hadNames = this.names.length;
      this.names = [];
      for (const layer of this.order) {
        if (this.shown[layer]) { this.outlines.draw(layer, this.shapes.get(layer) || []); }
      }
      for (const layer of this.order) {
        if (this.shown[layer] && this.points.has(layer)) { this.drawPoints(layer, this.points.get(layer)); }
      }
      this.end(!this.drawn);
      if (hadNames || this.names.length) { this.fire("named"); }
    },

    // What is to be written, in pixels of the world: it is written with the names of units, so that none lies on another.
    named(world) {
      return world === this.world ? this.names : [];
    },

    say(x, y, row) {
      this.names.push({ x: x + this.origin.x, y: y + this.origin.y, ...row });
    },

    drawPoints(layer, held) {
      const zoom = this._map.getZoom();
      if (zoom >= ALL_FROM || held.n <= FEW) { this.drawEach(layer, held); } else { this.drawCells(layer, held, zoom); }
    },

    drawEach(layer, held) {
      const { world, origin } = this;
      const seen = [];
      for (let i = 0; i < held.n; i++) {
        const x = held.x[i] * world - origin.x;
        const y = held.y[i] * world - origin.y;
        if (this.holds(x, y)) { seen.push([x, y, i]); }
      }
      if (seen.length > MOST_SIGNS) { this.drawDots(seen); return; }
      for (const [x, y, i] of seen) { this.put(layer, held, x, y, i); }
    },

    drawDots(seen) {
      this.pen.fillStyle = this.theme.text;
      for (const [x, y] of seen) { this.pen.fillRect(x - 1, y - 1, 2, 2); }
      this.drawn += seen.length;
    },

    put(layer, held, x, y, i) {
      const size = Shapes.size();
      const sprite = window.WatchfloorFeatureShape(layer, held.look[i]);
      this.pen.drawImage(sprite, (x - size / 2) | 0, (y - size / 2) | 0, size, size); // between two pixels it costs twice as much
      this.spots.push({ x, y, kind: "feature", id: held.id[i], layer });
      this.drawn += 1;
    },

    // Cells are made once for a zoom, of all points: a drag draws them again and counts nothing.
    cells(held, zoom) {
      if (held.cells.has(zoom)) { return held.cells.get(zoom); }
      const world = 256 * Math.pow(2, zoom);
      const found = new Map();
      for (let i = 0; i < held.n; i++) {
        const x = held.x[i] * world;
        const y = held.y[i] * world;
        const key = Math.floor(x / CELL) * 4194304 + Math.floor(y / CELL);
        const cell = found.get(key);
        if (cell) { cell.n += 1; cell.x += x; cell.y += y; } else { found.set(key, { n: 1, x, y, i }); }
      }
      if (held.cells.size > 6) { held.cells.clear(); }
      held.cells.set(zoom, [...found.values()]);
      return held.cells.get(zoom);
    },

    drawCells(layer, held, zoom) {
      for (const cell of this.cells(held, zoom)) {
        const x = cell.x / cell.n - this.origin.x;
        const y = cell.y / cell.n - this.origin.y;
        if (!this.holds(x, y)) { continue; }
        this.put(layer, held, x, y, cell.i);
        if (cell.n === 1) { continue; }
        const words = cell.n < 1000 ? String(cell.n) : `${Math.round(cell.n / 100) / 10}k`;
        this.say(x, y, { words, ink: "text", pixels: 11, isCount: true });
        this.spots[this.spots.length - 1].heap = cell.n;
      }
    },

    showsNames() {
      return this._map.getZoom() >= NAMES_FROM;
    },

    // A single thing, or {kind: "heap"}: a click there comes closer.
    hit(point) {
      const at = this.own(point);
      let best = null;
      let least = HIT * (window.WatchfloorScale || 1);
      for (const spot of this.spots) {
        const far = Math.hypot(spot.x - at.x, spot.y - at.y);
        if (far < least) { best = { ...spot, far }; least = far; }
      }
      if (!best) { return null; }
      return best.heap ? { ...best, kind: "heap" } : best;
    },
  });
})();
