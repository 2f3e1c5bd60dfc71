// @ts-check
// Finds the papers that a question wants, and understands its words less strictly as long as no paper
// has all of them.

import { attemptOf, ENOUGH_FOUND, hasTitle } from "./finding.js";
import { withGrownWord } from "./growing.js";
import { fold } from "./words.js";

/** @typedef {import("./wanted.js").Wanted} Wanted */
/** @typedef {import("./language.js").Parsed} Parsed */

/** With fewer papers than this, the last word is also taken for the beginning of others. */
const FEW_PAPERS = 10;

/** With fewer papers than this, words that may be written apart are also looked for so. */
const MANY_PAPERS = 100;

/** The commonest of what compounds.js knows, which is not here, and numbers, as in `SAM2`. */
const COMPOUND = /^(?:pre|fine|multi|cross|semi|self|zero|few|non|spatio|hyper)|\d/;

/**
 * Find papers, and understand the words less strictly as long as none has all of them.
 * @param {Wanted[]} wanted
 * @param {Parsed} parsed
 * @param {Uint8Array} base
 * @param {string} growing the last word, if it may still be growing
 * @param {import("./engine.js").SearchEngine} sources
 * @returns {Promise<import("./correcting.js").Understood
 *   & {suggested: {word: string, by: string}[]}>} `suggested` is another spelling to offer
 */
export async function understood(wanted, parsed, base, growing, sources) {
  let attempt = await attemptOf(wanted, base, sources);
  const few = !attempt.found.complete || attempt.found.numbers.length < FEW_PAPERS;
  const grown = growing && few ? await withGrownWord(wanted, growing, sources.reader) : null;
  if (grown) {
    attempt = await attemptOf(grown, base, sources);
  }
  const { complete, numbers } = attempt.found;
  const isFew = numbers.length < (hasName(parsed) ? MANY_PAPERS : ENOUGH_FOUND);
  if (complete && isFew && !hasTitle(attempt)) {
    const { inOtherWords } = await sources.more();
    const found = await inOtherWords(attempt, parsed, base, growing, sources);
    return { ...found, corrected: [], missing: [] };
  }
  if (complete) {
    return { attempt, corrected: [], missing: [], suggested: [] };
  }
  const { lessStrictly, wordsMissing } = await sources.more();
  if (!base.includes(1)) {
    // No spelling finds anything, but one may be why: of a phrase, say.
    const missing = await wordsMissing(attempt, sources);
    return { attempt, corrected: [], missing, suggested: [] };
  }
  return { ...(await lessStrictly(attempt, parsed, base, sources)), suggested: [] };
}

/**
 * Tell whether a word may be written otherwise in titles: `MultiModal`, `pretrained`.
 * @param {Parsed} parsed
 */
function hasName({ words }) {
  return words.some(({ folded, parts }) => parts.length || COMPOUND.test(folded));
}

/**
 * Return the last word, if it may still be growing: a plain one, or one of a field.
 * @param {Parsed} parsed
 * @param {string} text
 */
export function growingWord({ growing, fields }, text) {
  const last = fields.at(-1)?.words.at(-1) ?? "";
  return growing || (last && fold(text.toLowerCase()).endsWith(last) ? last : "");
}
