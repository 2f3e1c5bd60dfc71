// @ts-check
// Wheel, mouse and fingers on the map: what they ask for, in the map's units.

/**
 * @typedef {{ x: number, y: number }} Place
 * @typedef {object} Wishes
 * @property {(factor: number, place: Place) => boolean} zoom tells whether anything changed
 * @property {(x: number, y: number) => void} pan
 * @property {(place: Place, event: PointerEvent) => void} point
 * @property {(place: Place, event: MouseEvent, touched: boolean) => void} press
 * @property {() => void} leave
 */

const STILL = 5;
const SCROLL_REST_MS = 300;

export class Gestures {
  /**
   * @param {SVGSVGElement} svg
   * @param {HTMLElement} frame
   * @param {Wishes} wishes
   */
  constructor(svg, frame, wishes) {
    this.svg = svg;
    this.frame = frame;
    this.wishes = wishes;
    /** @type {Map<number, Place>} */
    this.fingers = new Map();
    this.travelled = 0;
    this.touched = false;
    this.scrolled = -Infinity;
    this.#listen();
  }

  #listen() {
    addEventListener("scroll", () => (this.scrolled = performance.now()), { passive: true });
    this.svg.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.svg.addEventListener("pointerdown", (event) => this.#down(event));
    this.svg.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
      addEventListener(end, (event) => this.#up(event));
    }
    this.svg.addEventListener("pointerleave", () => this.wishes.leave());
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
    this.svg.addEventListener("click", (event) => this.#click(event), { capture: true });
  }

  /**
   * Return where on the picture an event is.
   * @param {{ clientX: number, clientY: number }} event
   * @returns {Place}
   */
  placeOf(event) {
    const box = this.svg.getBoundingClientRect();
    const unit = this.svg.viewBox.baseVal.width / box.width;
    return { x: (event.clientX - box.left) * unit, y: (event.clientY - box.top) * unit };
  }

  /**
   * Zoom, unless the page is being scrolled past the map or the map is already as it should be.
   * @param {WheelEvent} event
   */
  #wheel(event) {
    const passing = performance.now() - this.scrolled < SCROLL_REST_MS;
    if (passing && !event.ctrlKey) {
      return;
    }
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const strength = event.ctrlKey ? 0.01 : 0.002;
    const factor = Math.exp(-event.deltaY * pixels * strength);
    if (this.wishes.zoom(factor, this.placeOf(event)) || event.ctrlKey) {
      event.preventDefault();
    }
  }

  /** @param {PointerEvent} event */
  #down(event) {
    this.touched = event.pointerType !== "mouse";
    if (event.button === 0) {
      this.fingers.set(event.pointerId, this.placeOf(event));
      this.travelled = this.fingers.size > 1 ? Infinity : 0;
    }
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const place = this.placeOf(event);
    const before = this.fingers.get(event.pointerId);
    if (!before) {
      this.wishes.point(place, event);
      return;
    }
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, place);
    this.travelled += Math.hypot(event.movementX, event.movementY);
    if (other) {
      this.#pinch(before, place, other);
    } else if (this.travelled > STILL) {
      this.frame.toggleAttribute("data-dragged", true);
      this.wishes.pan(place.x - before.x, place.y - before.y);
    }
  }

  /**
   * @param {Place} before
   * @param {Place} now
   * @param {Place} other the finger that rests
   */
  #pinch(before, now, other) {
    const gap = (/** @type {Place} */ p) => Math.max(Math.hypot(p.x - other.x, p.y - other.y), 1);
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    this.wishes.zoom(gap(now) / gap(before), middle);
    this.wishes.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    this.fingers.delete(event.pointerId);
    this.frame.toggleAttribute("data-dragged", false);
  }

  /**
   * Let a press lead on only if it was none of a drag.
   * @param {MouseEvent} event
   */
  #click(event) {
    if (this.travelled > STILL && event.detail > 0) {
      event.preventDefault();
      event.stopPropagation();
      this.travelled = 0;
    } else if (event.detail > 0) {
      this.wishes.press(this.placeOf(event), event, this.touched);
    }
  }
}
