// @ts-check
// Another spelling to offer beside what was found: a slip may by chance be a word of some paper.

import { attemptOf, doubtfulWords, nearSpellings, papersMarked, respelt } from "./attempts.js";
import { titleWordsIn } from "./candidates.js";

/** @typedef {import("./understanding.js").Attempt} Attempt */
/** @typedef {import("./filters.js").Sources} Sources */

/** With so many papers found a reader has what was asked for. */
const ENOUGH_FOUND = 3;

/**
 * Return a spelling of a rare word with which a title has all words, where hardly a paper and no
 * title has them as typed; none otherwise.
 * @param {Attempt} attempt
 * @param {Uint8Array} base
 * @param {string} growing the last word, folded, if it is still being typed
 * @param {Sources} sources
 * @returns {Promise<{word: string, by: string}[]>}
 */
export async function suggestedSpelling(attempt, base, growing, sources) {
  const { wanted, marks, found } = attempt;
  if (!found.complete || found.numbers.length >= ENOUGH_FOUND || hasTitle(attempt)) {
    return [];
  }
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

/**
 * Tell whether a title has all words.
 * @param {Attempt} attempt
 */
export function hasTitle({ found: { numbers, tallies, complete }, wanted }) {
  return complete && numbers.some((paper) => titleWordsIn(tallies[paper]) === wanted.length);
}
