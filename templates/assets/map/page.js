// @ts-check
// The page of the map: connects the drawing, gestures, keys, filters and the card.

import { addressWith, askedIn, sameView } from "./address.js";
import { statusText, wantedPoints } from "./filter.js";
import { Gestures } from "./gestures.js";
import { Keyboard, STEP } from "./keyboard.js";
import { Marker } from "./marker.js";
import { PaperData } from "./papers.js";
import { Picture } from "./picture.js";
import { PointGrid } from "./points.js";
import { Sight } from "./sight.js";
import { WHOLE, fitted, panned, zoomed } from "./view.js";

const NEAR_MOUSE = 10;
const NEAR_FINGER = 20;
const NOTE_REST_MS = 300; // browsers refuse an address that changes with every frame

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
    this.filters = part(section, "[data-map-filters]", HTMLFormElement);
    this.clear = part(section, "[data-map-clear]", HTMLButtonElement);
    this.status = part(section, "[data-map-status]", HTMLElement);
    this.zoomBar = part(section, "[data-map-zoom]", HTMLElement);
    this.picture = new Picture(part(section, "svg", SVGSVGElement));
    this.data = new PaperData(section.dataset);
    this.grid = new PointGrid(this.picture.points);
    this.wanted = this.picture.points.map(() => true);
    const card = part(section, "[data-map-card]", HTMLElement);
    const { picture, data, frame, grid } = this;
    const names = topicNames(this.filters);
    this.marker = new Marker({ picture, data, card, frame }, names, section.dataset.root ?? "");
    this.sight = new Sight(picture, frame, () => this.#moved());
    this.noting = 0;
    const { sight, marker } = this;
    const counts = (/** @type {number} */ number) => this.wanted[number];
    this.keyboard = new Keyboard({ picture, grid, sight, marker }, counts);
    this.gestures = this.#listenToGestures();
    this.#listen();
    const hint = part(section, "[data-map-hint]", HTMLElement);
    for (const waiting of [this.filters, this.zoomBar, hint]) {
      waiting.hidden = false;
    }
    frame.toggleAttribute("data-ready", true);
    this.#open();
  }

  /** Show what the address asks for. */
  #open() {
    const { topic, from, to, view } = askedIn(location.search, this.picture.size);
    const names = topicNames(this.filters);
    this.#field("topic", names.has(topic) ? topic : "");
    this.#field("from", from);
    this.#field("to", to);
    this.sight.show(view ?? this.#viewOf(this.#asked().topic));
    if (topic || from || to) {
      void this.#filter(false);
    }
  }

  /** Follow the view with what hangs on it. */
  #moved() {
    this.marker.moveCard(this.sight);
    this.#note();
  }

  /** Let the address say what is shown, as soon as it rests. */
  #note() {
    clearTimeout(this.noting);
    this.noting = setTimeout(() => {
      const { size } = this.picture;
      const { view } = this.sight;
      const asked = this.#asked();
      const follows = sameView(view, this.#viewOf(asked.topic), size);
      const told = { ...asked, view: follows ? undefined : view };
      const address = addressWith(location.href, told, size);
      if (address !== location.href) {
        history.replaceState(history.state, "", address);
      }
    }, NOTE_REST_MS);
  }

  #listenToGestures() {
    const { sight, picture } = this;
    return new Gestures(picture.svg, this.frame, {
      zoom: (factor, place) => sight.show(zoomed(sight.view, factor, place, picture.size)),
      pan: (x, y) => void sight.show(panned(sight.view, x, y, picture.size)),
      point: (place) => this.#point(place),
      press: (place, event, touched) => this.#press(place, event, touched),
      leave: () => this.#leave(),
    });
  }

  #listen() {
    this.picture.svg.addEventListener("focusin", (event) => this.#focus(event));
    this.frame.addEventListener("focusout", (event) => this.#blur(event));
    this.zoomBar.addEventListener("click", (event) => this.#button(event));
    this.filters.addEventListener("change", (event) => {
      void this.#filter(event.target instanceof Element && event.target.id === "map-topic");
    });
    this.filters.addEventListener("submit", (event) => event.preventDefault());
    this.filters.addEventListener("reset", () => setTimeout(() => void this.#filter(true)));
    addEventListener("resize", () => this.sight.show(this.sight.view));
  }

  /** @param {MouseEvent} event */
  #button(event) {
    const button = event.target instanceof Element && event.target.closest("button");
    const wish = button && button.dataset.zoom;
    if (wish === "all") {
      this.sight.glideTo(WHOLE);
    } else if (wish) {
      this.sight.zoomBy(wish === "in" ? STEP : 1 / STEP);
    }
  }

  /**
   * Return the wanted point next to a place of the picture.
   * @param {{ x: number, y: number }} place
   * @param {number} pixels
   */
  #nearest({ x, y }, pixels) {
    const { view } = this.sight;
    const reach = (pixels * this.sight.unit()) / view.zoom;
    const across = (x - view.x) / view.zoom;
    const down = (y - view.y) / view.zoom;
    return this.grid.nearest(across, down, reach, (number) => this.wanted[number]);
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
    if (number >= 0 && number !== this.marker.current) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.marker.card.removeAttribute("aria-live");
    this.marker.pointAt(number, this.sight);
  }

  /**
   * Point at what the mouse is near; it takes nothing away from the keyboard.
   * @param {{ x: number, y: number }} place
   */
  #point(place) {
    const number = this.#nearest(place, NEAR_MOUSE);
    if (number >= 0 || !this.#hasFocus()) {
      this.marker.card.removeAttribute("aria-live");
      this.marker.pointAt(number, this.sight);
    }
  }

  #hasFocus() {
    return document.activeElement === this.picture.cursor;
  }

  #leave() {
    if (!this.#hasFocus() && !this.gestures.touched) {
      this.marker.clear();
    }
  }

  /** @param {FocusEvent} event */
  #focus(event) {
    const number = event.target instanceof Element ? this.picture.links.indexOf(event.target) : -1;
    if (number >= 0) {
      this.keyboard.goTo(number);
    }
  }

  /** @param {FocusEvent} event */
  #blur(event) {
    if (!(event.relatedTarget instanceof Node && this.frame.contains(event.relatedTarget))) {
      this.marker.clear();
    }
  }

  /**
   * Show only what the filters ask for.
   * @param {boolean} look whether to bring the topic into view
   */
  async #filter(look) {
    const { from: since, to: until } = this.#asked();
    const days = since || until ? await this.data.days() : [];
    const asked = this.#asked(); // as it is by now
    const { points } = this.picture;
    this.wanted = wantedPoints(points, days, asked);
    this.marker.clear();
    this.picture.filter(this.wanted);
    this.status.textContent = statusText(this.wanted.filter(Boolean).length, points.length, asked);
    this.clear.hidden = !(asked.topic || asked.from || asked.to);
    this.#note();
    if (look) {
      this.sight.glideTo(this.#viewOf(asked.topic));
    }
  }

  /**
   * Return the view that shows a topic, or the whole map.
   * @param {string} topic
   */
  #viewOf(topic) {
    const box = topic ? this.picture.regionOf(topic)?.getBBox() : undefined;
    if (!box) {
      return WHOLE;
    }
    const { x: left, y: top } = box;
    const sides = { left, top, right: left + box.width, bottom: top + box.height };
    return fitted(sides, this.picture.size);
  }

  /** Return what the filters ask for. */
  #asked() {
    const topic = String(new FormData(this.filters).get("topic") ?? "");
    return { topic, from: this.#day("from", "min"), to: this.#day("to", "max") };
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

  /**
   * Fill a field of the filters, if there is something to fill it with.
   * @param {string} name
   * @param {string} value
   */
  #field(name, value) {
    const field = this.filters.elements.namedItem(name);
    if (value && (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) {
      field.value = value;
    }
  }
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
