// @ts-check
// Another spelling to offer beside what was found: a slip may by chance be a word of some paper.

import { doubtfulWords, nearSpellings, papersMarked, respelt } from "./attempts.js";
import { attemptOf, hasTitle } from "./finding.js";

/** @typedef {import("./finding.js").Attempt} Attempt */
/** @typedef {import("./filters.js").Sources} Sources */

/**
 * Return a spelling of a rare word with which a title has all words, or none.
 * @param {Attempt} attempt which found hardly a paper, and no title
 * @param {Uint8Array} base
 * @param {string} growing the last word, folded, if it is still being typed
 * @param {Sources} sources
 * @returns {Promise<{word: string, by: string}[]>}
 */
export async function suggestedSpelling(attempt, base, growing, sources) {
  const { wanted, marks } = attempt;
  const [[doubt] = []] = doubtfulWords(wanted, marks);
  if (!doubt || wanted[doubt.place].folded === growing) {
    return [];
  }
  const { word, folded } = wanted[doubt.place];
  for (const by of await nearSpellings(folded, sources.tables, sources.start, true)) {
    const other = await attemptOf(respelt(wanted, doubt.place, by, sources.stems), base, sources);
    if (papersMarked(other.marks[doubt.place]) >= doubt.least && hasTitle(other)) {
      return [{ word, by }];
    }
  }
  return [];
}
