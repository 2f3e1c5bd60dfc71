// @ts-check
// What a reader asked for, in the query of the page's address, so that it can be shared. Pure.

import { WHOLE, kept } from "./view.js";

/**
 * @typedef {import("./view.js").View} View
 * @typedef {import("./view.js").Size} Size
 * @typedef {object} Asked
 * @property {string} topic its slug, or empty
 * @property {string} from a day, ISO, or empty
 * @property {string} to
 * @property {View | undefined} view nothing where it follows from the topic
 */

const DAY = /^\d{4}-\d\d-\d\d$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Return what a query asks for; what cannot be read counts as left out.
 * @param {string} query such as "?topic=bees&x=500&y=420&zoom=3"
 * @param {Size} size of the map
 * @returns {Asked}
 */
export function askedIn(query, size) {
  const found = new URLSearchParams(query);
  const day = (/** @type {string} */ name) => {
    const value = found.get(name) ?? "";
    return DAY.test(value) ? value : "";
  };
  return {
    topic: found.get("topic") ?? "",
    from: day("from"),
    to: day("to"),
    view: viewIn(found, size),
  };
}

/**
 * Return an address with what is asked for; whatever else it says stays.
 * @param {string} address
 * @param {Asked} asked
 * @param {Size} size of the map
 */
export function addressWith(address, { topic, from, to, view }, size) {
  const url = new URL(address);
  const values = { topic, from, to, ...(view ? placeOf(view, size) : { x: "", y: "", zoom: "" }) };
  for (const [name, value] of Object.entries(values)) {
    if (value) {
      url.searchParams.set(name, value);
    } else {
      url.searchParams.delete(name);
    }
  }
  return url.href;
}

/**
 * Tell whether an address would say the same of two views.
 * @param {View} one
 * @param {View} other
 * @param {Size} size of the map
 */
export function sameView(one, other, size) {
  const [here, there] = [placeOf(one, size), placeOf(other, size)];
  return here.x === there.x && here.y === there.y && here.zoom === there.zoom;
}

/**
 * Return the place in the middle of a view, which is the same in windows of any size, and its zoom.
 * @param {View} view
 * @param {Size} size
 */
function placeOf({ zoom, x, y }, size) {
  const rounded = (/** @type {number} */ value, /** @type {number} */ digits) =>
    String(Number(value.toFixed(digits)));
  return {
    x: rounded((size.width / 2 - x) / zoom, 1),
    y: rounded((size.height / 2 - y) / zoom, 1),
    zoom: rounded(zoom, 2),
  };
}

/**
 * @param {URLSearchParams} found
 * @param {Size} size
 * @returns {View | undefined}
 */
function viewIn(found, size) {
  const [x, y, zoom] = ["x", "y", "zoom"].map((name) => {
    const value = found.get(name) ?? "";
    return NUMBER.test(value) ? Number(value) : NaN;
  });
  if (!Number.isFinite(x + y + zoom)) {
    return undefined;
  }
  const seen = Math.max(zoom, WHOLE.zoom);
  return kept({ zoom: seen, x: size.width / 2 - x * seen, y: size.height / 2 - y * seen }, size);
}
