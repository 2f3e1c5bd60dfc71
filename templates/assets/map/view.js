// @ts-check
// Which part of the map is seen: how large (zoom) and moved by how much (x, y, in the map's units).
// Pure: a view goes in, another one comes out. A place p of the map is drawn at p * zoom + (x, y).

/**
 * @typedef {{ zoom: number, x: number, y: number }} View
 * @typedef {{ width: number, height: number }} Size
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 */

export const CLOSEST = 24;

/** @type {View} */
export const WHOLE = { zoom: 1, x: 0, y: 0 };

/**
 * Return the nearest view that shows nothing but the map.
 * @param {View} view
 * @param {Size} size of the map
 * @returns {View}
 */
export function kept(view, size) {
  const zoom = Math.min(Math.max(view.zoom, 1), CLOSEST);
  return {
    zoom,
    x: Math.min(0, Math.max(size.width * (1 - zoom), view.x)),
    y: Math.min(0, Math.max(size.height * (1 - zoom), view.y)),
  };
}

/**
 * Zoom by a factor; what is drawn at a place stays there as far as the edges allow.
 * @param {View} view
 * @param {number} factor
 * @param {{ x: number, y: number }} place where it is drawn
 * @param {Size} size
 */
export function zoomed(view, factor, place, size) {
  const zoom = Math.min(Math.max(view.zoom * factor, 1), CLOSEST);
  const real = zoom / view.zoom;
  return kept(
    { zoom, x: place.x - (place.x - view.x) * real, y: place.y - (place.y - view.y) * real },
    size,
  );
}

/**
 * @param {View} view
 * @param {number} x
 * @param {number} y
 * @param {Size} size
 */
export function panned(view, x, y, size) {
  return kept({ zoom: view.zoom, x: view.x + x, y: view.y + y }, size);
}

/**
 * Return the view in which a part of the map has most of the picture.
 * @param {Box} box
 * @param {Size} size
 */
export function fitted(box, size) {
  const zoom = Math.min(
    CLOSEST,
    (0.8 * size.width) / Math.max(box.right - box.left, 1),
    (0.8 * size.height) / Math.max(box.bottom - box.top, 1),
  );
  return kept(
    {
      zoom,
      x: size.width / 2 - (zoom * (box.left + box.right)) / 2,
      y: size.height / 2 - (zoom * (box.top + box.bottom)) / 2,
    },
    size,
  );
}

/**
 * Return the view moved just so far that a place of the map is seen, well inside the edges.
 * @param {View} view
 * @param {{ x: number, y: number }} place
 * @param {Size} size
 */
export function showing(view, place, size) {
  const edge = 0.12;
  const at = { x: place.x * view.zoom + view.x, y: place.y * view.zoom + view.y };
  const into = (/** @type {number} */ value, /** @type {number} */ most) =>
    Math.min(Math.max(value, edge * most), (1 - edge) * most) - value;
  return panned(view, into(at.x, size.width), into(at.y, size.height), size);
}

/**
 * Return the view on the way from one to another.
 * @param {View} from
 * @param {View} to
 * @param {number} share from 0 to 1
 * @returns {View}
 */
export function between(from, to, share) {
  const eased = share * (2 - share);
  const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * eased;
  return { zoom: mix(from.zoom, to.zoom), x: mix(from.x, to.x), y: mix(from.y, to.y) };
}
