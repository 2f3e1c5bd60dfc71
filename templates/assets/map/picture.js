// @ts-check
// The drawing: reads points and names from the SVG, and shows views, filters and the cursor in it.

import { shownNames } from "./names.js";
import { dotsAt, placesOf } from "./points.js";

/**
 * @typedef {import("./points.js").Point} Point
 * @typedef {import("./view.js").View} View
 * @typedef {import("./names.js").Name} Name
 */

const SVG = "http://www.w3.org/2000/svg";

export class Picture {
  /** @param {SVGSVGElement} svg */
  constructor(svg) {
    this.svg = svg;
    const ground = svg.querySelector("[data-map-ground]");
    if (!(ground instanceof SVGGElement)) {
      throw new Error("The map has no ground.");
    }
    this.ground = ground;
    this.size = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
    this.unlinked = svg.hasAttribute("data-unlinked");
    /** @type {SVGGElement[]} */
    this.groups = [...svg.querySelectorAll("g")].filter((group) => "points" in group.dataset);
    /** @type {Point[]} */
    this.points = [];
    /** @type {Element[]} the link of each point, where each has one */
    this.links = [];
    this.groups.forEach((group) => this.#readPoints(group));
    this.cursor = this.#addCursor();
    /** @type {Map<Element, { marks: Element[], names: Name[] }>} */
    this.measured = new Map();
  }

  /** @param {SVGGElement} group */
  #readPoints(group) {
    const { points: topic = "", broad = "" } = group.dataset;
    for (const path of group.querySelectorAll("path:not(.map-core)")) {
      for (const place of placesOf(path.getAttribute("d") ?? "")) {
        this.points.push({ ...place, topic, broad });
      }
      if (path.parentElement instanceof Element && !this.unlinked) {
        this.links.push(path.parentElement);
      }
    }
  }

  #addCursor() {
    const cursor = document.createElementNS(SVG, "a");
    cursor.setAttribute("class", "map-cursor");
    cursor.setAttribute("tabindex", "-1");
    const ring = document.createElementNS(SVG, "path");
    ring.setAttribute("class", "map-ring");
    cursor.append(ring, document.createElementNS(SVG, "path"));
    cursor.style.display = "none";
    this.ground.insertBefore(cursor, this.ground.querySelector(".map-names"));
    return cursor;
  }

  /**
   * Put the cursor on a point, or take it away.
   * @param {Point | undefined} point
   * @param {string} address of the paper
   * @param {string} title
   */
  pointAt(point, address, title) {
    this.cursor.style.display = point ? "" : "none";
    if (point) {
      if (address) {
        this.cursor.setAttribute("href", address);
      } else {
        this.cursor.removeAttribute("href");
      }
      this.cursor.setAttribute("aria-label", title);
      this.cursor.querySelectorAll("path").forEach((p) => p.setAttribute("d", dotsAt([point])));
    }
  }

  /** @param {View} view */
  show({ zoom, x, y }) {
    this.ground.setAttribute("transform", `translate(${x} ${y}) scale(${zoom})`);
    this.svg.style.setProperty("--grow", String(Math.min(Math.sqrt(zoom), 3.5)));
    for (const set of this.svg.querySelectorAll(".map-names")) {
      if (getComputedStyle(set).display !== "none") {
        this.#showNames(set, zoom);
      }
    }
  }

  /**
   * @param {Element} set
   * @param {number} zoom
   */
  #showNames(set, zoom) {
    const { marks, names } = this.measured.get(set) ?? this.#measure(set);
    shownNames(names, zoom).forEach((shown, number) => {
      const { x, y } = names[number];
      marks[number].classList.toggle("map-name-waits", !shown);
      marks[number].setAttribute("transform", `translate(${x} ${y}) scale(${1 / zoom})`);
    });
  }

  /** @param {Element} set */
  #measure(set) {
    const marks = [...set.querySelectorAll(".map-name")].filter((m) => m instanceof SVGGElement);
    const first = marks.map((mark) => !mark.classList.contains("map-name-waits"));
    marks.forEach((mark) => mark.classList.remove("map-name-waits"));
    const names = marks.map((mark, number) => {
      const box = mark.getBBox();
      const place = mark.transform.baseVal.consolidate()?.matrix;
      const region = this.regionOf(mark.dataset.name ?? "")?.getBBox();
      return {
        x: place?.e ?? 0,
        y: place?.f ?? 0,
        width: box.width,
        height: box.height,
        room: region?.width ?? 0,
        first: first[number],
      };
    });
    const made = { marks, names };
    this.measured.set(set, made);
    return made;
  }

  /**
   * Return the shape of a topic's region.
   * @param {string} topic
   */
  regionOf(topic) {
    const path = this.linkOf(topic)?.querySelector("path");
    return path instanceof SVGPathElement ? path : undefined;
  }

  /**
   * Return the link that a topic's region is.
   * @param {string} topic
   */
  linkOf(topic) {
    const links = [...this.svg.querySelectorAll("a.map-topic")];
    return links.find((link) => link instanceof SVGAElement && link.dataset.topic === topic);
  }

  /**
   * Fade the points that are not wanted, and the topics that none of them is in.
   * @param {boolean[]} wanted for each point
   */
  filter(wanted) {
    const topics = new Set();
    this.points.forEach((point, number) => {
      if (wanted[number]) {
        topics.add(point.topic).add(point.broad);
      }
      this.links[number]?.classList.toggle("map-out", !wanted[number]);
    });
    if (this.unlinked) {
      this.#redraw(wanted);
    }
    for (const part of this.svg.querySelectorAll("[data-topic], [data-name]")) {
      if (part instanceof SVGElement) {
        const topic = part.dataset.topic ?? part.dataset.name;
        part.classList.toggle("map-dimmed", !topics.has(topic));
      }
    }
  }

  /**
   * Draw the points of each topic anew, those not wanted as a faint drawing of their own.
   * @param {boolean[]} wanted
   */
  #redraw(wanted) {
    let start = 0;
    for (const group of this.groups) {
      const [path, rest = path.cloneNode()] = group.querySelectorAll("path");
      const count = this.points.slice(start).findIndex((p) => p.topic !== group.dataset.points);
      const end = count < 0 ? this.points.length : start + count;
      const places = this.points.slice(start, end);
      const kept = wanted.slice(start, end);
      path.setAttribute("d", dotsAt(places.filter((_, number) => kept[number])));
      if (rest instanceof SVGElement) {
        rest.setAttribute("class", "map-rest");
        rest.setAttribute("d", dotsAt(places.filter((_, number) => !kept[number])));
        group.append(rest);
      }
      start = end;
    }
  }
}
