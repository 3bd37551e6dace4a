// Thousands of sprites are written as pixels: for so many, twice as fast as the canvas stamps them one by one.
"use strict";
(function () {
  const OPAQUE = 255;

  // One colour over another, both with their alpha not multiplied in. In whole numbers, red and blue at once: a crowd has
  // half a million edges over something else.
  function over(upper, lower) {
    const alpha = upper >>> 24;
    const sum = alpha + ((((lower >>> 24) * (OPAQUE - alpha)) / OPAQUE) | 0);
    const part = ((alpha << 8) / sum) | 0;
    const rest = 256 - part;
    const outer = ((Math.imul(upper & 0xff00ff, part) + Math.imul(lower & 0xff00ff, rest)) >>> 8) & 0xff00ff;
    const green = ((Math.imul(upper & 0xff00, part) + Math.imul(lower & 0xff00, rest)) >>> 8) & 0xff00;
    return (sum << 24) | outer | green;
  }

  window.WatchfloorStamps = class {
    constructor() {
      this.cut = new WeakMap();
      this.wide = this.high = 0;
    }

    begin(wide, high) {
      if (this.wide !== wide || this.high !== high) {
        Object.assign(this, { wide, high, image: new ImageData(wide, high) });
        this.pixels = new Int32Array(this.image.data.buffer);
        this.cut = new WeakMap(); // their steps are those of a line of the old width
      }
      this.pixels.fill(0);
    }

    // What of a sprite is not empty: how far from its corner, and in which colour; full ones apart, for what is under them
    // does not matter.
    dots(sprite) {
      let made = this.cut.get(sprite);
      if (made) { return made; }
      const pen = new OffscreenCanvas(sprite.width, sprite.height).getContext("2d");
      pen.drawImage(sprite, 0, 0);
      const all = new Int32Array(pen.getImageData(0, 0, sprite.width, sprite.height).data.buffer);
      const held = (is) => {
        const found = [...all.keys()].filter((at) => is(all[at] >>> 24));
        return [Int32Array.from(found, (at) => Math.floor(at / sprite.width) * this.wide + (at % sprite.width)),
          Int32Array.from(found, (at) => all[at])];
      };
      made = [...held((alpha) => alpha === OPAQUE), ...held((alpha) => alpha > 0 && alpha < OPAQUE)];
      this.cut.set(sprite, made);
      return made;
    }

    // A sprite that would stick out is left out: the canvas reaches beyond the view.
    put(sprite, x, y) {
      if (x < 0 || y < 0 || x + sprite.width > this.wide || y + sprite.height > this.high) { return; }
      const [steps, colours, edge, shades] = this.dots(sprite);
      const { pixels } = this;
      const corner = y * this.wide + x;
      for (let k = 0; k < steps.length; k++) { pixels[corner + steps[k]] = colours[k]; }
      for (let k = 0; k < edge.length; k++) {
        const at = corner + edge[k];
        pixels[at] = pixels[at] === 0 ? shades[k] : over(shades[k], pixels[at]);
      }
    }

    // In place of all that the canvas held.
    end(pen) {
      pen.putImageData(this.image, 0, 0);
    }

    // Over what the canvas holds.
    lay(pen) {
      const sheet = new OffscreenCanvas(this.wide, this.high);
      sheet.getContext("2d").putImageData(this.image, 0, 0);
      pen.save();
      pen.resetTransform();
      pen.drawImage(sheet, 0, 0);
      pen.restore();
    }
  };
})();
