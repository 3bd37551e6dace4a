// Sprites of things: one plain sign a layer in the ink of the text, since colour is kept for what is urgent.
"use strict";
(function () {
  const Shapes = window.WatchfloorShapes;
  const DAMAGED = 1;
  const GONE = 2;

  function path(pen, points) {
    pen.beginPath();
    points.forEach(([x, y], at) => { if (at) { pen.lineTo(x, y); } else { pen.moveTo(x, y); } });
  }

  // Each is drawn within ±5 around the middle.
  const SIGNS = {
    component(pen) { path(pen, [[0, -5], [0, 5]]); pen.moveTo(-3, 5); pen.lineTo(3, 5); pen.moveTo(0, -5); pen.lineTo(4, -5); pen.stroke(); },
    station(pen) { path(pen, [[-5, 0], [0, -5], [5, 0], [3, 0], [3, 5], [-3, 5], [-3, 0]]); pen.closePath(); pen.stroke(); },
    depot(pen) { path(pen, [[-3, 5], [-3, -5], [1, -5]]); pen.arc(1, -2, 3, -Math.PI / 2, Math.PI / 2); pen.lineTo(-3, 1); pen.stroke(); },
    transfer(pen) { path(pen, [[-5, -3], [5, -3], [2, -5.5]]); pen.moveTo(5, 3); pen.lineTo(-5, 3); pen.lineTo(-2, 5.5); pen.stroke(); },
    permit(pen) { path(pen, [[-4, -5], [2, -5], [4, -3], [4, 5], [-4, 5]]); pen.closePath(); pen.moveTo(-2, 0); pen.lineTo(2, 0); pen.moveTo(-2, 2.5); pen.lineTo(2, 2.5); pen.stroke(); },
    licence(pen) { pen.strokeRect(-5, -4, 10, 8); path(pen, [[-3, 1], [3, 1]]); pen.moveTo(-3, -1.5); pen.lineTo(0, -1.5); pen.stroke(); },
    point(pen) { pen.beginPath(); pen.arc(0, 0, 3, 0, 2 * Math.PI); pen.fill(); },
    focus(pen) { pen.beginPath(); pen.arc(0, 0, 5, 0, 2 * Math.PI); pen.moveTo(1.5, 0); pen.arc(0, 0, 1.5, 0, 2 * Math.PI); pen.stroke(); },
    danger(pen) { path(pen, [[0, -5], [5, 4], [-5, 4]]); pen.closePath(); pen.moveTo(0, -1.5); pen.lineTo(0, 1.5); pen.stroke(); },
  };

  function draw(pen, layer, look) {
    pen.beginPath();
    pen.roundRect(-9, -9, 18, 18, 4);
    pen.fillStyle = Shapes.theme().raised;
    pen.strokeStyle = Shapes.theme().line;
    pen.lineWidth = 1;
    pen.fill();
    pen.stroke();
    pen.strokeStyle = pen.fillStyle = look === GONE ? Shapes.theme().dim : Shapes.theme().text;
    pen.lineWidth = 1.4;
    if (look === GONE) { pen.setLineDash([2, 1.5]); }
    (SIGNS[layer] || SIGNS.point)(pen);
    pen.setLineDash([]);
    if (look !== DAMAGED && look !== GONE) { return; }
    path(pen, [[-7, 7], [7, -7]]); // damaged: one stroke through it; gone: two
    if (look === GONE) { pen.moveTo(-7, -7); pen.lineTo(7, 7); }
    pen.stroke();
  }

  window.WatchfloorFeatureShape = (layer, look) => Shapes.sprite(`f${layer}${look}`, (pen) => draw(pen, layer, look));
})();
