// @ts-check
// Tables that are loaded when a reader asks for them: organisations, listings, dates, discussion. Pure.

import { ascending, numbersOf } from "./packing.js";

/** More than any day of a year, so that year and day make one number that sorts. */
const DAYS = 512;
const DAY = 86_400_000;

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
 * Return for each paper a number that sorts as its date does, 0 where it is not known.
 * @param {{dates: string}} part
 * @param {import("./papers-table.js").PapersTable} papers
 * @returns {Uint32Array}
 */
export function paperDates({ dates }, papers) {
  const days = numbersOf(dates);
  return days.map((day, paper) => (day ? papers.yearOf(paper) * DAYS + day : 0));
}

/**
 * Return the number that a date sorts as: of its beginning, where it is a year or a month.
 * @param {string} date ISO 8601, perhaps of reduced precision
 */
export function dateNumber(date) {
  const [year, month = 1, day = 1] = date.split("-").map(Number);
  const ofYear = (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / DAY + 1;
  return year * DAYS + ofYear;
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
