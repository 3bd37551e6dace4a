// Sprites, drawn once per look: status by colour and by shape, heading by an arrow, age by a paler body.
"use strict";
(function () {
  const SIZE = 26;
  const HEADINGS = 32;
  const NO_HEADING = 255;
  const STALE = 5;
  const units = []; // by look, faded, kind and heading: a number is found faster than a text
  const kept = new Map();
  let theme = {};

  function size() {
    return Math.round(SIZE * (window.WatchfloorScale || 1));
  }

  function made(draw) {
    const ratio = window.devicePixelRatio || 1;
    const canvas = new OffscreenCanvas(size() * ratio, size() * ratio);
    const pen = canvas.getContext("2d");
    pen.scale((ratio * size()) / SIZE, (ratio * size()) / SIZE);
    pen.translate(SIZE / 2, SIZE / 2);
    draw(pen);
    return canvas.transferToImageBitmap(); // a canvas as source is copied anew for each picture
  }

  function sprite(key, draw) {
    if (!kept.has(key)) { kept.set(key, made(draw)); }
    return kept.get(key);
  }

  // free, sent, handling, sos, off duty; 5 is a unit that has not been heard of for a while.
  function tint(state) {
    return [theme.green, theme.accent, theme.yellow, theme.red, theme.grey, theme.grey][state];
  }

  function outline(pen, fill, width) {
    pen.fillStyle = fill;
    pen.strokeStyle = theme.bg;
    pen.lineWidth = width;
    pen.stroke();
    pen.fill();
  }

  function body(pen, isVehicle, heading) {
    pen.beginPath();
    if (!isVehicle) {
      pen.arc(0, 0, 6.5, 0, 2 * Math.PI);
    } else if (heading === NO_HEADING) {
      pen.roundRect(-7, -6, 14, 12, 3);
    } else {
      pen.rotate((heading / HEADINGS) * 2 * Math.PI);
      pen.moveTo(0, -10);
      pen.lineTo(7.5, 8);
      pen.lineTo(0, 4.5);
      pen.lineTo(-7.5, 8);
      pen.closePath();
    }
  }

  // The state again, without colour: sent has a dot, handling a bar, a call for help a ring and a cross, off duty is hollow.
  function mark(pen, state) {
    pen.fillStyle = pen.strokeStyle = theme.bg;
    pen.beginPath();
    if (state === 1) { pen.arc(0, 0, 2.2, 0, 2 * Math.PI); pen.fill(); }
    if (state === 2) { pen.fillRect(-3.5, -1.3, 7, 2.6); }
    if (state === 3) { pen.fillRect(-4, -1.3, 8, 2.6); pen.fillRect(-1.3, -4, 2.6, 8); }
  }

  function drawUnit(pen, state, heading, isVehicle, isAgeing) {
    if (state === 3) {
      pen.strokeStyle = theme.red;
      pen.lineWidth = 1.5;
      pen.beginPath();
      pen.arc(0, 0, 12, 0, 2 * Math.PI);
      pen.stroke();
    }
    body(pen, isVehicle, heading);
    if (isAgeing && state !== STALE) { // paler, but nothing shines through: in a crowd that would be one colour too many
      outline(pen, theme.map_ground, 2);
      pen.globalAlpha = 0.65;
    }
    if (state === 4 || state === STALE) {
      pen.fillStyle = theme.map_ground;
      pen.strokeStyle = tint(state);
      pen.lineWidth = 2;
      if (state === STALE) { pen.setLineDash([3, 2]); }
      pen.fill();
      pen.stroke();
      return;
    }
    outline(pen, tint(state), 2);
    mark(pen, state);
  }

  function unit(state, heading, isVehicle, isAgeing) {
    const key = ((state * 2 + (isAgeing ? 1 : 0)) * 2 + (isVehicle ? 1 : 0)) * 256 + heading;
    return units[key] || (units[key] = made((pen) => drawUnit(pen, state, heading, isVehicle, isAgeing)));
  }

  const LIGHTS = { green: "green", yellow: "yellow", red: "red", paused: "grey", none: "grey" };

  function caseMark(light) {
    return sprite(`c${light}`, (pen) => {
      pen.beginPath();
      if (light === "red") {
        pen.rect(-7, -7, 14, 14);
      } else if (light === "yellow") {
        pen.moveTo(0, -8);
        pen.lineTo(8, 7);
        pen.lineTo(-8, 7);
        pen.closePath();
      } else {
        pen.arc(0, 0, 7, 0, 2 * Math.PI);
      }
      if (light === "paused" || light === "none") {
        pen.fillStyle = theme.map_ground;
        pen.strokeStyle = theme.grey;
        pen.lineWidth = 2.5;
        pen.fill();
        pen.stroke();
      } else {
        outline(pen, theme[LIGHTS[light]], 2);
        pen.fillStyle = theme.bg; // an exclamation mark: a case is not a unit
        pen.fillRect(-1.2, -3.5, 2.4, 4.6);
        pen.fillRect(-1.2, 2.2, 2.4, 2.2);
      }
    });
  }

  function camera(state) {
    return sprite(`k${state}`, (pen) => {
      pen.beginPath();
      pen.rect(-8, -5, 11, 10);
      pen.moveTo(4, -1);
      pen.lineTo(9, -5);
      pen.lineTo(9, 5);
      pen.lineTo(4, 1);
      pen.closePath();
      outline(pen, state === "live" || state === "unknown" ? theme.text : theme.grey, 1.5);
      if (state === "live" || state === "unknown") { return; }
      pen.strokeStyle = state === "gone" ? theme.red : theme.yellow; // crossed out, or one bar: frozen
      pen.lineWidth = 2;
      pen.beginPath();
      pen.moveTo(-9, 8);
      pen.lineTo(9, -8);
      if (state === "gone") { pen.moveTo(-9, -8); pen.lineTo(9, 8); }
      pen.stroke();
    });
  }

  function setTheme(colours) {
    theme = colours;
    kept.clear();
    units.length = 0;
  }

  window.WatchfloorShapes = { SIZE, STALE, theme: () => theme, size, sprite, unit, caseMark, camera, setTheme, tint, outline };
})();
