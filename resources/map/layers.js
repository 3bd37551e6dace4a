// What the desk says of things: which layers there are, which are shown; each is fetched when its number has changed.
"use strict";
window.WatchfloorLayers = function (desk) {
  const things = new window.WatchfloorFeatureLayer({ pane: "overlayPane" });
  const heat = new window.WatchfloorHeatLayer({ pane: "overlayPane" });
  const card = new window.WatchfloorCard(desk.map);
  const NAMED_MS = 40; // a drag that draws the things again and again has their names written once
  const numbers = {};
  let shown = {};
  let past = null;
  const swipe = new window.WatchfloorSwipe(desk.map);
  const near = new window.WatchfloorNear(desk.map);
  const tools = new window.WatchfloorTools(desk.map, desk.picking, { outline: (text) => window.bridge.outline(text) });
  Object.assign(desk, { things, heat, card, swipe, near, tools });
  let naming = 0;
  desk.units.names.signs = (world, most) => desk.marks.boxes(world, most);
  desk.units.names.ground = ({ _map: map, origin, width, height }) => (desk.base && desk.base.words ? desk.base.words(
    map.getZoom(), { minX: origin.x, minY: origin.y, maxX: origin.x + width, maxY: origin.y + height }) : []);
  desk.units.names.others = (world) => things.named(world);
  things.on("named", () => { clearTimeout(naming); naming = setTimeout(() => desk.units.redraw(), NAMED_MS); });
  heat.addTo(desk.map);
  things.addTo(desk.map);

  function warm() {
    const rows = shown.heat_open ? desk.marks.cases : [];
    const sine = (lat) => Math.sin((lat * Math.PI) / 180);
    const x = rows.map((row) => row.lon / 360 + 0.5);
    const y = rows.map((row) => 0.5 - Math.log((1 + sine(row.lat)) / (1 - sine(row.lat))) / (4 * Math.PI));
    const more = shown.heat_past && past ? past : { x: [], y: [] };
    heat.setPlaces([...x, ...more.x], [...y, ...more.y]);
  }

  async function fetchLayer(layer, number) {
    numbers[layer] = number;
    const [points, shapes] = await Promise.all([
      fetch(`console://live/points/${layer}?${number}`), fetch(`console://live/shapes/${layer}?${number}`),
    ]);
    if (numbers[layer] !== number) { return; } // a newer one is on its way
    if (points.ok && layer === "heat_past") {
      const bytes = await points.arrayBuffer();
      const n = new DataView(bytes).getUint32(0, true);
      past = { x: new Float64Array(bytes, 8, n), y: new Float64Array(bytes, 8 + 8 * n, n) };
      warm();
      return;
    }
    if (points.ok) { things.setPoints(layer, await points.arrayBuffer()); }
    if (shapes.ok) { things.setShapes(layer, await shapes.json()); }
  }

  return {
    things(value) {
      things.order = value.order;
      for (const [layer, number] of Object.entries(value.numbers)) {
        if (numbers[layer] !== number) { fetchLayer(layer, number); }
      }
      things.redraw();
    },
    imagery: (value) => swipe.set(value),
    tool: (value) => tools.start(value),
    near: (value) => near.show(value.places ? value : null),
    card: (value) => card.open(value),
    warm,
    shown(row) {
      const value = row.layers;
      shown = things.shown = value;
      desk.marks.hiddenLights = row.lights;
      desk.marks.hidden = { ...desk.marks.hidden, cases: value.cases === false, cameras: value.cameras === false };
      desk.units.isShown = value.units !== false;
      desk.units.withNames = value.names !== false;
      for (const layer of [things, desk.marks, desk.units]) { layer.redraw(); }
      warm();
    },
  };
};
