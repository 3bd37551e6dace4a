// The page's side of the bridge: hello, then the whole state, then patches; ticks pull packed units.
"use strict";
const ANSWER_MS = 3000;
const OF_THE_PAST = 0xffffffff;
window.Watchfloor = {
  begin(map) {
    const tell = {
      pick: (kind, id) => window.bridge.pick(kind, id),
      lock: (isLocked) => window.bridge.lock(isLocked),
      view: (lon, lat, zoom) => window.bridge && window.bridge.stand(lon, lat, zoom),
    };
    const marks = new window.WatchfloorMarkLayer({ pane: "markerPane" });
    const units = new window.WatchfloorUnitLayer({ pane: "markerPane" });
    const desk = { map, marks, units, base: null, facts: null, theme: null, isPast: false };
    window.watchfloor = desk;
    let isPulling = false;
    let waiting = 0;
    let rosterAsked = 0;

    map.attributionControl.setPrefix(false);
    map.doubleClickZoom.disable();
    L.control.scale({ imperial: false }).addTo(map);
    marks.addTo(map);
    units.addTo(map);
    const banner = L.DomUtil.create("div", "wf-past", map.getContainer());
    const manners = new window.WatchfloorManners(map, tell);
    const following = new window.WatchfloorFollowing(map, units, manners);
    const picking = new window.WatchfloorPicking(map, units, marks, tell);
    const grip = new window.WatchfloorGrip(map, picking);
    const ways = new window.WatchfloorWays(map);
    Object.assign(desk, { manners, following, picking, grip, ways });
    const layers = window.WatchfloorLayers(desk);

    function layBase() {
      if (desk.base) { desk.base.remove(); desk.base = null; }
      if (!desk.facts || !desk.theme) { return; }
      desk.base = window.WatchfloorBaseLayer(desk.facts, desk.theme).addTo(map);
      desk.base.on("load", () => units.redraw()); // names step aside from the words of the tiles
    }

    function dress(value) {
      const style = document.documentElement.style;
      for (const [token, colour] of Object.entries(value.colours)) {
        style.setProperty(`--${token.replaceAll("_", "-")}`, colour);
      }
      style.setProperty("--caption", `${value.caption_px}px`);
      document.body.classList.toggle("is-wall", value.is_wall);
      window.WatchfloorScale = value.scale;
      desk.theme = desk.things.theme = desk.heat.theme = { ...value.colours, scale: value.scale };
      colour();
      layBase();
      desk.things.redraw();
      desk.heat.redraw();
    }

    // The past wears no living colour: shapes alone say what it was.
    function colour() {
      const pale = { green: "faint", accent: "dim", yellow: "dim", red: "text", grey: "faint" };
      const worn = Object.entries(pale).map(([token, instead]) => [token, desk.theme[instead]]);
      marks.theme = units.theme = desk.isPast ? { ...desk.theme, ...Object.fromEntries(worn) } : desk.theme;
      window.WatchfloorShapes.setTheme(marks.theme);
      units.names.forget();
      marks.redraw();
      units.redraw();
    }

    function showPast(words) {
      banner.textContent = words || "";
      if (desk.isPast === Boolean(words)) { return; }
      desk.isPast = Boolean(words);
      document.body.classList.toggle("is-past", desk.isPast);
      rosterAsked += 1;
      units.setRoster([]); // nothing of the one is ever seen in the colours, or under the names, of the other
      units.setUnits(new ArrayBuffer(8));
      if (desk.theme) { colour(); }
    }

    function mark(part, value) {
      marks[part] = value;
      if (part === "cases") { layers.warm(); }
      units.selectedCase = marks.cases.find((row) => row.id === marks.selected) || null;
      marks.redraw();
      units.redraw();
    }

    const TAKERS = {
      ...layers,
      theme: dress,
      past: showPast,
      base(value) { desk.facts = value; layBase(); },
      words(value) {
        units.names.template = value.min;
        units.names.forget();
        picking.words = value;
        desk.tools.words = value;
        map.getContainer().setAttribute("aria-label", value.map);
        units.redraw();
      },
      cases: (value) => mark("cases", value),
      cases_moved(value) {
        const changed = new Map(value.put.map((row) => [row.id, row]));
        const gone = new Set(value.gone);
        const kept = marks.cases.filter((row) => !gone.has(row.id) && !changed.has(row.id));
        mark("cases", [...kept, ...changed.values()]);
      },
      cameras: (value) => mark("cameras", value),
      camera_states: (value) => mark("states", value),
      hot: (value) => mark("hot", value),
      selected: (value) => mark("selected", value),
      roster: name,
      follow: (value) => following.follow(value),
      trail: () => fetch("console://live/trail").then((answer) => answer.arrayBuffer()).then((bytes) => following.setTrail(bytes)),
      spot: (value) => ways.setSpot(value),
      route: (value) => ways.setRoute(value),
      reach: (value) => ways.setReach(value),
      where: () => { const at = picking.pointed(); window.bridge.point(at.lng, at.lat); },
      show: (value) => manners.show(value),
      fit: (value) => manners.fit(value),
      view: (value) => manners.put(value),
      lock: (value) => manners.lock(value),
    };

    // What was asked for in the past and comes in the present, or the other way round, is let go.
    function take(bytes) {
      if ((new DataView(bytes).getUint32(4, true) === OF_THE_PAST) !== desk.isPast) { return; }
      units.setUnits(bytes);
      following.tick();
    }

    async function name() {
      rosterAsked += 1;
      const asked = rosterAsked;
      const rows = await (await fetch("console://live/roster")).json();
      if (asked === rosterAsked) { units.setRoster(rows); }
    }

    // A tick that comes while one is on its way, or while nobody looks, is made good by one pull afterwards, not by a
    // queue of them; an answer that never comes is given up, so that the next tick is asked for.
    async function pull(number) {
      if (isPulling || document.hidden) { waiting = number; return; }
      isPulling = true;
      waiting = 0;
      try {
        const answer = await fetch(`console://live/units?${number}`, { signal: AbortSignal.timeout(ANSWER_MS) });
        if (answer.ok) { take(await answer.arrayBuffer()); }
        requestAnimationFrame(() => window.bridge.drawn(number));
      } finally {
        isPulling = false;
      }
      if (waiting) { pull(waiting); }
    }

    document.addEventListener("visibilitychange", () => { if (waiting) { pull(waiting); } });

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
