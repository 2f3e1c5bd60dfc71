// @ts-check
// Finds the papers that a question wants, and understands its words less strictly as long as no paper
// has all of them.

import { attemptOf, hasTitle } from "./finding.js";
import { withGrownWord } from "./growing.js";
import { fold } from "./words.js";

/** @typedef {import("./wanted.js").Wanted} Wanted */
/** @typedef {import("./language.js").Parsed} Parsed */

/** With fewer papers than this, the last word is also taken for the beginning of others. */
const FEW_PAPERS = 10;

/** With so many papers found a reader has what was asked for; a word of so many is no slip. */
const ENOUGH_FOUND = 3;

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
  if (complete && numbers.length < ENOUGH_FOUND && !hasTitle(attempt) && hasRareWord(attempt)) {
    const { suggestedSpelling } = await sources.more();
    const suggested = await suggestedSpelling(attempt, base, growing, sources);
    return { attempt, corrected: [], missing: [], suggested };
  }
  if (complete || !base.includes(1)) {
    return { attempt, corrected: [], missing: [], suggested: [] };
  }
  const { lessStrictly } = await sources.more();
  return { ...(await lessStrictly(attempt, parsed, base, sources)), suggested: [] };
}

/** @param {import("./finding.js").Attempt} attempt */
function hasRareWord({ marks }) {
  return marks.some((each) => each.reduce((sum, mark) => sum + Math.sign(mark), 0) <= ENOUGH_FOUND);
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
