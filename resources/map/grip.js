// A camera under the pointer can be dragged onto a tile of the wall: it goes as text that the wall knows.
"use strict";
(function () {
  const SIGN = "watchfloor-camera:";

  window.WatchfloorGrip = class {
    constructor(map, picking) {
      Object.assign(this, { map, picking, row: null });
      const box = map.getContainer();
      this.part = L.DomUtil.create("div", "wf-grip", box);
      this.part.draggable = true;
      // The map must not move with it; a press that is let go on the spot is a click on the camera all the same.
      for (const name of ["mousedown", "pointerdown", "touchstart"]) {
        this.part.addEventListener(name, (event) => event.stopPropagation());
      }
      this.part.addEventListener("dragstart", (event) => this.begin(event));
      this.part.addEventListener("click", (event) => this.click(event));
      box.addEventListener("mousemove", (event) => { if (!event.buttons) { this.follow(event); } });
      map.on("movestart zoomstart mouseout", () => this.hide());
      this.hide();
    }

    follow(event) {
      const point = this.map.mouseEventToContainerPoint(event);
      const row = this.picking.isOff ? null : this.picking.hit(point);
      if (!row || row.kind !== "camera") { this.hide(); return; }
      this.row = row;
      this.part.style.transform = `translate(${point.x - 12}px, ${point.y - 12}px)`;
      this.part.style.display = "block";
    }

    hide() {
      this.row = null;
      this.part.style.display = "none";
    }

    begin(event) {
      if (!this.row) { event.preventDefault(); return; }
      event.dataTransfer.setData("text/plain", `${SIGN}${this.row.id}`);
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
