// @ts-check
// Other words for what hardly a paper has, and no title: a name may be written otherwise there, and a
// slip may by chance be a word of some paper.

import { doubtfulWords, nearSpellings, papersMarked, respelt, withParts } from "./attempts.js";
import { attemptOf, ENOUGH_FOUND, hasTitle } from "./finding.js";
import { withAlternatives } from "./wanted.js";

/** @typedef {import("./finding.js").Attempt} Attempt */
/** @typedef {import("./filters.js").Sources} Sources */

/** A word of more papers than this is no slip. */
const FEW_WITH_WORD = 3;

/** What may have been meant counts less than what was typed. */
const SLIP_BOOST = 0.5;

/**
 * Return what is found where names are also written otherwise, if a title has that; or else what was
 * found, and another spelling to offer.
 * @param {Attempt} attempt which found no title with all words
 * @param {import("./language.js").Parsed} parsed
 * @param {Uint8Array} base
 * @param {string} growing the last word, folded, if it is still being typed
 * @param {Sources} sources
 * @returns {Promise<{attempt: Attempt, suggested: {word: string, by: string}[]}>}
 */
export async function inOtherWords(attempt, parsed, base, growing, sources) {
  const parts = withParts(attempt.wanted, parsed, sources.stems);
  const apart = parts ? await attemptOf(parts, base, sources) : attempt;
  if (hasTitle(apart)) {
    return { attempt: apart, suggested: [] };
  }
  const isFew = attempt.found.numbers.length < ENOUGH_FOUND;
  const isRare = attempt.marks.some((each) => papersMarked(each) <= FEW_WITH_WORD);
  const other = isFew && isRare ? await otherSpelling(attempt, base, growing, sources) : null;
  return other ?? { attempt, suggested: [] };
}

/**
 * Return what is found with another spelling of a rare word beside its own, and that spelling, if a
 * title has all words with it.
 * @param {Attempt} attempt which found hardly a paper, and no title
 * @param {Uint8Array} base
 * @param {string} growing the last word, folded, if it is still being typed
 * @param {Sources} sources
 */
async function otherSpelling({ wanted, marks }, base, growing, sources) {
  const [[doubt] = []] = doubtfulWords(wanted, marks);
  if (!doubt || wanted[doubt.place].folded === growing) {
    return null;
  }
  const { place, least } = doubt;
  const { word, folded } = wanted[place];
  for (const by of await nearSpellings(folded, sources.tables, sources.start, true)) {
    const [{ terms }] = respelt(wanted, place, by, sources.stems)[place].alternatives;
    const both = withAlternatives(wanted, place, [{ terms, exact: false, boost: SLIP_BOOST }]);
    const attempt = await attemptOf(both, base, sources);
    if (papersMarked(attempt.marks[place]) >= least && hasTitle(attempt)) {
      return { attempt, suggested: [{ word, by }] };
    }
  }
  return null;
}
