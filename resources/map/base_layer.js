// The base map: vector tiles drawn on canvas in the colours of the theme, or raster tiles as they are.
"use strict";
(function () {
  const P = window.protomapsL;
  const FONT = '"Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif';
  const LAST_RANK = 8;
  const MAJOR = 3;
  const PATHS = 8;
  const LABELLED = 64; // tiles: a view of 1920 by 1080 and what lies around it
  const NEAR = 14; // from this zoom on the name of a town is no news, and what lives has the strong ink
  // Pixels of a street at zoom 16, by rank: motorway first, paths last.
  const WIDTHS = [0, 15, 13, 11, 9, 7, 5.5, 3.5, 1.4];

  function width(rank, link) {
    const at16 = WIDTHS[rank] * (link ? 0.65 : 1);
    return (zoom) => Math.max(rank <= MAJOR ? 1.1 : 0.5, at16 * Math.pow(rank <= MAJOR ? 1.48 : 1.6, zoom - 16));
  }

  function line(dataLayer, filter, style, minzoom) {
    const symbolizer = new P.LineSymbolizer({ lineCap: "round", lineJoin: "round", ...style });
    return { dataLayer, minzoom, filter: (_zoom, feature) => filter(feature.props), symbolizer };
  }

  function fill(dataLayer, colour, filter, minzoom) {
    return { dataLayer, minzoom, filter, symbolizer: new P.PolygonSymbolizer({ fill: colour }) };
  }

  function kindIs(...kinds) {
    return (_zoom, feature) => kinds.includes(feature.props.kind);
  }

  function grounds(theme) {
    return [
      fill("blocks", theme.map_block, kindIs("homes"), 11),
      fill("blocks", theme.map_work, kindIs("work", "grounds"), 11),
      fill("green", theme.map_park, kindIs("grass", "park", "pitch")),
      fill("green", theme.map_wood, kindIs("wood")),
      fill("water", theme.map_water),
      ...[3, 2, 1].map((wide) =>
        line("rivers", (props) => props.width === wide, {
          color: theme.map_water,
          width: (zoom) => Math.max(0.8, wide * 2.2 * Math.pow(1.4, zoom - 14)),
        })),
      fill("squares", theme.map_square),
    ];
  }

  // Edges first, least important street last, so that crossings are open and main streets lie on top.
  function streets(theme) {
    const edges = [];
    const bodies = [];
    for (let rank = LAST_RANK - 1; rank >= 1; rank--) {
      for (const link of [1, 0]) {
        const is = (props) => props.rank === rank && (props.link || 0) === link && !props.tunnel;
        const body = width(rank, link);
        edges.push(line("roads", is, { color: theme.map_edge, width: (zoom) => body(zoom) + 2 }, rank <= MAJOR ? 12 : 14));
        bodies.push(line("roads", is, { color: rank <= MAJOR ? theme.map_main : theme.map_road, width: body }));
      }
    }
    const tunnel = line("roads", (props) => props.tunnel && props.rank < PATHS, {
      color: theme.map_edge, width: (zoom) => Math.max(0.8, 4 * Math.pow(1.5, zoom - 16)), dash: [4, 4], lineCap: "butt",
    }, 14);
    const path = line("roads", (props) => props.rank === PATHS && !props.tunnel, {
      color: theme.map_path, width: width(PATHS, 0), dash: [3, 3], lineCap: "butt",
    }, 15);
    return [tunnel, path, ...edges, ...bodies];
  }

  function rails(theme) {
    const is = (props) => props.kind !== "tram";
    return [
      line("rails", is, { color: theme.map_rail, width: (zoom) => Math.max(0.7, 2.4 * Math.pow(1.25, zoom - 16)) }, 11),
      line("rails", is, { color: theme.map_ground, width: (zoom) => Math.max(0.3, 1.2 * Math.pow(1.25, zoom - 16)),
        dash: [8, 8], lineCap: "butt" }, 14),
      line("rails", (props) => props.kind === "tram", { color: theme.map_rail, width: 0.8 }, 15),
    ];
  }

  function paint(theme) {
    const building = { dataLayer: "buildings", minzoom: 15, symbolizer: new P.PolygonSymbolizer({
      fill: theme.map_building, stroke: theme.map_edge, width: 0.7, perFeature: true }) };
    return [...grounds(theme), building, ...rails(theme), ...streets(theme)];
  }

  function labels(theme, scale, names) {
    const font = (pixels, weight) => `${weight || ""} ${Math.round(pixels * scale)}px ${FONT}`.trim();
    const style = { fill: theme.map_label, stroke: theme.map_ground, width: 3 * scale, labelProps: names };
    const centred = (dataLayer, minzoom, filter, more) => (
      { dataLayer, minzoom, filter, symbolizer: new P.CenteredTextSymbolizer({ ...style, font: font(11), ...more }) });
    const ink = (zoom) => (zoom < NEAR ? theme.text : theme.map_label);
    const ranked = (first, last) => (_zoom, feature) => feature.props.rank >= first && feature.props.rank <= last;
    return [
      centred("places", 8, ranked(1, 2), { fill: ink, font: font(16, 600) }),
      centred("places", 12, ranked(3, 3), { fill: ink, font: font(14, 600) }),
      centred("places", 13, ranked(4, 5), { font: font(13, 600) }),
      centred("places", 15, ranked(6, 9), { font: font(12) }),
      {
        dataLayer: "roads",
        minzoom: 13,
        filter: (zoom, feature) => feature.props.rank <= (zoom >= 16 ? 7 : zoom >= 15 ? 6 : zoom >= 14 ? 4 : 2),
        symbolizer: new P.LineLabelSymbolizer({ ...style, font: font(11) }),
      },
      centred("grounds", 11, kindIs("water"), { fill: theme.map_water_label, font: font(12, "italic") }),
      { dataLayer: "rivers", minzoom: 13, filter: (_zoom, feature) => feature.props.width > 1,
        symbolizer: new P.LineLabelSymbolizer({ ...style, fill: theme.map_water_label, font: font(12, "italic") }) },
      centred("grounds", 13, kindIs("green"), { fill: theme.map_green_label }),
      centred("pois", 15, kindIs("hospital", "police", "fire_station", "townhall", "station", "university", "bus_station",
        "stadium", "marketplace", "government", "market", "bus", "school"), {}),
      centred("pois", 17, undefined, { font: font(10.5) }),
      centred("numbers", 18, undefined, { labelProps: ["number"], font: font(10), width: 2 * scale }),
    ];
  }

  window.WatchfloorBaseLayer = function (facts, theme) {
    const attribution = facts.attribution;
    if (facts.kind === "none") { return L.layerGroup([]); }
    if (facts.kind === "online") { return window.WatchfloorOnlineLayer(facts); }
    if (facts.kind !== "pbf") {
      return L.tileLayer("console://tiles/{z}/{x}/{y}.img", { maxNativeZoom: facts.last_zoom, maxZoom: 19, attribution });
    }
    const layer = window.WatchfloorPace(P.leafletLayer({
      url: "console://tiles/{z}/{x}/{y}.mvt",
      maxDataZoom: facts.last_zoom,
      paintRules: paint(theme),
      labelRules: labels(theme, theme.scale, facts.in_english ? ["name_en", "name"] : ["name"]),
      backgroundColor: theme.map_ground,
      attribution,
      noWrap: true,
      tileDelay: 0.001, // its own pace, by distance alone, lets many tiles fall into one frame
    }));
    layer.labelers.maxLabeledTiles = LABELLED; // of tiles that it forgets the words would be written over
    layer.words = (zoom, bounds) => {
      const found = layer.labelers.getIndex(zoom);
      return found ? found.tree.search(bounds) : [];
    };
    return layer;
  };
})();
