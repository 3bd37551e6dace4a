// Thousands of sprites are written as pixels: for so many, twice as fast as the canvas stamps them one by one.
"use strict";
(function () {
  const OPAQUE = 255;

  // One colour over another, both with their alpha not multiplied in.
  function over(upper, lower) {
    const alpha = upper >>> 24;
    const under = ((lower >>> 24) * (OPAQUE - alpha)) / OPAQUE;
    const sum = alpha + under;
    const red = ((upper & 255) * alpha + (lower & 255) * under) / sum;
    const green = (((upper >>> 8) & 255) * alpha + ((lower >>> 8) & 255) * under) / sum;
    const blue = (((upper >>> 16) & 255) * alpha + ((lower >>> 16) & 255) * under) / sum;
    return ((sum << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  }

  window.WatchfloorStamps = class {
    constructor() {
      this.cut = new WeakMap();
      this.wide = this.high = 0;
    }

    begin(wide, high) {
      if (this.wide !== wide || this.high !== high) {
        Object.assign(this, { wide, high, image: new ImageData(wide, high) });
        this.pixels = new Uint32Array(this.image.data.buffer);
        this.cut = new WeakMap(); // their steps are those of a line of the old width
      }
      this.pixels.fill(0);
    }

    // What of a sprite is not empty: how far from its corner, and in which colour.
    dots(sprite) {
      let made = this.cut.get(sprite);
      if (made) { return made; }
      const pen = new OffscreenCanvas(sprite.width, sprite.height).getContext("2d");
      pen.drawImage(sprite, 0, 0);
      const all = new Uint32Array(pen.getImageData(0, 0, sprite.width, sprite.height).data.buffer);
      const held = [...all.keys()].filter((at) => all[at] >>> 24);
      made = {
        steps: Int32Array.from(held, (at) => Math.floor(at / sprite.width) * this.wide + (at % sprite.width)),
        colours: Uint32Array.from(held, (at) => all[at]),
      };
      this.cut.set(sprite, made);
      return made;
    }

    // A sprite that would stick out is left out: the canvas reaches beyond the view.
    put(sprite, x, y) {
      if (x < 0 || y < 0 || x + sprite.width > this.wide || y + sprite.height > this.high) { return; }
      const { steps, colours } = this.dots(sprite);
      const { pixels } = this;
      const corner = y * this.wide + x;
      for (let k = 0; k < steps.length; k++) {
        const at = corner + steps[k];
        const colour = colours[k];
        pixels[at] = colour >>> 24 === OPAQUE || pixels[at] === 0 ? colour : over(colour, pixels[at]);
      }
    }

    end(pen) {
      pen.putImageData(this.image, 0, 0);
    }
  };
})();
