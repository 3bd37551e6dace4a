// The view belongs to the hand: what the desk wants to show waits until no hand is on the map, and a lock until it is lifted.
"use strict";
window.WatchfloorManners = class {
  constructor(map, tell) {
    Object.assign(this, { map, tell, isLocked: false, ownMoves: 0, isOver: false, isDown: false, stirredAt: 0 });
    Object.assign(this, { waiting: null, before: null, framed: null, idleMs: 4000 });
    const box = map.getContainer();
    box.addEventListener("pointermove", () => { this.isOver = true; this.stirredAt = performance.now(); });
    box.addEventListener("pointerleave", () => { this.isOver = false; this.later(); });
    box.addEventListener("pointerdown", () => { this.isDown = true; this.stirredAt = performance.now(); });
    window.addEventListener("pointerup", () => { this.isDown = false; });
    map.on("dragstart", () => this.lock(true));
    map.on("zoomstart movestart", () => { if (!this.ownMoves) { this.lock(true); } });
    map.on("moveend", () => this.say());
    map.on("resize", () => { if (this.framed) { this.frame(false, this.framed); } });
    setInterval(() => this.later(), 500);
  }

  isUnderHand() {
    return this.isDown || (this.isOver && performance.now() - this.stirredAt < this.idleMs);
  }

  // Moves that are not of a hand do not lock.
  own(move) {
    this.framed = null;
    this.ownMoves += 1;
    try { move(); } finally { this.ownMoves -= 1; }
  }

  lock(now) {
    if (this.isLocked === now) { return; }
    this.isLocked = now;
    this.waiting = this.framed = null;
    this.tell.lock(now);
  }

  say() {
    const at = this.map.getCenter();
    this.tell.view(at.lng, at.lat, this.map.getZoom());
  }

  // Do it now when asked for by a person; else when nothing is locked and no hand is on the map.
  when(isForced, move) {
    if (isForced) { this.lock(false); this.waiting = null; this.own(move); return; }
    if (this.isLocked) { return; }
    if (this.isUnderHand()) { this.waiting = move; return; }
    this.own(move);
  }

  later() {
    if (this.waiting && !this.isLocked && !this.isUnderHand()) {
      const move = this.waiting;
      this.waiting = null;
      this.own(move);
    }
  }

  remember() {
    this.before = { at: this.map.getCenter(), zoom: this.map.getZoom() };
  }

  // Bring a place into the middle; a second time with `again` puts the view back to where it was.
  show(value) {
    const there = L.latLng(value.lat, value.lon);
    if (value.again && this.before && this.map.getCenter().distanceTo(there) < 30) {
      const { at, zoom } = this.before;
      this.before = null;
      this.own(() => this.map.setView(at, zoom, { animate: false }));
      return;
    }
    const isSeen = !value.force && this.map.getBounds().pad(-0.15).contains(there) && this.map.getZoom() >= 14;
    if (isSeen) { return; } // what is in sight need not move
    this.when(value.force, () => {
      this.remember();
      this.map.setView(there, Math.max(this.map.getZoom(), value.zoom || 15), { animate: false });
    });
  }

  fit(value) {
    if (value.places.length === 0) { if (value.force) { this.lock(false); } return; }
    const all = L.latLngBounds(value.places);
    if (!value.force && !value.first && this.map.getBounds().contains(all)) { return; }
    this.frame(value.force, all);
  }

  // What has been framed stays so when the map gets another size, until something else moves the view.
  frame(isForced, all) {
    this.when(isForced, () => {
      this.map.fitBounds(all, { padding: [40, 40], maxZoom: 16, animate: false });
      this.framed = all;
    });
  }

  put(value) {
    this.own(() => this.map.setView([value.lat, value.lon], value.zoom, { animate: false }));
  }
};
