// Names of all layers, none over another nor over a sign: each is drawn once into a sprite and then stamped.
"use strict";
(function () {
  const MOST = 240;
  const MOST_OF_THINGS = 600;
  const ROOMY = 400; // so few units leave time to look on all four sides of each
  // Where the name of an area may stand, in its own widths and heights around the middle, the nearest first.
  const FAR = ([aside, line]) => 3 * Math.abs(aside) + Math.abs(line);
  const PLACES = [0, -0.5, 0.5, -1, 1, -1.5, 1.5, -2, 2, -2.5, 2.5, -3, 3]
    .flatMap((line) => [0, 0.35, -0.35, 0.7, -0.7].map((aside) => [aside, line])).sort((one, other) => FAR(one) - FAR(other));
  const INSET = 2; // pixels at the edge of a sprite that no letter reaches
  const KEPT = 3000;
  const LONGEST = 60; // letters: no sprite shows more, and the time to measure and to draw goes with the length
  const LATER_MS = 50;
  const AT_ONCE = 24; // new names in one picture: each takes as long as forty units

  window.WatchfloorNames = class {
    constructor() {
      this.sprites = new Map();
      this.template = "{0}";
      this.boxes = [];
      this.sides = new Map(); // of a unit, where its name stood last
      this.others = () => []; // names of areas and counts of heaps, in pixels of the world
      this.signs = () => []; // boxes of cases and cameras, in pixels of the world
      this.ground = () => []; // boxes of what is written into the tiles, likewise
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

    sprite(layer, words, fill, pixels) {
      const key = `${pixels}${fill}${words}`;
      let made = this.sprites.get(key);
      if (made || this.fresh >= AT_ONCE) { return made; }
      this.fresh += 1;
      if (this.sprites.size > KEPT) { this.sprites.clear(); }
      const ratio = window.devicePixelRatio || 1;
      const scale = window.WatchfloorScale || 1;
      layer.pen.font = window.WatchfloorFont(pixels);
      const width = Math.min(220 * scale, Math.ceil(layer.pen.measureText(words).width) + 6);
      const height = Math.ceil((pixels + 6) * scale);
      const canvas = new OffscreenCanvas(width * ratio, height * ratio);
      const pen = canvas.getContext("2d");
      pen.scale(ratio, ratio);
      pen.font = window.WatchfloorFont(pixels);
      pen.textBaseline = "middle";
      pen.lineJoin = "round";
      pen.lineWidth = 3 * scale;
      pen.strokeStyle = layer.theme.map_ground;
      pen.fillStyle = fill;
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

    // Signs first, then the names of units, then what the things below have to say.
    draw(layer, hasUnits) {
      this.isRoomy = layer.seen.n <= ROOMY;
      this.gap = (window.WatchfloorShapes.size() * 11) / 26;
      this.fresh = 0;
      this.boxes = []; // of what is written, in pixels of the world
      const room = new window.WatchfloorRoom(layer.width, layer.height, this.isRoomy ? 4 : 8);
      this.keepFree(layer, room);
      layer.drawn = hasUnits ? this.drawUnits(layer, room) : 0;
      this.drawOthers(layer, room);
      if (this.fresh >= AT_ONCE) { this.goOn(layer); }
    }

    // The signs that are not to be written over; where units are many, their signs lie over each other anyway.
    keepFree(layer, room) {
      const half = window.WatchfloorShapes.size() * 0.28;
      const { seen, origin } = layer;
      for (const { minX, minY, maxX, maxY } of this.isRoomy ? this.ground(layer) : []) {
        room.take(minX - origin.x, minY - origin.y, maxX - minX, maxY - minY, window.WatchfloorRoom.OF_THE_GROUND);
      }
      for (const box of this.signs(layer.world, ROOMY)) { room.take(box.x - origin.x, box.y - origin.y, box.wide, box.high); }
      for (let s = 0; this.isRoomy && layer.isShown && s < seen.n; s++) {
        room.take(seen.x[s] - half, seen.y[s] - half, 2 * half, 2 * half);
      }
      for (const cell of layer.clusters) {
        room.take(cell.x - cell.radius, cell.y - cell.radius, 2 * cell.radius, 2 * cell.radius);
      }
      const pane = layer._map.getPane("tooltipPane");
      for (const box of pane ? pane.children : []) {
        const at = L.DomUtil.getPosition(box).subtract(layer._bounds.min);
        room.take(at.x, at.y - half, box.offsetWidth + half, box.offsetHeight + 2 * half);
      }
    }

    drawUnits(layer, room) {
      let drawn = 0;
      for (const rank of this.ranked(layer)) {
        for (const s of rank) {
          if (drawn >= MOST) { return drawn; }
          drawn += this.put(layer, s, room);
        }
      }
      return drawn;
    }

    // The names that this picture had no time for come with the next ones.
    goOn(layer) {
      clearTimeout(this.later);
      this.later = setTimeout(() => layer.redraw(), LATER_MS);
    }

    put(layer, s, room) {
      const i = layer.seen.i[s];
      const x = layer.seen.x[s] | 0;
      const y = layer.seen.y[s] | 0;
      if (!layer.roster[i] || i === layer.pinned || x < 0 || y < 0 || x > layer.width || y > layer.height) { return 0; }
      if (!this.isRoomy && room.isTaken(x + this.gap + INSET, y)) { return 0; } // the cheap look first
      const isStale = this.isStale(layer, i);
      const fill = isStale ? layer.theme.dim : layer.theme.text;
      const sprite = this.sprite(layer, this.words(layer, i).slice(0, LONGEST), fill, 12);
      if (!sprite) { return 0; }
      const last = this.sides.get(i) || 0;
      if (!this.isRoomy) { return this.stamp(layer, room, sprite, ...this.beside(0, x, y, sprite)) ? 1 : 0; }
      const sides = [0, 1, 2, 3].map((turn) => (last + turn) % 4);
      const side = this.first(sides, (one, leavesWords) => this.stamp(
        layer, room, sprite, ...this.beside(one, x, y, sprite), leavesWords));
      if (side !== undefined && side !== last) { this.sides.set(i, side); }
      return side === undefined ? 0 : 1;
    }

    // Where no word of a street is covered if there is such a place, else where there is room at all.
    first(places, put) {
      const place = places.find((one) => put(one, true));
      return place === undefined ? places.find((one) => put(one, false)) : place;
    }

    // Right, left, below, above.
    beside(side, x, y, sprite) {
      const { gap } = this;
      if (side < 2) { return [side ? x - gap - sprite.wide : x + gap, y - sprite.high / 2]; }
      return [x - sprite.wide / 2, side === 2 ? y + gap : y - gap - sprite.high];
    }

    stamp(layer, room, sprite, left, top, leavesWords = false) {
      const box = [left + INSET, top + INSET, sprite.wide - 2 * INSET, sprite.high - 2 * INSET];
      if (!room.fits(...box, leavesWords)) { return false; }
      room.take(...box);
      this.boxes.push({ x: box[0] + layer.origin.x, y: box[1] + layer.origin.y, wide: box[2], high: box[3] });
      layer.pen.drawImage(sprite, left | 0, top | 0, sprite.wide, sprite.high);
      return true;
    }

    // A count stands beside its sign or not at all; the name of an area looks around its middle.
    drawOthers(layer, room) {
      const { origin } = layer;
      let left = MOST_OF_THINGS;
      for (const row of this.others(layer.world)) {
        const x = row.x - origin.x;
        const y = row.y - origin.y;
        if (!left || x < 0 || y < 0 || x > layer.width || y > layer.height) { continue; }
        const sprite = this.sprite(layer, row.words, layer.theme[row.ink], row.pixels);
        if (!sprite) { continue; }
        left -= 1;
        if (row.isCount) {
          this.first([0, 1], (side, leavesWords) => this.stamp(
            layer, room, sprite, ...this.beside(side, x, y, sprite), leavesWords));
          continue;
        }
        const place = this.first(PLACES, ([aside, line], leavesWords) => this.stamp(
          layer, room, sprite, x + (aside - 0.5) * sprite.wide, y + (line - 0.5) * sprite.high, leavesWords)) || PLACES[0];
        row.move(place[0] * sprite.wide, place[1] * sprite.high);
      }
    }
  };
})();
