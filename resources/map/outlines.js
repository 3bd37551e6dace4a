// Outlines of areas, and lines: told apart by their strokes, named in their middle, found by their names.
"use strict";
(function () {
  // Token of the stroke, dashes, width, token of the fill and its strength.
  const STYLES = {
    grid: ["faint", [], 0.8, null, 0],
    community: ["dim", [], 1.6, null, 0],
    township: ["dim", [10, 4, 2, 4], 2, null, 0],
    focus: ["accent", [], 1.6, "accent", 0.1],
    geofence: ["accent", [6, 4], 2, "accent", 0.05],
    area: ["text", [], 1.4, "text", 0.06],
    danger: ["text", [2, 3], 2, "text", 0.08],
    imagery: ["dim", [1, 4], 1.6, null, 0],
    other: ["text", [], 1.6, null, 0],
  };
  const CLOSE = 0.7; // pixels: nearer points are one

  window.WatchfloorOutlines = class {
    constructor(layer) {
      this.layer = layer;
    }

    draw(name, rows) {
      const { pen, theme } = this.layer;
      const [stroke, dashes, width, fill, strength] = STYLES[name] || STYLES.other;
      const scale = window.WatchfloorScale || 1;
      for (const row of rows) {
        const seen = this.trace(row);
        if (!seen) { continue; }
        if (fill && seen.isArea) {
          pen.globalAlpha = strength;
          pen.fillStyle = theme[fill];
          pen.fill("evenodd");
          pen.globalAlpha = 1;
        }
        pen.setLineDash(dashes);
        pen.strokeStyle = theme[stroke];
        pen.lineWidth = width * scale;
        pen.stroke();
        pen.setLineDash([]);
        this.layer.drawn += 1;
        this.name(name, row, seen, stroke);
      }
    }

    // The world bounds of a row, once.
    bounds(row) {
      if (row.bounds) { return row.bounds; }
      const found = [Infinity, Infinity, -Infinity, -Infinity];
      const walk = (part) => {
        if (typeof part[0] === "number") {
          found[0] = Math.min(found[0], part[0]);
          found[1] = Math.min(found[1], part[1]);
          found[2] = Math.max(found[2], part[0]);
          found[3] = Math.max(found[3], part[1]);
        } else {
          part.forEach(walk);
        }
      };
      walk(row.shape.coordinates);
      row.bounds = found;
      return found;
    }

    // Lays the path; null for what is out of sight or smaller than a point.
    trace(row) {
      const [west, south, east, north] = this.bounds(row);
      const [left, low] = this.layer.at(west, south);
      const [right, top] = this.layer.at(east, north);
      if (right < 0 || left > this.layer.width || low < 0 || top > this.layer.height) { return null; }
      if (right - left < 2 && low - top < 2) { return null; }
      this.layer.pen.beginPath();
      this.walk(row.shape.coordinates);
      return { isArea: row.shape.type.endsWith("Polygon"), x: (left + right) / 2, y: (top + low) / 2, wide: right - left };
    }

    walk(part) {
      if (typeof part[0][0] !== "number") { part.forEach((inner) => this.walk(inner)); return; }
      let last = null;
      for (const [lon, lat] of part) {
        const [x, y] = this.layer.at(lon, lat);
        if (last && Math.abs(x - last[0]) < CLOSE && Math.abs(y - last[1]) < CLOSE) { continue; }
        if (last) { this.layer.pen.lineTo(x, y); } else { this.layer.pen.moveTo(x, y); }
        last = [x, y];
      }
    }

    name(kind, row, seen, stroke) {
      if (!this.layer.showsNames() || seen.wide < 44) { return; }
      const words = row.name.length > 24 ? `${row.name.slice(0, 23)}…` : row.name;
      const spot = { x: seen.x, y: seen.y, kind: "feature", id: row.id, layer: kind, name: row.name };
      if (row.id) { this.layer.spots.push(spot); }
      this.layer.say(seen.x, seen.y, {
        words, ink: stroke === "faint" ? "dim" : stroke, pixels: kind === "township" ? 14 : 12,
        move: (aside, down) => { spot.x = seen.x + aside; spot.y = seen.y + down; },
      });
    }
  };
})();
