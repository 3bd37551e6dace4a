// The page's side of the bridge: hello, then the whole state, then patches; ticks pull packed units.
"use strict";
window.Watchfloor = {
  begin(map) {
    const live = new window.WatchfloorLiveLayer({ onPick: (kind, id) => window.bridge.pick(kind, id) });
    let base = null;
    let facts = null;
    let theme = null;
    let isLocked = false;
    let isOurs = false;
    let isPulling = false;

    map.attributionControl.setPrefix(false);
    L.control.scale({ imperial: false }).addTo(map);
    live.addTo(map);
    window.watchfloor = { map, live };

    function dress() {
      if (!theme) { return; }
      for (const [token, colour] of Object.entries(theme)) {
        document.documentElement.style.setProperty(`--${token.replaceAll("_", "-")}`, colour);
      }
      if (base) { base.remove(); base = null; }
      if (facts) { base = window.WatchfloorBaseLayer(facts, theme).addTo(map); }
      window.WatchfloorShapes.setTheme(theme);
      live.theme = theme;
      live.draw();
    }

    function ours(move) {
      isOurs = true;
      move();
      isOurs = false;
    }

    function lock(now) {
      if (isLocked !== now) {
        isLocked = now;
        window.bridge.lock(now);
      }
    }

    const TAKERS = {
      theme(value) { theme = value; dress(); },
      base(value) { facts = value; dress(); },
      words(value) { live.words = value; live.draw(); },
      roster(value) { live.roster = value; },
      cases(value) { live.cases = value; live.draw(); },
      cameras(value) { live.cameras = value; live.draw(); },
      hot(value) { live.hot = value; live.draw(); },
      selected(value) { live.selected = value; live.draw(); },
      show(value) {
        if (!isLocked || value.force) {
          if (value.force) { lock(false); }
          ours(() => map.setView([value.lat, value.lon], Math.max(map.getZoom(), value.zoom || 15), { animate: false }));
        }
      },
      fit(value) {
        if (value.force) { lock(false); }
        if (isLocked || value.places.length === 0) { return; }
        ours(() => map.fitBounds(value.places, { padding: [40, 40], maxZoom: 16, animate: false }));
      },
      view(value) { ours(() => map.setView([value.lat, value.lon], value.zoom, { animate: false })); },
    };

    async function pull(number) {
      if (isPulling || document.hidden) { return; }
      isPulling = true;
      try {
        const answer = await fetch(`console://live/units?${number}`);
        if (answer.ok) { live.setUnits(await answer.arrayBuffer()); }
        requestAnimationFrame(() => window.bridge.drawn(number));
      } finally {
        isPulling = false;
      }
    }

    map.on("dragstart", () => lock(true));
    map.on("zoomstart", () => { if (!isOurs) { lock(true); } });
    map.on("contextmenu", (event) => window.bridge.place(event.latlng.lng, event.latlng.lat));

    new QWebChannel(qt.webChannelTransport, (channel) => {
      window.bridge = channel.objects.bridge;
      window.bridge.told.connect((text) => {
        const said = JSON.parse(text);
        TAKERS[said.what](said.value);
      });
      window.bridge.ticked.connect(pull);
      window.bridge.pinged.connect((number) => window.bridge.pong(number));
      window.bridge.hello();
    });
  },
};
