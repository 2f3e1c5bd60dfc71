// @ts-check
// Which papers a reader asked for, by topic and by date. Pure.

/**
 * @typedef {import("./points.js").Point} Point
 * @typedef {{ topic: string, from: string, to: string }} Wanted the days ISO; empty: any
 */

/**
 * Tell for each point whether it is wanted.
 *
 * A paper whose day is not known is wanted as long as no day is asked for.
 * @param {Point[]} points
 * @param {string[]} days ISO, perhaps only the month or year, in the order of the points; empty as long as they are not loaded
 * @param {Wanted} wanted
 */
export function wantedPoints(points, days, { topic, from, to }) {
  return points.map((point, number) => {
    const day = wholeDay(days[number] ?? "");
    const inTopic = !topic || point.topic === topic || point.broad === topic;
    return inTopic && (!from || (day !== "" && day >= from)) && (!to || (day !== "" && day <= to));
  });
}

/**
 * Return the first day of what may be a month or a year.
 * @param {string} date ISO, or empty
 */
export function wholeDay(date) {
  return date && `${date}-01-01`.slice(0, 10);
}

/**
 * Return what the filters leave, for people.
 * @param {number} shown how many papers
 * @param {number} all
 * @param {Wanted} wanted
 */
export function statusText(shown, all, { from, to }) {
  const reversed = from && to && from > to;
  return reversed
    ? "The first day is after the last one, so no paper is shown."
    : countText(shown, all);
}

/**
 * Return how many papers are shown, for people.
 * @param {number} shown
 * @param {number} all
 */
export function countText(shown, all) {
  const papers = `${all.toLocaleString("en")} ${all === 1 ? "paper" : "papers"}`;
  return shown === all ? papers : `${shown.toLocaleString("en")} of ${papers}`;
}
