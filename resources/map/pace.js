// Tiles of streets are painted a few at a time, as a frame has room for them, from the middle of the view outwards.
"use strict";
(function () {
  const BUDGET_MS = 6;

  function frame() {
    return new Promise((done) => requestAnimationFrame(done));
  }

  window.WatchfloorPace = function (layer) {
    const paint = layer.renderTile;
    const waiting = [];
    let isPainting = false;

    // A tile of a zoom that has been left, or one that was taken away, is not worth its time.
    function next() {
      const middle = layer._pxBoundsToTileRange(layer._getTiledPixelBounds(layer._map.getCenter())).getCenter();
      const due = waiting.filter(([at, canvas, key]) => canvas.key === key && at.z === layer._tileZoom);
      due.sort((one, other) => one[0].distanceTo(middle) - other[0].distanceTo(middle));
      waiting.splice(0, waiting.length, ...due.slice(1));
      return due[0];
    }

    async function work() {
      isPainting = true;
      await frame();
      let began = performance.now();
      for (let tile; layer._map && (tile = next());) {
        await paint.apply(layer, tile);
        if (performance.now() - began > BUDGET_MS) {
          await frame();
          began = performance.now();
        }
      }
      isPainting = false;
    }

    layer.renderTile = (...tile) => {
      waiting.push(tile);
      if (!isPainting) { work(); }
    };
    return layer;
  };
})();
