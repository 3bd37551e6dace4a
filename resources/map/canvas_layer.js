// A canvas that lies over the view with a margin, moves and zooms with the map, and is drawn in its own pixels.
"use strict";
window.WatchfloorCanvasLayer = L.Renderer.extend({
  options: { padding: 0.15, tolerance: 0 },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.style.pointerEvents = "none";
    this.pen = this._container.getContext("2d");
    this._dragged = () => this.followDrag();
    this._map.on("move", this._dragged);
  },

  _destroyContainer() {
    this._map.off("move", this._dragged);
    L.DomUtil.remove(this._container);
    this._container = null;
  },

  // While a hand drags the map, the margin is used up before anything is drawn anew.
  followDrag() {
    if (!this._bounds || this._map._animatingZoom) { return; }
    const min = this._map.containerPointToLayerPoint([0, 0]);
    const max = min.add(this._map.getSize());
    if (!this._bounds.contains(L.bounds(min, max)) && !this.isDue) {
      this.isDue = true;
      requestAnimationFrame(() => { this.isDue = false; if (this._map) { this._update(); } });
    }
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) { return; }
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    const ratio = window.devicePixelRatio || 1;
    const canvas = this._container;
    L.DomUtil.setPosition(canvas, this._bounds.min);
    if (canvas.width !== Math.round(size.x * ratio) || canvas.height !== Math.round(size.y * ratio)) {
      canvas.width = Math.round(size.x * ratio);
      canvas.height = Math.round(size.y * ratio);
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    this.width = size.x;
    this.height = size.y;
    this.draw();
  },

  // Sets the pen and what `at` needs; returns false while there is nothing to draw on.
  begin() {
    if (!this._map || !this._bounds) { return false; }
    const ratio = window.devicePixelRatio || 1;
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.pen.clearRect(0, 0, this.width, this.height);
    window.WatchfloorDrawnAt = performance.now();
    this.world = 256 * Math.pow(2, this._map.getZoom());
    this.origin = this._map.getPixelOrigin().add(this._bounds.min);
    return true;
  },

  // Without a graphics card each canvas over the view costs the processor milliseconds of every frame: a bare one is left out.
  end(isBare) {
    this._container.style.display = isBare ? "none" : "";
  },

  // From degrees to pixels of this canvas.
  at(lon, lat) {
    const sine = Math.sin((Math.max(-85.051129, Math.min(85.051129, lat)) * Math.PI) / 180);
    const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    return [(lon / 360 + 0.5) * this.world - this.origin.x, y * this.world - this.origin.y];
  },

  holds(x, y) {
    return x > -30 && y > -30 && x < this.width + 30 && y < this.height + 30;
  },

  // A point of the container (where events happen) in pixels of this canvas.
  own(point) {
    return this._map.containerPointToLayerPoint(point).subtract(this._bounds.min);
  },

  redraw() {
    if (this._map && this._bounds && !this._map._animatingZoom) { this.draw(); }
  },
});
window.WatchfloorFont = (pixels, weight = "") =>
  `${weight} ${Math.round(pixels * (window.WatchfloorScale || 1))}px "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif`;
