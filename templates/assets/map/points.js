// @ts-check
// Finds points of the map: the nearest to a place, the next in a direction. Pure.

/**
 * @typedef {{ x: number, y: number, topic: string, broad: string }} Point
 * @typedef {"ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown"} Arrow
 */

const CELL = 20;

/** Points by the squares of a grid, so that few are looked at. */
export class PointGrid {
  /** @param {Point[]} points */
  constructor(points) {
    this.points = points;
    /** @type {Map<string, number[]>} */
    this.cells = new Map();
    points.forEach((point, number) => {
      const key = cellOf(point.x, point.y);
      const cell = this.cells.get(key);
      if (cell) {
        cell.push(number);
      } else {
        this.cells.set(key, [number]);
      }
    });
  }

  /**
   * Return the number of the nearest point that counts, or -1 if there is none so near.
   * @param {number} x
   * @param {number} y
   * @param {number} reach
   * @param {(number: number) => boolean} counts
   */
  nearest(x, y, reach, counts) {
    let best = -1;
    let least = reach * reach;
    for (let across = x - reach; across < x + reach + CELL; across += CELL) {
      for (let down = y - reach; down < y + reach + CELL; down += CELL) {
        for (const number of this.cells.get(cellOf(across, down)) ?? []) {
          const point = this.points[number];
          const square = (point.x - x) ** 2 + (point.y - y) ** 2;
          if (square < least && counts(number)) {
            least = square;
            best = number;
          }
        }
      }
    }
    return best;
  }
}

/**
 * @param {number} x
 * @param {number} y
 */
function cellOf(x, y) {
  return `${Math.floor(x / CELL)},${Math.floor(y / CELL)}`;
}

/**
 * Return the number of the point that comes next in the direction of an arrow key, or -1.
 *
 * What lies straight ahead wins over what is a little nearer but to the side.
 * @param {Point[]} points
 * @param {number} from
 * @param {Arrow} arrow
 * @param {(number: number) => boolean} counts
 */
export function nextPoint(points, from, arrow, counts) {
  const here = points[from];
  const sign = arrow === "ArrowLeft" || arrow === "ArrowUp" ? -1 : 1;
  const level = arrow === "ArrowLeft" || arrow === "ArrowRight";
  let best = -1;
  let least = Infinity;
  points.forEach((point, number) => {
    const ahead = sign * (level ? point.x - here.x : point.y - here.y);
    const aside = Math.abs(level ? point.y - here.y : point.x - here.x);
    const cost = ahead + 2 * aside;
    if (number !== from && ahead > 0 && aside <= 2 * ahead && cost < least && counts(number)) {
      best = number;
      least = cost;
    }
  });
  return best;
}

/**
 * Return the places that path data made of dots names, such as "M1 2h0M3.5 4h0".
 * @param {string} data
 */
export function placesOf(data) {
  return [...data.matchAll(/M(-?[\d.]+) (-?[\d.]+)h0/g)].map(([, x, y]) => ({ x: +x, y: +y }));
}

/**
 * Return path data that draws dots.
 * @param {{ x: number, y: number }[]} places
 */
export function dotsAt(places) {
  return places.map(({ x, y }) => `M${x} ${y}h0`).join("");
}
