// Names of units, the urgent ones first, none over another name or sign: each is drawn once into a sprite and then stamped.
"use strict";
(function () {
  const CELL = 8;
  const MOST = 240;
  const KEPT = 3000;
  const LONGEST = 60; // letters: no sprite shows more, and the time to measure and to draw goes with the length
  const LATER_MS = 50;
  const SIGN = 7; // half of what a sign covers
  const SIGNS = 1000; // from so many units on there is no gap between them to look for
  const AT_ONCE = 24; // new names in one picture: each takes as long as forty units

  window.WatchfloorNames = class {
    constructor() {
      this.sprites = new Map();
      this.template = "{0}";
      this.order = [];
      this.boxes = [];
    }

    forget() {
      this.sprites.clear();
    }

    isStale(layer, i) {
      return layer.age[i] > window.WatchfloorUnitLayer.STALE_S;
    }

    words(layer, i) {
      const name = layer.roster[i] ? layer.roster[i][1] : "";
      if (!this.isStale(layer, i)) { return name; }
      return `${name} · ${this.template.replace("{0}", Math.round(layer.age[i] / 60))}`;
    }

    sprite(layer, words, isStale) {
      const key = `${isStale ? "-" : "+"}${words}`;
      let made = this.sprites.get(key);
      if (made || this.fresh >= AT_ONCE) { return made; }
      this.fresh += 1;
      if (this.sprites.size > KEPT) { this.sprites.clear(); }
      const ratio = window.devicePixelRatio || 1;
      const scale = window.WatchfloorScale || 1;
      layer.pen.font = window.WatchfloorFont(12);
      const width = Math.min(220 * scale, Math.ceil(layer.pen.measureText(words).width) + 6);
      const height = Math.ceil(18 * scale);
      const canvas = new OffscreenCanvas(width * ratio, height * ratio);
      const pen = canvas.getContext("2d");
      pen.scale(ratio, ratio);
      pen.font = window.WatchfloorFont(12);
      pen.textBaseline = "middle";
      pen.lineJoin = "round";
      pen.lineWidth = 3;
      pen.strokeStyle = layer.theme.map_ground;
      pen.fillStyle = isStale ? layer.theme.dim : layer.theme.text;
      pen.strokeText(words, 3, height / 2 + 1);
      pen.fillText(words, 3, height / 2 + 1);
      made = Object.assign(canvas.transferToImageBitmap(), { wide: width, high: height });
      this.sprites.set(key, made);
      return made;
    }

    // Help first, then those at work, then the others; a name keeps its turn from one picture to the next.
    ranked(layer) {
      const ranks = [[], [], []];
      const { seen, state } = layer;
      for (let s = 0; s < seen.n; s++) {
        const i = seen.i[s];
        const rank = state[i] === 3 || i === layer.followedSlot ? 0 : state[i] === 1 || state[i] === 2 ? 1 : 2;
        if (ranks[rank].length < 4 * MOST) { ranks[rank].push(s); }
      }
      return ranks;
    }

    draw(layer) {
      const columns = Math.ceil(layer.width / CELL) + 1;
      const taken = new Uint8Array(columns * (Math.ceil(layer.height / CELL) + 1));
      let drawn = 0;
      this.fresh = 0;
      this.boxes = []; // of the names, in pixels of the world
      this.block(layer, taken, columns);
      for (const rank of this.ranked(layer)) {
        for (const s of rank) {
          if (drawn >= MOST) { break; }
          drawn += this.put(layer, s, taken, columns);
        }
      }
      layer.drawn = drawn;
      if (this.fresh >= AT_ONCE) { this.goOn(layer); }
    }

    // What no name lies over: cases and cameras, names of areas, and the units themselves.
    block(layer, taken, columns) {
      const { seen, origin } = layer;
      for (const box of layer.obstacles()) {
        this.fill(layer, taken, columns, box.x - origin.x, box.y - origin.y, box.wide, box.high);
      }
      for (let s = 0; s < seen.n && seen.n < SIGNS; s++) {
        this.fill(layer, taken, columns, seen.x[s] - SIGN, seen.y[s] - SIGN, 2 * SIGN, 2 * SIGN);
      }
    }

    fill(layer, taken, columns, left, top, wide, high) {
      if (left + wide < 0 || top + high < 0 || left > layer.width || top > layer.height) { return; }
      const first = Math.max(0, (left / CELL) | 0);
      const last = Math.min(columns - 1, ((left + wide) / CELL) | 0);
      const low = ((Math.min(layer.height, top + high)) / CELL) | 0;
      for (let row = Math.max(0, (top / CELL) | 0); row <= low; row++) {
        taken.fill(1, row * columns + first, row * columns + last + 1);
      }
    }

    // The names that this picture had no time for come with the next ones.
    goOn(layer) {
      clearTimeout(this.later);
      this.later = setTimeout(() => layer.redraw(), LATER_MS);
    }

    put(layer, s, taken, columns) {
      const i = layer.seen.i[s];
      const left = (layer.seen.x[s] + 11) | 0;
      const top = (layer.seen.y[s] - 9) | 0;
      if (!layer.roster[i] || i === layer.pinned || left < 0 || top < 0 || left > layer.width || top > layer.height) { return 0; }
      const first = ((left + SIGN) / CELL) | 0; // the cell before holds the unit's own sign
      const line = (top / CELL) | 0;
      if (taken[line * columns + first]) { return 0; } // the cheap look first
      const sprite = this.sprite(layer, this.words(layer, i).slice(0, LONGEST), this.isStale(layer, i));
      if (!sprite) { return 0; }
      const last = Math.min(columns - 1, ((left + sprite.wide) / CELL) | 0);
      const low = ((top + sprite.high) / CELL) | 0;
      for (let row = line; row <= low; row++) {
        for (let column = first; column <= last; column++) {
          if (taken[row * columns + column]) { return 0; }
        }
      }
      for (let row = line; row <= low; row++) { taken.fill(1, row * columns + first, row * columns + last + 1); }
      layer.pen.drawImage(sprite, left, top, sprite.wide, sprite.high);
      this.boxes.push({ x: left + layer.origin.x, y: top + layer.origin.y, wide: sprite.wide, high: sprite.high });
      return 1;
    }
  };
})();
