// Where cases heap up: every case a soft spot, all spots one tint whose strength tells how many.
"use strict";
(function () {
  const COARSE = 4; // pixels of the view in one of the heat
  const REACH = 26; // pixels
  const CELL = 13; // half of the reach: finer cells look the same and cost four times as much

  window.WatchfloorHeatLayer = window.WatchfloorCanvasLayer.extend({
    initialize(options) {
      L.Renderer.prototype.initialize.call(this, options);
      Object.assign(this, { theme: {}, x: new Float64Array(0), y: new Float64Array(0), spots: 0 });
    },

    // Drawn when the map has come to rest: under a hand its margin has to do.
    followDrag() {},

    setPlaces(x, y) {
      this.x = x;
      this.y = y;
      this.redraw();
    },

    // Spots of one cell are one spot, as strong as they are together.
    cells() {
      const { world, origin } = this;
      const found = new Map();
      for (let i = 0; i < this.x.length; i++) {
        const x = this.x[i] * world - origin.x;
        const y = this.y[i] * world - origin.y;
        if (x < -REACH || y < -REACH || x > this.width + REACH || y > this.height + REACH) { continue; }
        const key = Math.floor((x + origin.x) / CELL) * 4194304 + Math.floor((y + origin.y) / CELL);
        const cell = found.get(key);
        if (cell) { cell.n += 1; } else { found.set(key, { x, y, n: 1 }); }
      }
      return [...found.values()];
    },

    blob() {
      const size = (2 * REACH) / COARSE;
      const canvas = new OffscreenCanvas(size, size);
      const pen = canvas.getContext("2d");
      const shade = pen.createRadialGradient(size / 2, size / 2, 0, size / 2, size / 2, size / 2);
      shade.addColorStop(0, "black");
      shade.addColorStop(1, "transparent");
      pen.fillStyle = shade;
      pen.fillRect(0, 0, size, size);
      return canvas;
    },

    draw() {
      if (!this.begin()) { return; }
      const cells = this.cells();
      this.spots = cells.length;
      this.end(!cells.length);
      if (!cells.length) { return; }
      // One place that holds thousands (a default coordinate) must not pale all others: the 97th of a hundred is full.
      const counts = Float64Array.from(cells, (cell) => cell.n).sort();
      const most = Math.max(3, counts[Math.floor(counts.length * 0.97)] || 0);
      const coarse = new OffscreenCanvas(Math.ceil(this.width / COARSE), Math.ceil(this.height / COARSE));
      const pen = coarse.getContext("2d");
      const blob = this.blob();
      for (const cell of cells) {
        pen.globalAlpha = 0.05 + 0.45 * Math.min(1, cell.n / most);
        pen.drawImage(blob, (cell.x - REACH) / COARSE, (cell.y - REACH) / COARSE);
      }
      pen.globalAlpha = 1;
      pen.globalCompositeOperation = "source-in";
      pen.fillStyle = this.theme.accent;
      pen.fillRect(0, 0, coarse.width, coarse.height);
      this.pen.globalAlpha = 0.75;
      this.pen.drawImage(coarse, 0, 0, coarse.width * COARSE, coarse.height * COARSE);
      this.pen.globalAlpha = 1;
    },
  });
})();
