// @ts-check
// Tells what is written in Lunr's own language from plain words, which titles are full of. Pure.

import { fold } from "./words.js";

/** More edits cost Lunr seconds and find everything. */
const MOST_EDITS = 2;
const MOST_WILDCARDS = 2;

/** `wor*`, `wo*d`, `*ing`, but neither the A* of search nor RRT* nor LaCAM*. */
const WILDCARD = /^(?=.*[\p{L}\p{N}]\*?[\p{L}\p{N}])[\p{L}\p{N}*]*\*[\p{L}\p{N}*]*$/u;
const CAPITALS = /^\p{Lu}[\p{Lu}\p{N}]*\*|.\p{Lu}/u;
/** Of longer words Lunr would make gigabytes of spellings. */
const FUZZY = /^([\p{Ll}\p{N}]{3,40})~(\d)$/u;
const BOOSTED = /^([\p{Ll}\p{N}]{3,})\^(\d{1,2})$/u;

/**
 * Return a piece as a clause of Lunr's language, costly ones tamed; the empty string if it is none.
 * @param {string} piece
 */
export function lunrClause(piece) {
  const [, sign, bare] = /^([+-]?)(.*)$/su.exec(piece) ?? ["", "", ""];
  const fuzzy = FUZZY.exec(bare);
  if (fuzzy) {
    return `${sign}${fold(fuzzy[1])}~${Math.min(Number(fuzzy[2]), MOST_EDITS)}`;
  }
  const boosted = BOOSTED.exec(bare);
  if (boosted) {
    return `${sign}${fold(boosted[1])}^${boosted[2]}`;
  }
  return WILDCARD.test(bare) && !CAPITALS.test(bare) ? sign + tamedWildcards(bare) : "";
}

/** @param {string} word */
function tamedWildcards(word) {
  let wildcards = 0;
  return fold(word.toLowerCase())
    .replace(/\*+/g, "*")
    .replace(/\*/g, () => ((wildcards += 1) > MOST_WILDCARDS ? "" : "*"));
}
