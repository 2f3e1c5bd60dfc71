// @ts-check
// The page of the map: connects the drawing, gestures, keys, filters and the card.

import { fill, place as placeCard } from "./card.js";
import { countText, wantedPoints } from "./filter.js";
import { Gestures } from "./gestures.js";
import { PaperData } from "./papers.js";
import { Picture } from "./picture.js";
import { PointGrid, nextPoint } from "./points.js";
import { WHOLE, between, fitted, panned, showing, zoomed } from "./view.js";

/**
 * @typedef {import("./view.js").View} View
 * @typedef {import("./points.js").Arrow} Arrow
 */

const STEP = 1.6;
const GLIDE_MS = 260;
const NEAR_MOUSE = 10;
const NEAR_FINGER = 20;

/**
 * @template {Element} Kind
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function part(parent, selector, kind) {
  const found = parent.querySelector(selector);
  if (!(found instanceof kind)) {
    throw new Error(`The map has no ${selector}.`);
  }
  return found;
}

class MapPage {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.frame = part(section, "[data-map-frame]", HTMLElement);
    this.card = part(section, "[data-map-card]", HTMLElement);
    this.filters = part(section, "[data-map-filters]", HTMLFormElement);
    this.clear = part(section, "[data-map-clear]", HTMLButtonElement);
    this.status = part(section, "[data-map-status]", HTMLElement);
    this.zoomBar = part(section, "[data-map-zoom]", HTMLElement);
    this.hint = part(section, "[data-map-hint]", HTMLElement);
    this.picture = new Picture(part(section, "svg", SVGSVGElement));
    this.data = new PaperData(section.dataset.papers ?? "");
    this.root = section.dataset.root ?? "";
    this.grid = new PointGrid(this.picture.points);
    this.wanted = this.picture.points.map(() => true);
    this.names = topicNames(this.filters);
    this.view = WHOLE;
    this.current = -1;
    this.glide = 0;
    this.#listen();
    for (const hidden of [this.filters, this.zoomBar, this.hint]) {
      hidden.hidden = false;
    }
    this.frame.toggleAttribute("data-ready", true);
    this.show(WHOLE);
  }

  #listen() {
    const { svg } = this.picture;
    this.gestures = new Gestures(svg, this.frame, {
      zoom: (factor, place) => this.show(zoomed(this.view, factor, place, this.picture.size)),
      pan: (x, y) => void this.show(panned(this.view, x, y, this.picture.size)),
      point: (place) => this.#point(this.#nearest(place, NEAR_MOUSE)),
      press: (place, event, touched) => this.#press(place, event, touched),
      leave: () => this.#leave(),
    });
    svg.addEventListener("keydown", (event) => this.#key(event));
    svg.addEventListener("focusin", (event) => this.#focus(event));
    this.frame.addEventListener("pointerenter", () => void this.data.load());
    this.frame.addEventListener("focusout", (event) => this.#blur(event));
    this.zoomBar.addEventListener("click", (event) => this.#button(event));
    this.filters.addEventListener("change", (event) => void this.#filter(event));
    this.filters.addEventListener("submit", (event) => event.preventDefault());
    this.filters.addEventListener("reset", () => setTimeout(() => void this.#filter()));
    addEventListener("resize", () => this.show(this.view));
  }

  /**
   * Show a view; tells whether it is another one than before.
   * @param {View} view
   */
  show(view) {
    const changed = Object.keys(view).some(
      (key) => view[/** @type {keyof View} */ (key)] !== this.view[/** @type {keyof View} */ (key)],
    );
    this.view = view;
    this.picture.show(view);
    this.frame.toggleAttribute("data-zoomed", view.zoom > 1);
    this.#placeCard();
    return changed;
  }

  /**
   * Move to a view, at once for readers who want no motion.
   * @param {View} target
   */
  #glideTo(target) {
    cancelAnimationFrame(this.glide);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.show(target);
      return;
    }
    const from = this.view;
    const start = performance.now();
    const step = (/** @type {number} */ now) => {
      const share = Math.min(Math.max((now - start) / GLIDE_MS, 0), 1);
      this.show(share < 1 ? between(from, target, share) : target);
      if (share < 1) {
        this.glide = requestAnimationFrame(step);
      }
    };
    this.glide = requestAnimationFrame(step);
  }

  /** @param {number} factor */
  #zoomBy(factor) {
    const { size } = this.picture;
    const middle = { x: size.width / 2, y: size.height / 2 };
    this.#glideTo(zoomed(this.view, factor, middle, size));
  }

  /** @param {MouseEvent} event */
  #button(event) {
    const button = event.target instanceof Element && event.target.closest("button");
    const wish = button && button.dataset.zoom;
    if (wish === "all") {
      this.#glideTo(WHOLE);
    } else if (wish) {
      this.#zoomBy(wish === "in" ? STEP : 1 / STEP);
    }
  }

  /**
   * Return the wanted point next to a place of the picture.
   * @param {{ x: number, y: number }} place
   * @param {number} pixels
   */
  #nearest({ x, y }, pixels) {
    const { zoom } = this.view;
    const reach = (pixels * this.#unit()) / zoom;
    const across = (x - this.view.x) / zoom;
    const down = (y - this.view.y) / zoom;
    return this.grid.nearest(across, down, reach, (number) => this.wanted[number]);
  }

  /** Return how many units of the map a CSS pixel is. */
  #unit() {
    return this.picture.size.width / Math.max(this.picture.svg.clientWidth, 1);
  }

  /**
   * Put cursor and card on a point, or take them away.
   * @param {number} number
   */
  #point(number) {
    if (number === this.current && (number < 0 || !this.card.hidden)) {
      return;
    }
    this.current = number;
    const point = this.picture.points[number];
    const { title, address } = this.#factsOf(number);
    this.picture.pointAt(point, address, title);
    this.card.hidden = !point;
    if (point) {
      this.#fillCard();
      if (!this.data.now.titles.length) {
        void this.data.load().then(() => this.#retell(number));
      }
    }
  }

  /** @param {number} number */
  #retell(number) {
    if (number === this.current && this.data.now.titles.length) {
      const { title, address } = this.#factsOf(number);
      this.picture.pointAt(this.picture.points[number], address, title);
      this.#fillCard();
    }
  }

  /** @param {number} number */
  #factsOf(number) {
    const { titles, slugs, days } = this.data.now;
    const topic = this.picture.points[number]?.topic ?? "";
    const own = this.picture.links[number]?.getAttribute("href") ?? "";
    const address = own || (slugs[number] ? `${this.root}papers/${slugs[number]}/` : "");
    return {
      title: titles[number] || "…",
      address,
      topic: this.names.get(topic) ?? "",
      topicAddress: `${this.root}topics/${topic}/`,
      day: days[number] ?? "",
    };
  }

  #fillCard() {
    fill(this.card, this.#factsOf(this.current));
    this.#placeCard();
  }

  #placeCard() {
    const point = this.picture.points[this.current];
    if (point && !this.card.hidden) {
      const unit = this.#unit();
      placeCard(this.card, this.frame, {
        x: (point.x * this.view.zoom + this.view.x) / unit,
        y: (point.y * this.view.zoom + this.view.y) / unit,
      });
    }
  }

  /**
   * A finger covers what it points at: the first touch tells, the card leads on.
   * @param {{ x: number, y: number }} place
   * @param {MouseEvent} event
   * @param {boolean} touched
   */
  #press(place, event, touched) {
    if (!touched) {
      return;
    }
    const number = this.#nearest(place, NEAR_FINGER);
    if (number >= 0 && number !== this.current) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.card.removeAttribute("aria-live");
    this.#point(number);
  }

  #leave() {
    if (document.activeElement !== this.picture.cursor && !this.gestures?.touched) {
      this.#point(-1);
    }
  }

  /** @param {FocusEvent} event */
  #focus(event) {
    void this.data.load();
    const number = event.target instanceof Element ? this.#numberOf(event.target) : -1;
    if (number >= 0) {
      this.#goTo(number);
    }
  }

  /** @param {Element} element */
  #numberOf(element) {
    return this.picture.links.indexOf(element);
  }

  /** @param {FocusEvent} event */
  #blur(event) {
    if (!(event.relatedTarget instanceof Node && this.frame.contains(event.relatedTarget))) {
      this.#point(-1);
    }
  }

  /**
   * Lead the keyboard's focus to a paper.
   * @param {number} number
   */
  #goTo(number) {
    const point = this.picture.points[number];
    this.card.setAttribute("aria-live", "polite");
    this.show(showing(this.view, point, this.picture.size));
    this.#point(number);
    this.picture.cursor.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const pan = this.picture.size.width / 10;
    const arrow = /^Arrow(Left|Right|Up|Down)$/.exec(event.key);
    if (arrow && event.shiftKey) {
      const across = arrow[1] === "Left" ? pan : arrow[1] === "Right" ? -pan : 0;
      const down = arrow[1] === "Up" ? pan : arrow[1] === "Down" ? -pan : 0;
      this.show(panned(this.view, across, down, this.picture.size));
    } else if (arrow) {
      this.#step(/** @type {Arrow} */ (event.key));
    } else if (event.key === "+" || event.key === "=") {
      this.#zoomBy(STEP);
    } else if (event.key === "-") {
      this.#zoomBy(1 / STEP);
    } else if (event.key === "0") {
      this.#glideTo(WHOLE);
    } else if (event.key !== "Escape" || !this.#back()) {
      return;
    }
    event.preventDefault();
  }

  /**
   * Go on to the next paper, or into a topic: to the paper in the middle of it.
   * @param {Arrow} arrow
   */
  #step(arrow) {
    const { points, cursor } = this.picture;
    const wanted = (/** @type {number} */ number) => this.wanted[number];
    const within = document.activeElement === cursor;
    const next = within ? nextPoint(points, this.current, arrow, wanted) : this.#entry();
    if (next >= 0) {
      this.#goTo(next);
    }
  }

  /** Return the wanted paper next to the middle of the topic that has the focus. */
  #entry() {
    const link = document.activeElement;
    const topic = link instanceof SVGAElement ? (link.dataset.topic ?? "") : "";
    const box = this.picture.regionOf(topic)?.getBBox();
    if (!box) {
      return -1;
    }
    const inside = (/** @type {number} */ number) => {
      const point = this.picture.points[number];
      return this.wanted[number] && (point.topic === topic || point.broad === topic);
    };
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    return this.grid.nearest(middle.x, middle.y, box.width + box.height, inside);
  }

  /** Return the focus from a paper to its topic; tells whether it was on a paper. */
  #back() {
    const topic = this.picture.points[this.current]?.topic;
    if (topic === undefined) {
      return false;
    }
    this.#point(-1);
    const link = this.picture.linkOf(topic);
    if (link instanceof SVGAElement) {
      link.focus({ preventScroll: true });
    }
    return true;
  }

  /**
   * Show only what the filters ask for.
   * @param {Event} [event]
   */
  async #filter(event) {
    const { days } = await this.data.load();
    const fields = new FormData(this.filters);
    const topic = String(fields.get("topic") ?? "");
    const from = this.#day("from", "min");
    const to = this.#day("to", "max");
    const { points, size } = this.picture;
    this.wanted = wantedPoints(points, days, { topic, from, to });
    this.#point(-1);
    this.picture.filter(this.wanted);
    this.status.textContent = countText(this.wanted.filter(Boolean).length, points.length);
    this.clear.hidden = !(topic || from || to);
    const isTopic = !event || (event.target instanceof Element && event.target.id === "map-topic");
    if (isTopic) {
      const box = topic ? this.picture.regionOf(topic)?.getBBox() : undefined;
      this.#glideTo(box ? fitted(boxOf(box), size) : WHOLE);
    }
  }

  /**
   * Return the day in a field, or nothing if it leaves no paper out.
   * @param {string} name
   * @param {"min" | "max"} end
   */
  #day(name, end) {
    const field = this.filters.elements.namedItem(name);
    return field instanceof HTMLInputElement && field.value !== field[end] ? field.value : "";
  }
}

/** @param {DOMRect} rect */
function boxOf(rect) {
  return { left: rect.x, top: rect.y, right: rect.x + rect.width, bottom: rect.y + rect.height };
}

/**
 * Return the names of the topics by their slugs, as the filter offers them.
 * @param {HTMLFormElement} filters
 * @returns {Map<string, string>}
 */
function topicNames(filters) {
  const options = [...filters.querySelectorAll("option")];
  return new Map(options.map((option) => [option.value, option.text.replace(/^– /, "")]));
}

const section = document.querySelector("[data-map]");
if (section instanceof HTMLElement) {
  new MapPage(section);
}
