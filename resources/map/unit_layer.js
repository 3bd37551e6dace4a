// All units on one canvas out of packed arrays: clusters of the world, age, names; hit tests by an index of cells.
"use strict";
(function () {
  const Shapes = window.WatchfloorShapes;
  const AGEING_S = 20;
  const STALE_S = 60;
  const CLUSTER_BELOW = 13;
  const NAMES_FROM = 14;
  const CLUSTER = 64; // pixels of the world at the zoom
  const HIT = 14;
  const DENSE = 1000; // from so many on they are written as pixels
  const NOTHING = new Uint8Array(0);

  window.WatchfloorUnitLayer = window.WatchfloorCanvasLayer.extend({
    initialize(options) {
      L.Renderer.prototype.initialize.call(this, options);
      Object.assign(this, { count: 0, roster: [], theme: {}, clusters: [], selectedCase: null, followed: null });
      Object.assign(this, { pinned: null, withNames: true, drawn: 0, isShown: true, hold: false });
      this.names = new window.WatchfloorNames();
      this.stamps = new window.WatchfloorStamps();
      this.x = this.y = this.age = this.cases = this.heading = this.state = this.kind = this.shown = NOTHING;
      this.seen = { n: 0, i: new Int32Array(0), x: new Float32Array(0), y: new Float32Array(0) };
    },

    setUnits(buffer) {
      const head = new DataView(buffer);
      const n = head.getUint32(0, true);
      this.x = new Float64Array(buffer, 8, n);
      this.y = new Float64Array(buffer, 8 + 8 * n, n);
      this.age = new Float32Array(buffer, 8 + 16 * n, n);
      this.cases = new Uint32Array(buffer, 8 + 20 * n, n);
      this.heading = new Uint8Array(buffer, 8 + 24 * n, n);
      this.state = new Uint8Array(buffer, 8 + 25 * n, n);
      this.kind = new Uint8Array(buffer, 8 + 26 * n, n);
      this.shown = new Uint8Array(buffer, 8 + 27 * n, n);
      this.count = n;
      if (this.seen.i.length < n) {
        this.seen = { n: 0, i: new Int32Array(n), x: new Float32Array(n), y: new Float32Array(n) };
      }
      this.redraw();
    },

    setRoster(rows) {
      this.roster = rows;
      this.slots = new Map(rows.map((row, slot) => [row[0], slot]));
      this.names.forget();
      this.redraw();
    },

    slotOf(unitId) {
      const slot = this.slots ? this.slots.get(unitId) : undefined;
      return slot !== undefined && slot < this.count && this.shown[slot] ? slot : -1;
    },

    look(i) {
      return this.age[i] > STALE_S ? Shapes.STALE : this.state[i];
    },

    draw() {
      if (!this.begin()) { return; }
      this.index = null;
      this.clusters = [];
      this.find();
      if (this.isShown) { this.drawAll(); } else { this.seen.n = 0; this.names.draw(this, false); }
      this.end(!(this.isShown && this.count) && !this.names.boxes.length);
    },

    drawAll() {
      const isFar = this._map.getZoom() < CLUSTER_BELOW && this.seen.n > 40;
      if (isFar) { this.drawClusters(); } else { this.drawUnits(); }
      this.names.draw(this, !isFar && this.withNames && this._map.getZoom() >= NAMES_FROM);
      this.drawRing();
      this.drawLine();
    },

    // Which lie on the canvas, and where.
    find() {
      const { seen, x, y, shown, world, origin } = this;
      const right = this.width + 30;
      const low = this.height + 30;
      let n = 0;
      for (let i = 0; i < this.count; i++) {
        const px = x[i] * world - origin.x;
        const py = y[i] * world - origin.y;
        if (shown[i] && px > -30 && py > -30 && px < right && py < low) {
          seen.i[n] = i;
          seen.x[n] = px;
          seen.y[n] = py;
          n += 1;
        }
      }
      seen.n = n;
    },

    drawUnits() {
      const { seen, pen, stamps } = this;
      const half = Shapes.size() / 2;
      if (seen.n < DENSE) {
        this.eachUnit((sprite, x, y) => pen.drawImage(sprite, (x - half) | 0, (y - half) | 0, 2 * half, 2 * half));
        return;
      }
      const ratio = window.devicePixelRatio || 1;
      stamps.begin(this._container.width, this._container.height);
      this.eachUnit((sprite, x, y) => stamps.put(sprite, ((x - half) * ratio) | 0, ((y - half) * ratio) | 0));
      stamps.end(pen);
    },

    eachUnit(put) {
      const { seen, heading, kind, age } = this;
      for (let s = 0; s < seen.n; s++) {
        const i = seen.i[s];
        if (i === this.pinned) { continue; }
        put(Shapes.unit(this.look(i), kind[i] ? heading[i] : 255, kind[i], age[i] > AGEING_S), seen.x[s], seen.y[s]);
      }
    },

    // Cells are of the world, not of the screen, so that clusters stay where they are while the map is moved.
    drawClusters() {
      const { seen, pen, origin, theme } = this;
      const cells = new Map();
      for (let s = 0; s < seen.n; s++) {
        const key = Math.floor((seen.x[s] + origin.x) / CLUSTER) * 1e7 + Math.floor((seen.y[s] + origin.y) / CLUSTER);
        const cell = cells.get(key);
        if (!cell) { cells.set(key, { x: seen.x[s], y: seen.y[s], held: [seen.i[s]] }); continue; }
        cell.x += seen.x[s];
        cell.y += seen.y[s];
        cell.held.push(seen.i[s]);
      }
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      pen.font = window.WatchfloorFont(12);
      for (const cell of cells.values()) {
        const n = cell.held.length;
        const [x, y] = [cell.x / n, cell.y / n];
        const worst = cell.held.some((i) => this.state[i] === 3) ? theme.red : theme.accent;
        const radius = n === 1 ? HIT : (10 + Math.min(12, 3 * Math.log2(n))) * (window.WatchfloorScale || 1);
        this.clusters.push({ x, y, radius, held: cell.held });
        if (n === 1) { this.drawOne(x, y, cell.held[0]); continue; }
        pen.fillStyle = theme.raised;
        pen.strokeStyle = worst;
        pen.lineWidth = worst === theme.red ? 3 : 1.5;
        pen.beginPath();
        pen.arc(x, y, radius, 0, 2 * Math.PI);
        pen.fill();
        pen.stroke();
        pen.fillStyle = theme.text;
        pen.fillText(String(n), x, y + 1);
      }
    },

    drawOne(x, y, i) {
      const size = Shapes.size();
      const sprite = Shapes.unit(this.look(i), this.kind[i] ? this.heading[i] : 255, this.kind[i], this.age[i] > AGEING_S);
      this.pen.drawImage(sprite, x - size / 2, y - size / 2, size, size);
    },

    place(i) {
      return [this.x[i] * this.world - this.origin.x, this.y[i] * this.world - this.origin.y];
    },

    drawRing() {
      const i = this.followed === null ? -1 : this.slotOf(this.followed);
      if (i < 0 || i === this.pinned) { return; }
      const [x, y] = this.place(i);
      this.pen.strokeStyle = this.theme.accent;
      this.pen.lineWidth = 2;
      this.pen.beginPath();
      this.pen.arc(x, y, Shapes.size() * 0.62, 0, 2 * Math.PI);
      this.pen.stroke();
    },

    // From the unit that has the selected case to the case.
    drawLine() {
      const row = this.selectedCase;
      const i = row ? this.cases.indexOf(row.id) : -1;
      if (i < 0 || !this.shown[i]) { return; }
      const [x, y] = this.place(i);
      this.pen.setLineDash([6, 4]);
      this.pen.strokeStyle = this.theme.accent;
      this.pen.lineWidth = 2;
      this.pen.beginPath();
      this.pen.moveTo(x, y);
      this.pen.lineTo(...this.at(row.lon, row.lat));
      this.pen.stroke();
      this.pen.setLineDash([]);
    },

    // Cells of 32 pixels, made when somebody points and thrown away with the next picture.
    cells() {
      if (this.index) { return this.index; }
      this.index = new Map();
      for (let s = 0; s < this.seen.n; s++) {
        const key = (this.seen.x[s] >> 5) * 4096 + (this.seen.y[s] >> 5);
        const held = this.index.get(key);
        if (held) { held.push(s); } else { this.index.set(key, [s]); }
      }
      return this.index;
    },

    // What lies under a point of the container: {kind, id, far} or a cluster {kind, held, far}; null for nothing.
    hit(point) {
      const at = this.own(point);
      const cluster = this.clusters.find((held) => Math.hypot(held.x - at.x, held.y - at.y) <= held.radius);
      if (cluster && cluster.held.length > 1) { return { kind: "cluster", held: cluster.held, far: 0 }; }
      if (cluster) { return this.row(cluster.held[0], 0); }
      if (this.clusters.length) { return null; }
      let best = -1;
      let least = HIT;
      for (let column = (at.x - HIT) >> 5; column <= (at.x + HIT) >> 5; column++) {
        for (let line = (at.y - HIT) >> 5; line <= (at.y + HIT) >> 5; line++) {
          for (const s of this.cells().get(column * 4096 + line) || []) {
            const far = Math.hypot(this.seen.x[s] - at.x, this.seen.y[s] - at.y);
            if (far <= least) { best = this.seen.i[s]; least = far; }
          }
        }
      }
      return best < 0 ? null : this.row(best, least);
    },

    row(i, far) {
      const held = this.roster[i];
      return held ? { kind: "unit", id: held[0], name: this.names.words(this, i), far, x: this.x[i], y: this.y[i] } : null;
    },

    // Those in the view, for the keyboard.
    inView(most) {
      const rows = [];
      for (let s = 0; s < this.seen.n && rows.length < most; s++) { rows.push(this.row(this.seen.i[s], 0)); }
      return rows.filter(Boolean);
    },
  });
  Object.assign(window.WatchfloorUnitLayer, { AGEING_S, STALE_S });
})();
