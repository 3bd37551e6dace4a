// One canvas for everything that moves or is worked on: cameras, cases, units, names. Hit tests are by index.
"use strict";
(function () {
  const Shapes = window.WatchfloorShapes;
  const STALE_S = 60;
  const CLUSTER_BELOW = 13;
  const NAMES_FROM = 14;
  const CELL = 64;
  const STALE = 5;
  const HIT = 14;

  const LiveLayer = L.Layer.extend({
    initialize(options) {
      L.setOptions(this, options);
      this.count = 0;
      this.roster = [];
      this.cases = [];
      this.cameras = [];
      this.selected = null;
      this.hot = [];
      this.theme = {};
      this.words = { min: "{0}" };
      this.spots = [];
    },

    onAdd(map) {
      this.canvas = L.DomUtil.create("canvas", "leaflet-zoom-hide", map.getPane("markerPane"));
      this.pen = this.canvas.getContext("2d");
      map.on("moveend zoomend resize", this.place, this);
      map.on("click", this.click, this);
      this.place();
    },

    onRemove(map) {
      this.canvas.remove();
      map.off("moveend zoomend resize", this.place, this);
      map.off("click", this.click, this);
    },

    place() {
      const size = this._map.getSize();
      const ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this.canvas, this._map.containerPointToLayerPoint([0, 0]));
      this.canvas.width = size.x * ratio;
      this.canvas.height = size.y * ratio;
      this.canvas.style.width = `${size.x}px`;
      this.canvas.style.height = `${size.y}px`;
      this.pen.scale(ratio, ratio);
      this.draw();
    },

    setUnits(buffer) {
      const count = new DataView(buffer).getUint32(0, true);
      this.x = new Float64Array(buffer, 8, count);
      this.y = new Float64Array(buffer, 8 + 8 * count, count);
      this.age = new Float32Array(buffer, 8 + 16 * count, count);
      this.heading = new Uint8Array(buffer, 8 + 20 * count, count);
      this.state = new Uint8Array(buffer, 8 + 21 * count, count);
      this.kind = new Uint8Array(buffer, 8 + 22 * count, count);
      this.count = count;
      this.draw();
    },

    draw() {
      if (!this._map) { return; }
      const size = this._map.getSize();
      this.width = size.x;
      this.height = size.y;
      this.pen.clearRect(0, 0, size.x, size.y);
      this.spots = [];
      this.drawCameras();
      this.drawCases();
      this.drawUnits();
      this.drawLine();
    },

    inView(x, y) {
      return x > -30 && y > -30 && x < this.width + 30 && y < this.height + 30;
    },

    stamp(sprite, x, y) {
      this.pen.drawImage(sprite, x - Shapes.SIZE / 2, y - Shapes.SIZE / 2, Shapes.SIZE, Shapes.SIZE);
    },

    drawCameras() {
      if (this._map.getZoom() < CLUSTER_BELOW) { return; }
      for (const camera of this.cameras) {
        const at = this._map.latLngToContainerPoint([camera.lat, camera.lon]);
        if (!this.inView(at.x, at.y)) { continue; }
        if (this.hot.includes(camera.id)) { this.drawView(camera, at); }
        this.stamp(Shapes.camera(), at.x, at.y);
        this.spots.push([at.x, at.y, "camera", camera.id]);
      }
    },

    drawView(camera, at) {
      const edge = this._map.latLngToContainerPoint([camera.lat + camera.range / 111000, camera.lon]);
      const reach = Math.max(30, at.y - edge.y);
      const middle = ((camera.bearing - 90) * Math.PI) / 180;
      const half = (camera.fov * Math.PI) / 360;
      this.pen.globalAlpha = 0.3;
      this.pen.fillStyle = this.theme.accent;
      this.pen.beginPath();
      this.pen.moveTo(at.x, at.y);
      this.pen.arc(at.x, at.y, reach, middle - half, middle + half);
      this.pen.closePath();
      this.pen.fill();
      this.pen.globalAlpha = 1;
    },

    drawCases() {
      for (const row of this.cases) {
        const at = this._map.latLngToContainerPoint([row.lat, row.lon]);
        if (!this.inView(at.x, at.y)) { continue; }
        this.stamp(Shapes.caseMark(row.light), at.x, at.y);
        if (row.id === this.selected) {
          this.pen.strokeStyle = this.theme.accent;
          this.pen.lineWidth = 2;
          this.pen.beginPath();
          this.pen.arc(at.x, at.y, 15, 0, 2 * Math.PI);
          this.pen.stroke();
        }
        this.spots.push([at.x, at.y, "case", row.id]);
      }
    },

    drawUnits() {
      const zoom = this._map.getZoom();
      const world = 256 * Math.pow(2, zoom);
      const corner = this._map.getPixelBounds().min;
      const seen = [];
      for (let i = 0; i < this.count; i++) {
        const x = this.x[i] * world - corner.x;
        const y = this.y[i] * world - corner.y;
        if (x > -30 && y > -30 && x < this.width + 30 && y < this.height + 30) { seen.push([x, y, i]); }
      }
      if (zoom < CLUSTER_BELOW && seen.length > 40) {
        this.drawClusters(seen, corner);
      } else {
        for (const [x, y, i] of seen) { this.drawUnit(x, y, i); }
        if (zoom >= NAMES_FROM) { this.drawNames(seen); }
      }
    },

    drawUnit(x, y, i) {
      const look = this.age[i] > STALE_S ? STALE : this.state[i];
      this.stamp(Shapes.unit(look, this.kind[i] ? this.heading[i] : 255, this.kind[i]), x, y);
      this.spots.push([x, y, "unit", i]);
    },

    // Cells are of the world, not of the screen, so that clusters stay where they are while the map is moved.
    drawClusters(seen, corner) {
      const cells = new Map();
      for (const [x, y, i] of seen) {
        const key = `${Math.floor((x + corner.x) / CELL)}/${Math.floor((y + corner.y) / CELL)}`;
        const cell = cells.get(key);
        if (cell) { cell.x += x; cell.y += y; cell.n += 1; } else { cells.set(key, { x, y, n: 1, i }); }
      }
      this.pen.textAlign = "center";
      this.pen.textBaseline = "middle";
      this.pen.font = this.font(12);
      for (const cell of cells.values()) {
        const [x, y] = [cell.x / cell.n, cell.y / cell.n];
        if (cell.n === 1) { this.drawUnit(x, y, cell.i); continue; }
        this.pen.fillStyle = this.theme.raised;
        this.pen.strokeStyle = this.theme.accent;
        this.pen.lineWidth = 1.5;
        this.pen.beginPath();
        this.pen.arc(x, y, 11 + Math.min(12, 3 * Math.log2(cell.n)), 0, 2 * Math.PI);
        this.pen.fill();
        this.pen.stroke();
        this.pen.fillStyle = this.theme.text;
        this.pen.fillText(String(cell.n), x, y);
        this.spots.push([x, y, "cluster", cell.n]);
      }
    },

    font(pixels) {
      return `${pixels}px "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif`;
    },

    drawNames(seen) {
      const taken = new Set();
      this.pen.font = this.font(12);
      this.pen.textAlign = "left";
      this.pen.textBaseline = "middle";
      this.pen.lineWidth = 3;
      this.pen.lineJoin = "round";
      this.pen.strokeStyle = this.theme.map_ground;
      for (const [x, y, i] of seen) {
        const key = `${Math.floor(x / 84)}/${Math.floor(y / 18)}`;
        if (taken.has(key) || !this.roster[i]) { continue; }
        taken.add(key);
        const stale = this.age[i] > STALE_S;
        const minutes = Math.round(this.age[i] / 60);
        const words = stale ? `${this.roster[i][1]} · ${this.words.min.replace("{0}", minutes)}` : this.roster[i][1];
        this.pen.fillStyle = stale ? this.theme.dim : this.theme.text;
        this.pen.strokeText(words, x + 12, y);
        this.pen.fillText(words, x + 12, y);
      }
    },

    // From the unit that has the selected case to the case.
    drawLine() {
      const row = this.cases.find((held) => held.id === this.selected);
      const i = this.roster.findIndex((held) => held[2] !== null && held[2] === this.selected);
      if (!row || i < 0 || i >= this.count) { return; }
      const world = 256 * Math.pow(2, this._map.getZoom());
      const corner = this._map.getPixelBounds().min;
      const to = this._map.latLngToContainerPoint([row.lat, row.lon]);
      this.pen.setLineDash([6, 4]);
      this.pen.strokeStyle = this.theme.accent;
      this.pen.lineWidth = 2;
      this.pen.beginPath();
      this.pen.moveTo(this.x[i] * world - corner.x, this.y[i] * world - corner.y);
      this.pen.lineTo(to.x, to.y);
      this.pen.stroke();
      this.pen.setLineDash([]);
    },

    hit(point) {
      let best = null;
      let least = HIT * HIT;
      for (const spot of this.spots) {
        const far = (spot[0] - point.x) ** 2 + (spot[1] - point.y) ** 2;
        if (far <= least) { best = spot; least = far; }
      }
      return best;
    },

    click(event) {
      const spot = this.hit(event.containerPoint);
      if (!spot) { return; }
      if (spot[2] === "cluster") {
        this._map.setView(event.latlng, this._map.getZoom() + 2);
      } else {
        this.options.onPick(spot[2], spot[2] === "unit" ? this.roster[spot[3]][0] : spot[3]);
      }
    },
  });

  window.WatchfloorLiveLayer = LiveLayer;
})();
