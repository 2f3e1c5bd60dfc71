// @ts-check
// Tables that are loaded when a reader asks for them: organisations, listings, dates, discussion. Pure.

import { ascending, numbersOf } from "./packing.js";

/** Powers of two above any month's days and any year's, so that dates are numbers that sort. */
const MONTH = 32;
const YEAR = 512;

/**
 * A value of a facet and the papers that have it, ascending.
 * @typedef {{value: string, label: string, papers: Uint32Array}} FacetRow
 */

/**
 * Return the rows of the table of organisations or listings.
 * @param {[string, string, string][]} rows value, label, gaps
 * @returns {FacetRow[]}
 */
export function facetRows(rows) {
  return rows.map(([value, label, gaps]) => ({ value, label, papers: ascending(gaps) }));
}

/**
 * Return for each paper the number of the first day of its month, 0 where it is not known.
 * @param {{months: string}} part
 * @param {import("./papers-table.js").PapersTable} papers
 * @returns {Uint32Array}
 */
export function paperMonths({ months }, papers) {
  return numbersOf(months).map((month, paper) =>
    month ? papers.yearOf(paper) * YEAR + month * MONTH + 1 : 0,
  );
}

/**
 * Return for each paper the number of its day, 0 where it is not known.
 * @param {Uint32Array} months the numbers of first days
 * @param {{days: string}} part
 * @returns {Uint32Array}
 */
export function paperDates(months, { days }) {
  return numbersOf(days).map((day, paper) => (day ? months[paper] + day - 1 : 0));
}

/**
 * Return the number that a date sorts as: of its beginning, where it is a year or a month.
 * @param {string} date ISO 8601, perhaps of reduced precision
 */
export function dateNumber(date) {
  const [year, month = 1, day = 1] = date.split("-").map(Number);
  return year * YEAR + month * MONTH + day;
}

/**
 * Return how many comments each paper has.
 * @param {{papers: string, comments: string}} part
 * @param {number} count how many papers there are
 * @returns {Uint32Array}
 */
export function commentCounts({ papers, comments }, count) {
  const counts = new Uint32Array(count);
  const known = numbersOf(comments);
  ascending(papers).forEach((paper, place) => {
    counts[paper] = known[place];
  });
  return counts;
}
