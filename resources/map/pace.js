// Tiles of streets are painted a few at a time, as a frame has room for them, from the middle of the view outwards.
"use strict";
(function () {
  const BUDGET_MS = 6;
  const JUST_MS = 40; // a crowd of units takes most of a frame to paint: streets leave it to them and take the next

  function frame() {
    return new Promise((done) => requestAnimationFrame(done));
  }

  async function free() {
    await frame();
    if (performance.now() - window.WatchfloorDrawnAt < JUST_MS) { await frame(); }
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

    // Its bytes first: they come at any time, and would have it painted in the middle of any frame.
    function read(at) {
      return Promise.allSettled([...layer.views.values()].map((view) => view.getDisplayTile(at)));
    }

    async function work() {
      isPainting = true;
      let until = 0;
      for (let tile; layer._map && (tile = next());) {
        await read(tile[0]);
        if (performance.now() > until) {
          await free();
          until = performance.now() + BUDGET_MS;
        }
        await paint.apply(layer, tile);
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
