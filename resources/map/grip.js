// A camera under the pointer can be dragged onto a tile of the wall, a unit or a case that it rests on onto a row of the
// other kind: they go as text that wall and lists know.
"use strict";
(function () {
  const AT_ONCE = "camera";
  const AFTER_REST = ["unit", "case"];
  const REST_MS = 250; // a hand that pans the map does not rest

  const sign = (row) => (row ? `${row.kind}:${row.id}` : "");

  window.WatchfloorGrip = class {
    constructor(map, picking) {
      Object.assign(this, { map, picking, row: null, awaited: "", resting: 0 });
      const box = map.getContainer();
      this.part = L.DomUtil.create("div", "wf-grip", box);
      this.part.draggable = true;
      // The map must not move with it; a press that is let go on the spot is a click on what was under it then.
      for (const name of ["mousedown", "pointerdown", "touchstart"]) {
        this.part.addEventListener(name, (event) => event.stopPropagation());
      }
      this.part.addEventListener("pointerdown", (event) => { this.row = this.hit(map.mouseEventToContainerPoint(event)); });
      this.part.addEventListener("dragstart", (event) => this.begin(event));
      this.part.addEventListener("click", (event) => this.click(event));
      box.addEventListener("mousemove", (event) => { if (!event.buttons) { this.follow(event); } });
      map.on("movestart zoomstart mouseout", () => this.hide());
      this.hide();
    }

    follow(event) {
      const point = this.map.mouseEventToContainerPoint(event);
      const row = this.hit(point);
      if (row && (row.kind === AT_ONCE || sign(row) === sign(this.row))) { this.show(row, point); return; }
      this.point = point;
      if (row && sign(row) === this.awaited) { return; }
      this.hide();
      if (row) { this.rest(row); }
    }

    rest(row) {
      this.awaited = sign(row);
      this.resting = setTimeout(() => {
        const rested = this.hit(this.point);
        if (sign(rested) === this.awaited) { this.show(rested, this.point); }
      }, REST_MS);
    }

    hit(point) {
      const row = this.picking.isOff ? null : this.picking.hit(point);
      return row && (row.kind === AT_ONCE || AFTER_REST.includes(row.kind)) ? row : null;
    }

    show(row, point) {
      this.row = row;
      this.part.style.transform = `translate(${point.x - 12}px, ${point.y - 12}px)`;
      this.part.style.display = "block";
    }

    hide() {
      clearTimeout(this.resting);
      this.awaited = "";
      this.row = null;
      this.part.style.display = "none";
    }

    begin(event) {
      // A unit may have gone on from under a hand that rests: what is not there any more is not dragged.
      const row = this.hit(this.map.mouseEventToContainerPoint(event));
      if (!row || sign(row) !== sign(this.row)) { event.preventDefault(); return; }
      event.dataTransfer.setData("text/plain", `watchfloor-${sign(row)}`);
      event.dataTransfer.effectAllowed = "copy";
    }

    click(event) {
      event.stopPropagation();
      const row = this.row;
      this.picking.close();
      if (row) { this.picking.take(row, this.map.mouseEventToContainerPoint(event)); }
    }
  };
})();
