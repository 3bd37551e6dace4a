// What is known of a thing, beside it: a title and pairs of words; outside text is set as text and nothing else.
"use strict";
window.WatchfloorCard = class {
  constructor(map) {
    this.map = map;
    this.cut = (words) => (words.length > 1000 ? `${words.slice(0, 1000)}…` : words); // longer ones stall the page
    this.box = L.DomUtil.create("div", "wf-card", map.getContainer());
    this.box.setAttribute("role", "status");
    this.box.style.display = "none";
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
    map.on("move zoom", () => this.place());
    map.on("click", () => this.close());
    map.getContainer().addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.box.style.display !== "none") { this.close(); event.stopPropagation(); }
    });
  }

  open(value) {
    if (!value) { this.close(); return; }
    this.at = L.latLng(value.lat, value.lon);
    const title = document.createElement("strong");
    title.textContent = this.cut(value.title);
    const rows = value.rows.map(([label, words]) => {
      const row = document.createElement("div");
      const head = document.createElement("span");
      head.textContent = this.cut(label);
      row.append(head, document.createTextNode(this.cut(words)));
      return row;
    });
    this.box.replaceChildren(title, ...rows);
    this.box.style.display = "block";
    this.place();
  }

  place() {
    if (this.box.style.display === "none" || !this.at) { return; }
    const size = this.map.getSize();
    const point = this.map.latLngToContainerPoint(this.at);
    const left = point.x + 14 + this.box.offsetWidth > size.x ? point.x - 14 - this.box.offsetWidth : point.x + 14;
    this.box.style.left = `${Math.max(4, left)}px`;
    this.box.style.top = `${Math.max(4, Math.min(point.y - 10, size.y - this.box.offsetHeight - 4))}px`;
  }

  close() {
    this.box.style.display = "none";
  }
};
