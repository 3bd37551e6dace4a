// Sprites of the live layer, drawn once per look: status by colour and by shape, heading by an arrow.
"use strict";
(function () {
  const SIZE = 26;
  const HEADINGS = 32;
  const NO_HEADING = 255;
  const kept = new Map();
  let theme = {};

  function canvas() {
    const made = document.createElement("canvas");
    const ratio = window.devicePixelRatio || 1;
    made.width = made.height = SIZE * ratio;
    const pen = made.getContext("2d");
    pen.scale(ratio, ratio);
    pen.translate(SIZE / 2, SIZE / 2);
    return [made, pen];
  }

  function sprite(key, draw) {
    if (!kept.has(key)) {
      const [made, pen] = canvas();
      draw(pen);
      kept.set(key, made);
    }
    return kept.get(key);
  }

  // free, sent, handling, sos, off duty; index 5 is a unit that has not been heard of for a while.
  function tint(state) {
    return [theme.green, theme.accent, theme.yellow, theme.red, theme.grey, theme.grey][state];
  }

  function outline(pen, fill, width) {
    pen.fillStyle = fill;
    pen.strokeStyle = theme.bg;
    pen.lineWidth = width;
    pen.fill();
    pen.stroke();
  }

  function unit(state, heading, isVehicle) {
    return sprite(`u${state}/${heading}/${isVehicle}`, (pen) => {
      pen.beginPath();
      if (isVehicle) {
        pen.rotate(heading === NO_HEADING ? 0 : (heading / HEADINGS) * 2 * Math.PI);
        pen.moveTo(0, -10);
        pen.lineTo(7, 8);
        pen.lineTo(0, 4);
        pen.lineTo(-7, 8);
        pen.closePath();
      } else {
        pen.arc(0, 0, 6, 0, 2 * Math.PI);
      }
      outline(pen, tint(state), 1.5);
      if (state === 3) { // a call for help: a bar across, so that it is told without colour
        pen.fillStyle = theme.bg;
        pen.fillRect(-4, -1.5, 8, 3);
      }
    });
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
        pen.strokeStyle = theme.grey;
        pen.lineWidth = 2.5;
        pen.stroke();
      } else {
        outline(pen, theme[LIGHTS[light]], 2);
      }
    });
  }

  function camera() {
    return sprite("camera", (pen) => {
      pen.beginPath();
      pen.rect(-8, -5, 11, 10);
      pen.moveTo(4, -1);
      pen.lineTo(9, -5);
      pen.lineTo(9, 5);
      pen.lineTo(4, 1);
      pen.closePath();
      outline(pen, theme.text, 1.5);
    });
  }

  function setTheme(colours) {
    theme = colours;
    kept.clear();
  }

  window.WatchfloorShapes = { SIZE, unit, caseMark, camera, setTheme, tint };
})();
