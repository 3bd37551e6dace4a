// The base map: vector tiles drawn on canvas in the colours of the theme, or raster tiles as they are.
"use strict";
(function () {
  const P = window.protomapsL;

  function widths(rank, factor) {
    const at16 = [0, 9, 8, 6.5, 5, 3.5, 2.5, 1.8, 1][rank] * factor;
    return (zoom) => Math.max(0.6, at16 * Math.pow(1.55, zoom - 16));
  }

  function roads(theme, first, last) {
    const rules = [];
    for (let rank = last; rank >= first; rank--) {
      rules.push({
        dataLayer: "roads",
        filter: (_zoom, feature) => feature.props.rank === rank,
        symbolizer: new P.LineSymbolizer({ color: theme.map_road, width: widths(rank, 1.6), lineCap: "round", lineJoin: "round" }),
      });
    }
    return rules;
  }

  function paint(theme) {
    return [
      { dataLayer: "parks", symbolizer: new P.PolygonSymbolizer({ fill: theme.map_park }) },
      { dataLayer: "water", symbolizer: new P.PolygonSymbolizer({ fill: theme.map_water }) },
      ...roads(theme, 1, 8),
    ];
  }

  function labels(theme, font) {
    const style = { fill: theme.dim, stroke: theme.map_ground, width: 3, labelProps: ["name"] };
    return [
      {
        dataLayer: "places",
        symbolizer: new P.CenteredTextSymbolizer({ ...style, fill: theme.text, font: `600 13px ${font}` }),
      },
      {
        dataLayer: "roads",
        minzoom: 13,
        filter: (zoom, feature) => feature.props.rank <= (zoom >= 15 ? 6 : 4),
        symbolizer: new P.LineLabelSymbolizer({ ...style, font: `11px ${font}` }),
      },
      {
        dataLayer: "parks",
        minzoom: 14,
        symbolizer: new P.CenteredTextSymbolizer({ ...style, font: `11px ${font}` }),
      },
    ];
  }

  window.WatchfloorBaseLayer = function (facts, theme) {
    const attribution = facts.attribution;
    if (facts.kind !== "pbf") {
      return L.tileLayer("console://tiles/{z}/{x}/{y}.img", { maxNativeZoom: facts.last_zoom, maxZoom: 19, attribution });
    }
    return P.leafletLayer({
      url: "console://tiles/{z}/{x}/{y}.mvt",
      maxDataZoom: facts.last_zoom,
      paintRules: paint(theme),
      labelRules: labels(theme, '"Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif'),
      backgroundColor: theme.map_ground,
      attribution,
      noWrap: true,
    });
  };
})();
