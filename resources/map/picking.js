// What lies under the pointer or the keyboard's cursor: clicks, Tab and Enter, and the names that a cluster holds.
"use strict";
(function () {
  const LISTED = 60;

  function button(words, press) {
    const made = document.createElement("button");
    made.textContent = words; // outside text is text
    made.addEventListener("click", press);
    return made;
  }

  window.WatchfloorPicking = class {
    constructor(map, units, marks, tell) {
      Object.assign(this, { map, units, marks, tell, words: {}, held: null, cursor: -1, row: null, isOff: false });
      this.ring = L.DomUtil.create("div", "wf-cursor", map.getContainer());
      this.list = L.DomUtil.create("div", "wf-list", map.getContainer());
      this.spoken = L.DomUtil.create("div", "wf-spoken", map.getContainer());
      this.spoken.setAttribute("role", "status");
      L.DomEvent.disableClickPropagation(this.list);
      L.DomEvent.disableScrollPropagation(this.list);
      const box = map.getContainer();
      box.addEventListener("pointerdown", (event) => { this.held = this.hit(map.mouseEventToContainerPoint(event)); });
      box.addEventListener("keydown", (event) => this.key(event));
      map.on("mousemove", (event) => { this.at = event.latlng; });
      map.on("mouseout", () => { this.at = null; });
      map.on("click", (event) => this.click(event));
      map.on("dblclick", (event) => this.double(event));
      map.on("movestart zoomstart", () => this.close());
      this.close();
    }

    // The place that is meant without a click: under the pointer, of what the keyboard has reached, or in the middle.
    pointed() {
      if (this.at) { return this.at; }
      if (!this.row || this.row.x === undefined) { return this.map.getCenter(); }
      return this.map.layerPointToLatLng(this.units._bounds.min.add([this.row.x, this.row.y]));
    }

    hit(point) {
      const things = window.watchfloor.things.hit(point);
      const found = [this.marks.hit(point), this.units.hit(point), things].filter(Boolean);
      return found.sort((a, b) => a.far - b.far)[0] || null;
    }

    // A click means what was under the pointer when the button went down: units move meanwhile.
    click(event) {
      if (this.isOff) { return; }
      const row = event.originalEvent ? this.held : this.hit(event.containerPoint);
      this.close();
      if (row) { this.take(row, event.containerPoint); }
    }

    double(event) {
      const row = this.hit(event.containerPoint);
      if (row && row.kind === "unit") { this.tell.pick("follow", row.id); }
    }

    take(row, point) {
      if (row.kind === "cluster") { this.open(row.held, point); return; }
      if (row.kind === "heap") { this.map.setZoomAround(point, Math.min(this.map.getMaxZoom(), this.map.getZoom() + 2)); return; }
      this.row = row;
      this.tell.pick(row.kind, row.id);
    }

    open(held, point) {
      const rows = held.slice(0, LISTED).map((i) => this.units.row(i, 0)).filter(Boolean);
      this.list.replaceChildren(
        button(this.words.closer || "+", () => {
          this.close();
          this.map.setZoomAround(point, Math.min(this.map.getMaxZoom(), this.map.getZoom() + 2));
        }),
        ...rows.map((row) => button(row.name, () => { this.close(); this.take(row, point); })),
      );
      if (held.length > LISTED) {
        const more = document.createElement("span");
        more.textContent = (this.words.more || "+{0}").replace("{0}", held.length - LISTED);
        this.list.append(more);
      }
      const size = this.map.getSize();
      this.list.style.left = `${Math.max(4, Math.min(point.x + 8, size.x - 230))}px`;
      this.list.style.top = `${Math.max(4, Math.min(point.y + 8, size.y - 260))}px`;
      this.list.style.display = "block";
      this.list.firstChild.focus();
    }

    close() {
      if (this.list.style.display !== "none" && this.list.contains(document.activeElement)) { this.map.getContainer().focus(); }
      this.list.style.display = "none";
      this.ring.style.display = "none";
      this.cursor = -1;
      this.row = null;
    }

    // Tab goes from one thing in view to the next and leaves the map after the last.
    key(event) {
      if (event.key === "Escape" && (this.list.style.display !== "none" || this.row)) {
        this.close();
        event.stopPropagation();
      } else if (event.key === "Enter" && this.row && !this.list.contains(event.target)) {
        this.take(this.row, L.point(this.map.getSize()).divideBy(2));
      } else if (event.key === "Tab" && !this.list.contains(event.target)) {
        if (this.step(event.shiftKey ? -1 : 1)) { event.preventDefault(); }
      }
    }

    things() {
      if (this.units.clusters.length) {
        const clusters = this.units.clusters.map((row) => ({
          kind: row.held.length > 1 ? "cluster" : "unit", held: row.held, x: row.x, y: row.y,
          id: row.held.length > 1 ? 0 : (this.units.row(row.held[0], 0) || {}).id,
          name: this.units.roster[row.held[0]] ? `${this.units.roster[row.held[0]][1]} (${row.held.length})` : "",
        }));
        return [...this.marks.inView(), ...clusters];
      }
      const things = window.watchfloor.things.spots.slice(0, 200).map((spot) => (
        { ...spot, kind: spot.heap ? "heap" : "feature", name: spot.name || spot.layer }));
      const { seen } = this.units;
      const rows = [];
      for (let s = 0; s < Math.min(300, seen.n); s++) {
        const row = this.units.row(seen.i[s], 0);
        if (row) { rows.push({ ...row, x: seen.x[s], y: seen.y[s] }); }
      }
      return [...this.marks.inView(), ...rows, ...things];
    }

    step(by) {
      const corner = this.map.layerPointToContainerPoint(this.units._bounds.min);
      const size = this.map.getSize();
      const rows = this.things().filter((row) => {
        const [x, y] = [row.x + corner.x, row.y + corner.y];
        return x >= 0 && y >= 0 && x <= size.x && y <= size.y;
      });
      const next = this.row ? this.cursor + by : by > 0 ? 0 : rows.length - 1;
      if (next < 0 || next >= rows.length) { this.close(); return false; }
      this.cursor = next;
      this.row = rows[next];
      this.ring.style.display = "block";
      this.ring.style.transform = `translate(${this.row.x + corner.x - 16}px, ${this.row.y + corner.y - 16}px)`;
      this.spoken.textContent = this.row.name;
      return true;
    }
  };
})();
