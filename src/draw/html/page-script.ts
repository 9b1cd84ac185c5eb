// Written by `npm run page` from the modules in `page/`. Do not edit: change those, and write it anew.

/** What runs in every page. */
export const PAGE_SCRIPT = `"use strict";
(() => {
  // src/draw/html/page/dom.ts
  function byId(id) {
    const found = document.getElementById(id);
    if (found === null) throw new Error(\`The page has no element "\${id}".\`);
    return found;
  }
  function make(name, className, ...content) {
    const element = document.createElement(name);
    if (className !== "") element.className = className;
    element.append(...content);
    return element;
  }
  function isCalm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }
  function onPress(id, act) {
    document.getElementById(id)?.addEventListener("click", act);
  }

  // src/draw/html/page/canvas.ts
  var SMALLEST = 0.1;
  var LARGEST = 4;
  var FACTOR = 1.25;
  var LEGIBLE = 0.85;
  var STEADY = 4;
  var Canvas = class {
    #window;
    #fingers = /* @__PURE__ */ new Map();
    #picture;
    #size = { width: 1, height: 1 };
    #scale = 1;
    #from;
    #dragged = false;
    constructor(window, picture) {
      this.#window = window;
      this.#picture = picture;
      this.show(picture);
      this.#scaleTo(Math.min(1, Math.max(LEGIBLE, this.#fitting())));
      window.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
      window.addEventListener("pointerdown", (event) => this.#press(event));
      window.addEventListener("pointermove", (event) => this.#move(event));
      for (const type of ["pointerup", "pointercancel", "pointerleave"]) {
        window.addEventListener(type, (event) => this.#release(event));
      }
      window.addEventListener(
        "click",
        (event) => {
          if (this.#dragged) event.stopPropagation();
          this.#dragged = false;
        },
        { capture: true }
      );
    }
    /** Another picture takes the place, at the same scale. */
    show(picture) {
      this.#picture = picture;
      const { width, height } = picture.viewBox.baseVal;
      this.#size = { width, height };
      this.#scaleTo(this.#scale);
    }
    zoomIn() {
      this.zoom(FACTOR);
    }
    zoomOut() {
      this.zoom(1 / FACTOR);
    }
    whole() {
      this.#scaleTo(Math.min(1, this.#fitting()));
    }
    /** Zooms about a point of the screen: what is there stays there. Default: the middle. */
    zoom(factor, about = this.#middle()) {
      const before = this.#picture.getBoundingClientRect();
      const at = { x: (about.x - before.left) / before.width, y: (about.y - before.top) / before.height };
      this.#scaleTo(this.#scale * factor);
      const after = this.#picture.getBoundingClientRect();
      this.#window.scrollLeft += after.left + at.x * after.width - about.x;
      this.#window.scrollTop += after.top + at.y * after.height - about.y;
    }
    moveBy(x, y) {
      this.#window.scrollBy({ left: x, top: y });
    }
    /** Brings a part of the picture into view. */
    reveal(part) {
      const behavior = isCalm() ? "auto" : "smooth";
      const box = part.getBoundingClientRect();
      const room = this.#window.getBoundingClientRect();
      const left = box.left + box.width / 2 - (room.left + room.width / 2);
      const top = box.top + box.height / 2 - (room.top + room.height / 2);
      const isInside = box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
      if (!isInside) this.#window.scrollBy({ left, top, behavior });
    }
    #fitting() {
      const { clientWidth, clientHeight } = this.#window;
      return Math.min(clientWidth / this.#size.width, clientHeight / this.#size.height);
    }
    #scaleTo(scale) {
      this.#scale = Math.min(LARGEST, Math.max(SMALLEST, scale));
      this.#picture.style.width = \`\${this.#size.width * this.#scale}px\`;
      this.#picture.style.height = \`\${this.#size.height * this.#scale}px\`;
    }
    #middle() {
      const { left, top, width, height } = this.#window.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    /** Two fingers on a touchpad that move apart come as a wheel with Ctrl. */
    #wheel(event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const by = Math.max(-50, Math.min(50, event.deltaY * lines));
      this.zoom(Math.exp(-by / 100), { x: event.clientX, y: event.clientY });
    }
    #press(event) {
      if (event.button !== 0) return;
      this.#dragged = false;
      this.#from = { x: event.clientX, y: event.clientY };
      this.#fingers.set(event.pointerId, this.#from);
    }
    #move(event) {
      const before = this.#fingers.get(event.pointerId);
      if (before === void 0 || this.#from === void 0) return;
      const now = { x: event.clientX, y: event.clientY };
      if (!this.#dragged && distance(now, this.#from) < STEADY) return;
      if (!this.#dragged) this.#window.setPointerCapture(event.pointerId);
      this.#dragged = true;
      this.#window.classList.add("dragged");
      const [other] = [...this.#fingers].flatMap(([id, point]) => id === event.pointerId ? [] : [point]);
      if (other === void 0) {
        this.moveBy(before.x - now.x, before.y - now.y);
      } else {
        const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
        this.zoom(distance(now, other) / (distance(before, other) || 1), middle);
        this.moveBy((before.x - now.x) / 2, (before.y - now.y) / 2);
      }
      this.#fingers.set(event.pointerId, now);
    }
    #release(event) {
      this.#fingers.delete(event.pointerId);
      if (this.#fingers.size === 0) this.#window.classList.remove("dragged");
    }
  };
  function distance(a, b) {
    return Math.hypot(a.x - b.x, a.y - b.y);
  }

  // src/draw/html/page/details.ts
  function showDetails(panel, { sources }, { details, words }, id, choose) {
    const found = id === void 0 ? void 0 : details[id];
    if (id === void 0 || found === void 0) {
      panel.replaceChildren(make("p", "hint", words.choose), make("p", "hint", words.keys));
      return;
    }
    const close = make("button", "close", "×");
    close.setAttribute("aria-label", words.close);
    close.title = words.close;
    close.dataset["close"] = "";
    const source = sources[id];
    panel.replaceChildren(
      close,
      make("p", "kind", found.kind),
      make("h2", "", found.title),
      make("dl", "", ...found.facts.flatMap((fact) => factParts(fact, choose))),
      ...source === void 0 ? [] : sourceParts(source, words.source)
    );
    panel.scrollTop = 0;
  }
  function factParts({ label, lines }, choose) {
    return [
      make("dt", "", label),
      ...lines.map(({ text, to }) => {
        if (to === void 0) return make("dd", "", text);
        const link = make("button", "link", text);
        link.addEventListener("click", () => choose(to));
        return make("dd", "", link);
      })
    ];
  }
  function sourceParts({ file, line, lines }, heading) {
    const code = make("pre", "");
    code.tabIndex = 0;
    code.setAttribute("aria-label", \`\${heading} \${file}:\${line}\`);
    for (const [index, text] of lines.entries()) {
      const number = make("span", "number", text === "…" ? "" : String(line + index));
      number.setAttribute("aria-hidden", "true");
      code.append(number, \`\${text}
\`);
    }
    return [make("h3", "", heading), make("p", "place", \`\${file}:\${line}\`), code];
  }

  // src/draw/html/page/journey.ts
  var BEAT = 1400;
  function markJourney(parts, { visits }, until) {
    clearJourney(parts);
    parts.picture.classList.add("following");
    const before = [];
    for (const { step } of visits.slice(0, until + 1)) {
      const id = parts.shown(step);
      if (id === void 0) continue;
      const from = before.findLast((one) => parts.hasWay(one, id));
      if (from !== void 0) parts.markWay(from, id, "visited");
      parts.markStep(id, "visited");
      before.push(id);
    }
    const current = before.at(-1);
    if (current !== void 0) parts.markStep(current, "current");
  }
  function clearJourney(parts) {
    parts.picture.classList.remove("following");
    parts.clear("visited");
    parts.clear("current");
  }

  // src/draw/html/page/parts.ts
  var SVG = "http://www.w3.org/2000/svg";
  var GAP = 3;
  var Parts = class {
    picture;
    #steps = /* @__PURE__ */ new Map();
    #ways = /* @__PURE__ */ new Map();
    constructor(picture) {
      this.picture = picture;
      for (const step of picture.querySelectorAll("g[data-step]")) {
        add(this.#steps, step.dataset["step"] ?? "", step);
      }
      for (const way of picture.querySelectorAll("g.way")) {
        add(this.#ways, keyOf(way.dataset["from"] ?? "", way.dataset["to"] ?? ""), way);
      }
    }
    /** Every id with the elements that show it. */
    get steps() {
      return this.#steps;
    }
    /** The id that the picture shows for a step: that of the step which uses its module, where it shows no modules. */
    shown(id) {
      for (let known = id; ; ) {
        if (this.#steps.has(known)) return known;
        const cut = known.lastIndexOf("--");
        if (cut < 0) return void 0;
        known = known.slice(0, cut);
      }
    }
    first(id) {
      return this.#steps.get(id)?.[0];
    }
    hasWay(from, to) {
      return this.#ways.has(keyOf(from, to));
    }
    markStep(id, mark) {
      for (const step of this.#steps.get(id) ?? []) {
        step.classList.add(mark);
        if (step.querySelector(":scope > .ring") === null) step.append(ringAround(step));
      }
    }
    markWay(from, to, mark) {
      for (const way of this.#ways.get(keyOf(from, to)) ?? []) way.classList.add(mark);
    }
    clear(mark) {
      for (const marked of this.picture.querySelectorAll(\`.\${mark}\`)) marked.classList.remove(mark);
    }
  };
  function ringAround(step) {
    const { x, y, width, height } = step.getBBox();
    const ring = document.createElementNS(SVG, "rect");
    const box = { x: x - GAP, y: y - GAP, width: width + 2 * GAP, height: height + 2 * GAP, rx: 8 };
    for (const [name, value] of Object.entries(box)) ring.setAttribute(name, String(value));
    ring.setAttribute("class", "ring");
    ring.setAttribute("aria-hidden", "true");
    return ring;
  }
  function add(map, key, value) {
    const known = map.get(key);
    if (known === void 0) map.set(key, [value]);
    else known.push(value);
  }
  function keyOf(from, to) {
    return \`\${from}>\${to}\`;
  }

  // src/draw/html/page/page.ts
  var STRIDE = 80;
  var Page = class {
    #data = JSON.parse(byId("data").textContent ?? "");
    #sheet = byId("sheet");
    #panel = document.getElementById("panel");
    #journeys = document.getElementById("journeys");
    #canvas;
    #pictures = /* @__PURE__ */ new Map();
    #locale;
    #parts;
    #chosen;
    #visit = 0;
    #playing;
    constructor() {
      const [first] = this.#data.locales;
      const picture = this.#sheet.querySelector("svg");
      if (first === void 0 || picture === null) throw new Error("The page has no picture.");
      this.#locale = first;
      this.#pictures.set(first.locale, picture);
      for (const { dataset, content } of document.querySelectorAll("template[data-locale]")) {
        const other = content.querySelector("svg");
        if (other !== null) this.#pictures.set(dataset["locale"] ?? "", document.importNode(other, true));
      }
      this.#canvas = new Canvas(byId("window"), picture);
      this.#parts = this.#open(picture);
      this.#listen();
      this.#tell();
    }
    /** Makes the steps of a picture reachable and readable for everyone. */
    #open(picture) {
      const parts = new Parts(picture);
      parts.clear("chosen");
      clearJourney(parts);
      if (this.#panel === null) return parts;
      picture.setAttribute("role", "group");
      for (const [id, elements] of parts.steps) {
        const { title, kind } = this.#locale.details[id] ?? { title: id, kind: "" };
        for (const element of elements) {
          element.setAttribute("tabindex", "0");
          element.setAttribute("role", "button");
          element.setAttribute("aria-label", kind === "" ? title : \`\${title}, \${kind}\`);
        }
      }
      return parts;
    }
    #listen() {
      onPress("zoom-in", () => this.#canvas.zoomIn());
      onPress("zoom-out", () => this.#canvas.zoomOut());
      onPress("whole", () => this.#canvas.whole());
      onPress("theme", () => this.#turnTheme());
      onPress("previous", () => this.#stepBy(-1));
      onPress("next", () => this.#stepBy(1));
      onPress("play", () => this.#turnPlaying());
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#tell());
      document.getElementById("locale")?.addEventListener("change", (event) => {
        this.#speak(event.target.value);
      });
      this.#journeys?.addEventListener("change", () => {
        this.#stop();
        this.#visit = 0;
        this.#follow();
      });
      this.#sheet.addEventListener("click", ({ target }) => {
        const id = stepAt(target);
        if (id !== void 0) this.#choose(id);
      });
      this.#sheet.addEventListener("focusin", ({ target }) => {
        if (target instanceof Element && target.matches(":focus-visible")) this.#canvas.reveal(target);
      });
      this.#panel?.addEventListener("click", ({ target }) => {
        if (target instanceof HTMLElement && target.dataset["close"] !== void 0) this.#close();
      });
      document.addEventListener("keydown", (event) => this.#key(event));
    }
    #key(event) {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLSelectElement) return;
      const isInPanel = target instanceof Node && this.#panel?.contains(target) === true;
      const keys = {
        "+": () => this.#canvas.zoomIn(),
        "=": () => this.#canvas.zoomIn(),
        "-": () => this.#canvas.zoomOut(),
        "0": () => this.#canvas.whole(),
        Escape: () => this.#close(),
        ...isInPanel ? {} : {
          ArrowLeft: () => this.#canvas.moveBy(-STRIDE, 0),
          ArrowRight: () => this.#canvas.moveBy(STRIDE, 0),
          ArrowUp: () => this.#canvas.moveBy(0, -STRIDE),
          ArrowDown: () => this.#canvas.moveBy(0, STRIDE)
        }
      };
      const id = stepAt(target);
      const act = id !== void 0 && (key === "Enter" || key === " ") ? () => this.#choose(id) : keys[key];
      if (act === void 0) return;
      event.preventDefault();
      act();
    }
    #choose(id) {
      if (this.#panel === null) return;
      const shown = this.#parts.shown(id);
      this.#chosen = id;
      this.#parts.clear("chosen");
      if (shown !== void 0) this.#parts.markStep(shown, "chosen");
      const element = shown === void 0 ? void 0 : this.#parts.first(shown);
      if (element !== void 0) this.#canvas.reveal(element);
      showDetails(this.#panel, this.#data, this.#locale, id, (to) => this.#choose(to));
    }
    #close() {
      const before = this.#chosen;
      this.#chosen = void 0;
      this.#parts.clear("chosen");
      if (this.#panel === null) return;
      const hadFocus = this.#panel.contains(document.activeElement);
      showDetails(this.#panel, this.#data, this.#locale, void 0, () => void 0);
      const shown = before === void 0 ? void 0 : this.#parts.shown(before);
      if (hadFocus && shown !== void 0) this.#parts.first(shown)?.focus({ preventScroll: true });
    }
    #speak(locale) {
      const found = this.#data.locales.find((one) => one.locale === locale);
      const picture = this.#pictures.get(locale);
      if (found === void 0 || picture === void 0) return;
      this.#locale = found;
      this.#sheet.replaceChildren(picture);
      this.#canvas.show(picture);
      this.#parts = this.#open(picture);
      this.#tell();
      if (this.#chosen !== void 0) this.#choose(this.#chosen);
      this.#follow(false);
    }
    /** Writes every word of the page in its language. */
    #tell() {
      const { locale, title, words, journeys } = this.#locale;
      document.documentElement.lang = locale;
      document.title = title;
      byId("title").textContent = title;
      for (const element of document.querySelectorAll("[data-label]")) {
        const word = words[element.dataset["label"]];
        element.setAttribute("aria-label", word);
        if (element instanceof HTMLButtonElement) element.title = word;
      }
      for (const element of document.querySelectorAll("[data-text]")) {
        element.textContent = words[element.dataset["text"]];
      }
      byId("theme").textContent = this.#isDark() ? words.light : words.dark;
      for (const [index, { title: name }] of journeys.entries()) {
        const option = this.#journeys?.options[index + 1];
        if (option !== void 0) option.textContent = name;
      }
      this.#tellPlaying();
      if (this.#panel !== null && this.#chosen === void 0) this.#close();
    }
    #isDark() {
      const { theme } = document.documentElement.dataset;
      return theme === void 0 ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
    }
    #turnTheme() {
      document.documentElement.dataset["theme"] = this.#isDark() ? "light" : "dark";
      this.#tell();
    }
    /** Shows the journey that was chosen up to where it stands; \`opens\` tells of the step it came to. */
    #follow(opens = true) {
      const journey = this.#locale.journeys[Number(this.#journeys?.value ?? -1)];
      const isFollowing = journey !== void 0 && journey.visits.length > 0;
      byId("stepping").hidden = !isFollowing;
      if (!isFollowing) {
        clearJourney(this.#parts);
        return;
      }
      const { visits } = journey;
      this.#visit = Math.max(0, Math.min(this.#visit, visits.length - 1));
      markJourney(this.#parts, journey, this.#visit);
      const { words } = this.#locale;
      const visit = visits[this.#visit];
      const count = words.progress.replace("{now}", String(this.#visit + 1)).replace("{all}", String(visits.length));
      byId("progress").replaceChildren(
        make("span", "count", count),
        make("span", "visit", visit?.title ?? ""),
        make("span", "at", visit?.at ?? "")
      );
      byId("previous").toggleAttribute("disabled", this.#visit === 0);
      byId("next").toggleAttribute("disabled", this.#visit === visits.length - 1);
      if (this.#visit === visits.length - 1) this.#stop();
      if (opens && visit !== void 0) this.#choose(visit.step);
    }
    #stepBy(by) {
      this.#stop();
      this.#visit += by;
      this.#follow();
    }
    #turnPlaying() {
      if (this.#playing !== void 0) {
        this.#stop();
        return;
      }
      const { visits } = this.#locale.journeys[Number(this.#journeys?.value ?? -1)] ?? { visits: [] };
      this.#visit = this.#visit >= visits.length - 1 ? 0 : this.#visit + 1;
      this.#playing = setInterval(() => {
        this.#visit += 1;
        this.#follow();
      }, BEAT);
      this.#tellPlaying();
      this.#follow();
    }
    #stop() {
      clearInterval(this.#playing);
      this.#playing = void 0;
      this.#tellPlaying();
    }
    #tellPlaying() {
      const play = document.getElementById("play");
      const { words } = this.#locale;
      if (play !== null) play.textContent = this.#playing === void 0 ? words.play : words.pause;
    }
  };
  function stepAt(target) {
    if (!(target instanceof Element)) return void 0;
    return target.closest("g[data-step]")?.dataset["step"];
  }
  void new Page();
})();`;
