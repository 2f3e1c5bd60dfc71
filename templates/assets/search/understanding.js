// @ts-check
// Finds the papers that a question wants, and understands its words less strictly as long as no paper
// has all of them.

import {
  doubtfulWords,
  nearSpellings,
  papersMarked,
  respelt,
  withGrownWord,
  withParts,
} from "./attempts.js";
import { papersFound } from "./candidates.js";
import { papersHaving, termsAsked } from "./wanted.js";
import { fold } from "./words.js";

/** @typedef {import("./wanted.js").Wanted} Wanted */
/** @typedef {import("./language.js").Parsed} Parsed */
/** @typedef {import("./filters.js").Sources} Sources */

/**
 * One way to understand a question, and what it finds.
 * @typedef {{wanted: Wanted[], terms: import("./wanted.js").Terms, marks: Uint8Array[],
 *   found: import("./candidates.js").Found}} Attempt
 */

/** With fewer papers than this, the last word is also taken for the beginning of others. */
const FEW_PAPERS = 10;

/** So many pairs of neighbours are tried as one word. */
const MOST_JOINED = 3;

/**
 * Find papers, and understand the words less strictly as long as none has all of them.
 * @param {Wanted[]} wanted
 * @param {Parsed} parsed
 * @param {Uint8Array} base
 * @param {{text: string, typing: boolean}} question
 * @param {Sources} sources
 */
export async function understood(wanted, parsed, base, { text, typing }, sources) {
  let attempt = await attemptOf(wanted, base, sources);
  const few = !attempt.found.complete || attempt.found.numbers.length < FEW_PAPERS;
  const growing = typing && few ? growingWord(parsed, text) : "";
  const grown = growing ? await withGrownWord(wanted, growing, sources.reader) : null;
  if (grown) {
    attempt = await attemptOf(grown, base, sources);
  }
  const parts = attempt.found.complete ? null : withParts(attempt.wanted, parsed, sources.stems);
  if (parts) {
    attempt = await attemptOf(parts, base, sources);
  }
  if (attempt.found.complete || !base.includes(1)) {
    return { attempt, corrected: [], missing: [] };
  }
  return correctedAttempt(attempt, base, sources);
}

/**
 * Return the last word, if it may still be growing: a plain one, or one of a field.
 * @param {Parsed} parsed
 * @param {string} text
 */
function growingWord({ growing, fields }, text) {
  const last = fields.at(-1)?.words.at(-1) ?? "";
  return growing || (last && fold(text.toLowerCase()).endsWith(last) ? last : "");
}

/**
 * @param {Wanted[]} wanted
 * @param {Uint8Array} base
 * @param {Sources} sources
 * @returns {Promise<Attempt>}
 */
async function attemptOf(wanted, base, { reader, papers }) {
  const decoded = await Promise.all(termsAsked(wanted).map((term) => reader.get(term)));
  const known = decoded.filter((term) => term !== null);
  const terms = new Map(known.map((term) => [term.term, term]));
  const marks = wanted.map((each) => papersHaving(each, terms, papers.count));
  return { wanted, terms, marks, found: papersFound(marks, wanted, base) };
}

/**
 * Try other spellings of the words that are in doubt; without success, return what was found, and
 * say which words are missing.
 * @param {Attempt} attempt
 * @param {Uint8Array} base
 * @param {Sources} sources
 */
async function correctedAttempt(attempt, base, sources) {
  const { wanted, marks } = attempt;
  /** @type {Map<number, string[]>} */
  const near = new Map();
  for (const doubts of doubtfulWords(wanted, marks)) {
    await Promise.all(
      doubts.map(async ({ place }) => {
        const { folded } = wanted[place];
        near.set(place, near.get(place) ?? (await nearSpellings(folded, sources.tables, sources.start)));
      }),
    );
    const other = await respeltAttempt(attempt, base, doubts, near, sources);
    if (other) {
      return { ...other, missing: [] };
    }
  }
  const joined = await joinedAttempt(attempt, base, sources);
  return joined ?? { attempt, corrected: [], missing: missingWords(attempt, near, sources) };
}

/**
 * Return what two neighbours find that are one word, if that is papers with all words: `pre train`.
 * @param {Attempt} attempt
 * @param {Uint8Array} base
 * @param {Sources} sources
 */
async function joinedAttempt({ wanted, marks }, base, sources) {
  const [doubts = []] = doubtfulWords(wanted, marks);
  const doubtful = new Set(doubts.map(({ place }) => place));
  const firsts = [...wanted.keys()].filter(
    (place) => place + 1 < wanted.length && (doubtful.has(place) || doubtful.has(place + 1)),
  );
  for (const place of firsts.slice(0, MOST_JOINED)) {
    const [first, second] = wanted.slice(place, place + 2);
    const by = first.folded + second.folded;
    const joined = respelt(wanted, place, by, sources.stems).toSpliced(place + 1, 1);
    const attempt = await attemptOf(joined, base, sources);
    if (attempt.found.complete) {
      const corrected = [{ word: `${first.word} ${second.word}`, by }];
      return { attempt, corrected, missing: [] };
    }
  }
  return null;
}

/**
 * Return what other spellings of all words in doubt find, if that is papers with all words.
 * @param {Attempt} attempt
 * @param {Uint8Array} base
 * @param {import("./attempts.js").Doubt[]} doubts
 * @param {Map<number, string[]>} near
 * @param {Sources} sources
 */
async function respeltAttempt({ wanted }, base, doubts, near, sources) {
  const choices = doubts
    .map(({ place, least }) => ({ place, least, near: near.get(place) ?? [] }))
    .filter((each) => each.near.length);
  const most = Math.max(0, ...choices.map((each) => each.near.length));
  for (let choice = 0; choice < most; choice += 1) {
    const chosen = choices.map((each) => ({ ...each, by: each.near[choice] ?? each.near[0] }));
    const words = chosen.reduce(
      (some, { place, by }) => respelt(some, place, by, sources.stems),
      wanted,
    );
    const attempt = await attemptOf(words, base, sources);
    const common = chosen.every(({ place, least }) => papersMarked(attempt.marks[place]) >= least);
    if (attempt.found.complete && common) {
      return { attempt, corrected: chosen.map(({ place, by }) => ({ word: wanted[place].word, by })) };
    }
  }
  return null;
}

/**
 * Return the words that no paper has, with the spellings that some have.
 * @param {Attempt} attempt
 * @param {Map<number, string[]>} near
 * @param {Sources} sources
 */
function missingWords({ wanted, marks }, near, { stems }) {
  const missing = [...wanted.keys()].filter((place) => !papersMarked(marks[place]));
  return missing.map((place) => {
    const { word, folded, fields } = wanted[place];
    return {
      word,
      near: near.get(place) ?? [],
      ...(fields.length === 1 ? { field: fields[0] } : {}),
      ...(fields.length > 1 && stems.isStopWord(folded) ? { common: true } : {}),
    };
  });
}
