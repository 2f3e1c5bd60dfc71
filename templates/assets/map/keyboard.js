// @ts-check
// The keys of the map: arrows to and through papers, Escape back, plus and minus to zoom.

import { nextPoint } from "./points.js";
import { WHOLE, panned, showing } from "./view.js";

/**
 * @typedef {import("./marker.js").Marker} Marker
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {import("./points.js").Arrow} Arrow
 * @typedef {import("./points.js").PointGrid} PointGrid
 * @typedef {import("./sight.js").Sight} Sight
 */

export const STEP = 1.6;
const ARROW = /^Arrow(?:Left|Right|Up|Down)$/;

export class Keyboard {
  /**
   * @param {{ picture: Picture, grid: PointGrid, sight: Sight, marker: Marker }} parts
   * @param {(number: number) => boolean} counts tells whether a point is wanted
   */
  constructor({ picture, grid, sight, marker }, counts) {
    this.picture = picture;
    this.grid = grid;
    this.sight = sight;
    this.marker = marker;
    this.counts = counts;
    picture.svg.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (ARROW.test(event.key)) {
      const arrow = /** @type {Arrow} */ (event.key);
      if (event.shiftKey) {
        this.#pan(arrow);
      } else {
        this.#step(arrow);
      }
    } else if (event.key === "+" || event.key === "=") {
      this.sight.zoomBy(STEP);
    } else if (event.key === "-") {
      this.sight.zoomBy(1 / STEP);
    } else if (event.key === "0") {
      this.sight.glideTo(WHOLE);
    } else if (event.key !== "Escape" || !this.#back()) {
      return;
    }
    event.preventDefault();
  }

  /** @param {Arrow} arrow */
  #pan(arrow) {
    const { size } = this.picture;
    const way = size.width / 10;
    const across = { ArrowLeft: way, ArrowRight: -way, ArrowUp: 0, ArrowDown: 0 }[arrow];
    const down = { ArrowLeft: 0, ArrowRight: 0, ArrowUp: way, ArrowDown: -way }[arrow];
    this.sight.show(panned(this.sight.view, across, down, size));
  }

  /**
   * Go on to the next paper, or into a topic: to the paper in the middle of it.
   * @param {Arrow} arrow
   */
  #step(arrow) {
    const { points, cursor } = this.picture;
    const next =
      document.activeElement === cursor
        ? nextPoint(points, this.marker.current, arrow, this.counts)
        : this.#entry();
    if (next >= 0) {
      this.goTo(next);
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
      return this.counts(number) && (point.topic === topic || point.broad === topic);
    };
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    return this.grid.nearest(middle.x, middle.y, box.width + box.height, inside);
  }

  /**
   * Lead the focus to a paper, and say its title.
   * @param {number} number
   */
  goTo(number) {
    const { points, cursor, size } = this.picture;
    this.marker.card.setAttribute("aria-live", "polite");
    this.sight.show(showing(this.sight.view, points[number], size));
    this.marker.pointAt(number, this.sight);
    cursor.focus({ preventScroll: true });
  }

  /** Return the focus from a paper to its topic; tells whether a paper was pointed at. */
  #back() {
    const topic = this.picture.points[this.marker.current]?.topic;
    if (topic === undefined) {
      return false;
    }
    this.marker.clear();
    const link = this.picture.linkOf(topic);
    if (link instanceof SVGAElement) {
      link.focus({ preventScroll: true });
    }
    return true;
  }
}
