// The room for names in one picture: small cells, taken by signs and by names of whatever layer, or by words of the ground,
// which a name leaves free where it can.
"use strict";
(function () {
  const TAKEN = 1;
  const OF_THE_GROUND = 2;

  window.WatchfloorRoom = class {
    constructor(width, height, cell) {
      this.cell = cell;
      this.columns = Math.ceil(width / cell) + 1;
      this.lines = Math.ceil(height / cell) + 1;
      this.taken = new Uint8Array(this.columns * this.lines);
    }

    // First and last column, first and last line, cut to the picture.
    cells(left, top, wide, high) {
      const { cell, columns, lines } = this;
      return [Math.max(0, (left / cell) | 0), Math.min(columns - 1, ((left + wide) / cell) | 0),
        Math.max(0, (top / cell) | 0), Math.min(lines - 1, ((top + high) / cell) | 0)];
    }

    isTaken(x, y) {
      return this.taken[((y / this.cell) | 0) * this.columns + ((x / this.cell) | 0)] === TAKEN;
    }

    fits(left, top, wide, high, leavesWords) {
      if (left < 0 || top < 0) { return false; }
      const [first, last, line, low] = this.cells(left, top, wide, high);
      for (let row = line; row <= low; row++) {
        for (let column = first; column <= last; column++) {
          const held = this.taken[row * this.columns + column];
          if (held === TAKEN || (held && leavesWords)) { return false; }
        }
      }
      return true;
    }

    // What is of the ground is taken before anything else.
    take(left, top, wide, high, by = TAKEN) {
      const [first, last, line, low] = this.cells(left, top, wide, high);
      if (last < first) { return; } // beside the picture; an end before the beginning of the array would count from behind
      for (let row = line; row <= low; row++) { this.taken.fill(by, row * this.columns + first, row * this.columns + last + 1); }
    }
  };
  Object.assign(window.WatchfloorRoom, { OF_THE_GROUND });
})();
