// @ts-check
// The view that the drawing shows now, and the ways to another one.

import { WHOLE, between, zoomed } from "./view.js";

/**
 * @typedef {import("./view.js").View} View
 * @typedef {import("./picture.js").Picture} Picture
 */

const GLIDE_MS = 260;

export class Sight {
  /**
   * @param {Picture} picture
   * @param {HTMLElement} frame
   * @param {() => void} changed what else is to be done after each change
   */
  constructor(picture, frame, changed) {
    this.picture = picture;
    this.frame = frame;
    this.changed = changed;
    this.view = WHOLE;
    this.glide = 0;
  }

  /**
   * Show a view; tells whether it is another one than before.
   * @param {View} view
   */
  show(view) {
    const before = this.view;
    this.view = view;
    this.picture.show(view);
    this.frame.toggleAttribute("data-zoomed", view.zoom > 1);
    this.changed();
    return view.zoom !== before.zoom || view.x !== before.x || view.y !== before.y;
  }

  /**
   * Move to a view, at once for readers who want no motion.
   * @param {View} target
   */
  glideTo(target) {
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

  /**
   * Zoom towards the middle of the picture.
   * @param {number} factor
   */
  zoomBy(factor) {
    const { size } = this.picture;
    const middle = { x: size.width / 2, y: size.height / 2 };
    this.glideTo(zoomed(this.view, factor, middle, size));
  }

  /** Return how many units of the picture a CSS pixel is. */
  unit() {
    return this.picture.size.width / Math.max(this.picture.svg.clientWidth, 1);
  }
}
