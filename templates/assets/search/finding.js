// @ts-check
// Finds the papers that have what is wanted.

import { papersFound, titleWordsIn } from "./candidates.js";
import { papersHaving, termsAsked } from "./wanted.js";

/** @typedef {import("./wanted.js").Wanted} Wanted */
/** @typedef {import("./filters.js").Sources} Sources */

/** With so many papers found a reader has what was asked for. */
export const ENOUGH_FOUND = 3;

/**
 * One way to understand a question, and what it finds.
 * @typedef {{wanted: Wanted[], terms: import("./wanted.js").Terms, marks: Uint8Array[],
 *   found: import("./candidates.js").Found}} Attempt
 */

/**
 * Return what is found that way.
 * @param {Wanted[]} wanted
 * @param {Uint8Array} base
 * @param {Sources} sources
 * @returns {Promise<Attempt>}
 */
export async function attemptOf(wanted, base, { reader, papers }) {
  const decoded = await Promise.all(termsAsked(wanted).map((term) => reader.get(term)));
  const known = decoded.filter((term) => term !== null);
  const terms = new Map(known.map((term) => [term.term, term]));
  const marks = wanted.map((each) => papersHaving(each, terms, papers.count));
  return { wanted, terms, marks, found: papersFound(marks, wanted, base) };
}

/**
 * Tell whether a title has all words.
 * @param {Attempt} attempt
 */
export function hasTitle({ found: { numbers, tallies, complete }, wanted }) {
  return complete && numbers.some((paper) => titleWordsIn(tallies[paper]) === wanted.length);
}
