// Two pictures from above over each other, the newer one cut at a bar that the pointer or the arrow keys move.
"use strict";
window.WatchfloorSwipe = class {
  constructor(map) {
    Object.assign(this, { map, share: 0.5, under: null, over: null, layers: [] });
    map.createPane("imagery").style.zIndex = 250; // over the base map, under everything else
    map.createPane("imagery_over").style.zIndex = 251;
    this.bar = L.DomUtil.create("input", "wf-swipe", map.getContainer());
    Object.assign(this.bar, { type: "range", min: 0, max: 1000, value: 500 });
    this.line = L.DomUtil.create("div", "wf-cut", map.getContainer());
    this.labels = [0, 1].map((at) => L.DomUtil.create("div", `wf-date wf-date-${at}`, map.getContainer()));
    L.DomEvent.disableClickPropagation(this.bar);
    this.bar.addEventListener("input", () => { this.share = this.bar.value / 1000; this.cut(); });
    this.bar.addEventListener("keydown", (event) => event.stopPropagation());
    map.on("move zoomend resize viewreset", () => this.cut());
    this.set(null);
  }

  layer(row, pane) {
    return L.tileLayer(`console://imagery/${row.number}/{z}/{x}/{y}.img`,
      { pane, maxNativeZoom: row.last_zoom, maxZoom: 19, attribution: row.credit }).addTo(this.map);
  }

  // {under, over}: rows {number, name, last_zoom, credit} or null.
  set(value) {
    this.layers.forEach((layer) => layer.remove());
    const { under, over } = value || { under: null, over: null };
    this.layers = [under ? this.layer(under, "imagery") : null, over ? this.layer(over, "imagery_over") : null].filter(Boolean);
    this.isOn = Boolean(under && over);
    this.bar.style.display = this.line.style.display = this.isOn ? "block" : "none";
    this.labels.forEach((label, at) => {
      const row = at ? over : under;
      label.textContent = row ? row.name : "";
      label.style.display = row ? "block" : "none";
    });
    this.bar.setAttribute("aria-label", this.isOn ? `${under.name} | ${over.name}` : "");
    this.cut();
  }

  // What is right of the bar shows the newer picture.
  cut() {
    const pane = this.map.getPane("imagery_over");
    if (!this.isOn) { pane.style.clipPath = ""; return; }
    const size = this.map.getSize();
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    const left = corner.x + size.x * this.share;
    this.line.style.left = `${Math.round(size.x * this.share)}px`;
    const [top, right, low] = [corner.y, corner.x + size.x, corner.y + size.y];
    pane.style.clipPath = `polygon(${left}px ${top}px, ${right}px ${top}px, ${right}px ${low}px, ${left}px ${low}px)`;
  }
};
