// @ts-check
// Which names of topics there is room for at a zoom: they keep their size on the screen. Pure.

/**
 * @typedef {object} Name
 * @property {number} x where its middle is, in the map's units
 * @property {number} y
 * @property {number} width of the text on the whole map
 * @property {number} height
 * @property {number} room how wide its region is
 * @property {boolean} first whether it is shown on the whole map
 */

/**
 * Tell for each name whether it is shown; earlier ones go first, none touches another.
 * @param {Name[]} names
 * @param {number} zoom
 */
export function shownNames(names, zoom) {
  if (zoom <= 1) {
    return names.map((name) => name.first);
  }
  /** @type {Name[]} */
  const taken = [];
  const shown = new Map();
  for (const name of [...names.filter((n) => n.first), ...names.filter((n) => !n.first)]) {
    const fits = name.first || name.width / zoom <= name.room * 1.1;
    const free = taken.every((other) => !touch(name, other, zoom));
    if (fits && free) {
      taken.push(name);
    }
    shown.set(name, fits && free);
  }
  return names.map((name) => shown.get(name) === true);
}

/**
 * @param {Name} one
 * @param {Name} other
 * @param {number} zoom
 */
function touch(one, other, zoom) {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 / zoom &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2 / zoom
  );
}
