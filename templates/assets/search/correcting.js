// @ts-check
// Understands words less strictly where no paper has all of them: as parts of a name, as another
// spelling, as one word with their neighbour.

import { doubtfulWords, nearSpellings, papersMarked, respelt, spellingsInTurn, withParts } from "./attempts.js";
import { attemptOf, hasTitle } from "./finding.js";
import { withGrownWord } from "./growing.js";
import { fold } from "./words.js";

/** @typedef {import("./finding.js").Attempt} Attempt */
/** @typedef {import("./wanted.js").Wanted} Wanted */
/** @typedef {import("./language.js").Parsed} Parsed */
/** @typedef {import("./filters.js").Sources} Sources */

/**
 * What is found; what was searched for instead of what was typed; and words that no paper has.
 * @typedef {{attempt: Attempt, corrected: {word: string, by: string}[],
 *   missing: {word: string, near: string[], field?: string, common?: boolean}[]}} Understood
 */

/** The first letters of shorter words are too much of a guess, even where a title says so. */
const SHORTEST_FAR = 4;

/** So many pairs of neighbours are tried as one word. */
const MOST_JOINED = 3;

/**
 * Find papers by understanding words less strictly, step by step, until some have all of them.
 * @param {Attempt} attempt that found none
 * @param {Parsed} parsed
 * @param {Uint8Array} base
 * @param {Sources} sources
 * @returns {Promise<Understood>}
 */
export async function lessStrictly(attempt, parsed, base, sources) {
  const parts = withParts(attempt.wanted, parsed, sources.stems);
  const apart = parts ? await attemptOf(parts, base, sources) : attempt;
  if (apart.found.complete) {
    return { attempt: apart, corrected: [], missing: [] };
  }
  const corrected = await correctedAttempt(apart, base, sources);
  if (corrected.attempt.found.complete) {
    return corrected;
  }
  const begun = await begunAttempt(corrected, parsed, base, sources);
  return begun ?? (await begunBesideSlips(apart, corrected.missing, base, sources)) ?? corrected;
}

/**
 * Return what is found where the last of several words that no paper has is taken for the beginning
 * of others, and the others for slips, if that is papers with all words: what somebody saw who did
 * not type to the end is found again by its address.
 * @param {Attempt} attempt
 * @param {Understood["missing"]} missing
 * @param {Uint8Array} base
 * @param {Sources} sources
 * @returns {Promise<Understood | null>}
 */
async function begunBesideSlips({ wanted }, missing, base, sources) {
  const last = missing.at(-1);
  if (missing.length < 2 || !last) {
    return null;
  }
  const grown = await withGrownWord(wanted, fold(last.word.toLowerCase()), sources.reader);
  const corrected = grown && (await correctedAttempt(await attemptOf(grown, base, sources), base, sources));
  return corrected?.attempt.found.complete
    ? { ...corrected, missing: [...corrected.missing, last] }
    : null;
}

/**
 * Return what is found where the last word, or one that no paper has, is taken for the beginning of
 * others, if that is papers with all words.
 * @param {Understood} understood
 * @param {Parsed} parsed
 * @param {Uint8Array} base
 * @param {Sources} sources
 */
async function begunAttempt({ attempt: { wanted }, missing }, parsed, base, sources) {
  const [first] = missing;
  const begun = first ? fold(first.word.toLowerCase()) : parsed.growing;
  const grown = begun ? await withGrownWord(wanted, begun, sources.reader) : null;
  const attempt = grown ? await attemptOf(grown, base, sources) : null;
  return attempt?.found.complete ? { attempt, corrected: [], missing } : null;
}

/**
 * Try other spellings of the words that are in doubt; without success, return what was found, and
 * say which words are missing.
 * @param {Attempt} attempt
 * @param {Uint8Array} base
 * @param {Sources} sources
 * @returns {Promise<Understood>}
 */
async function correctedAttempt(attempt, base, sources) {
  const { wanted, marks } = attempt;
  /** @type {Map<number, string[]>} */
  const near = new Map();
  for (const doubts of doubtfulWords(wanted, marks)) {
    await Promise.all(
      doubts.map(async ({ place }) => {
        const { folded } = wanted[place];
        const known = papersMarked(marks[place]) > 0;
        const spellings = () => nearSpellings(folded, sources.tables, sources.start, known);
        near.set(place, near.get(place) ?? (await spellings()));
      }),
    );
    const first = await respeltAttempt(attempt, base, doubts, near, sources);
    const other = await fartherAttempt(attempt, base, doubts, first, sources);
    if (other) {
      // A word that was wanted in one field may well stand in another.
      const anywhere = new Set(wanted.filter(({ fields }) => fields.length > 1).map(({ word }) => word));
      const missing = missingWords(attempt, near).filter(({ word }) => anywhere.has(word));
      return { ...other, missing };
    }
  }
  const joined = await joinedAttempt(attempt, base, sources);
  return joined ?? { attempt, corrected: [], missing: missingWords(attempt, near) };
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
 * Return what other spellings of all words in doubt find, if that is papers with all words: the
 * first with which a title has them, or else the first.
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
  let best = null;
  for (let choice = 0; choice < most; choice += 1) {
    const chosen = choices.map((each) => ({ ...each, by: each.near[choice] ?? each.near[0] }));
    const words = chosen.reduce(
      (some, { place, by }) => respelt(some, place, by, sources.stems),
      wanted,
    );
    const attempt = await attemptOf(words, base, sources);
    const common = chosen.every(({ place, least }) => papersMarked(attempt.marks[place]) >= least);
    if (attempt.found.complete && common) {
      const corrected = chosen.map(({ place, by }) => ({ word: wanted[place].word, by }));
      best ??= { attempt, corrected };
      if (hasTitle(attempt)) {
        return { attempt, corrected };
      }
    }
  }
  return best;
}

/**
 * Return what spellings find that are farther off, where those at hand find no title with all words
 * and a title has them; otherwise what those at hand found.
 * @param {Attempt} attempt
 * @param {Uint8Array} base
 * @param {import("./attempts.js").Doubt[]} doubts
 * @param {{attempt: Attempt, corrected: {word: string, by: string}[]} | null} first
 * @param {Sources} sources
 */
async function fartherAttempt({ wanted, marks }, base, [{ place }, more], first, sources) {
  if (more || papersMarked(marks[place]) || (first && hasTitle(first.attempt))) {
    return first;
  }
  const { word, folded } = wanted[place];
  for await (const near of spellingsInTurn(folded, sources.tables, sources.start, folded.length < SHORTEST_FAR)) {
    for (const by of near) {
      const attempt = await attemptOf(respelt(wanted, place, by, sources.stems), base, sources);
      if (hasTitle(attempt)) {
        return { attempt, corrected: [{ word, by }] };
      }
      first ??= attempt.found.complete ? { attempt, corrected: [{ word, by }] } : null;
    }
  }
  return first;
}

/**
 * Return the words that no paper has, with the spellings that some have, without looking for those.
 * @param {Attempt} attempt
 * @param {Sources} sources
 */
export async function wordsMissing(attempt, { tables, start }) {
  const { wanted, marks } = attempt;
  const [doubts = []] = doubtfulWords(wanted, marks);
  const places = doubts.map(({ place }) => place).filter((place) => !papersMarked(marks[place]));
  const near = await Promise.all(
    places.map((place) => nearSpellings(wanted[place].folded, tables, start, false)),
  );
  return missingWords(attempt, new Map(places.map((place, nth) => [place, near[nth]])));
}

/**
 * Return the words that no paper has, with the spellings that some have.
 * @param {Attempt} attempt
 * @param {Map<number, string[]>} near
 */
function missingWords({ wanted, marks }, near) {
  const alone = wanted.length === 1;
  const missing = [...wanted.keys()].filter(
    (place) => (alone || !wanted[place].common) && !papersMarked(marks[place]),
  );
  return missing.map((place) => {
    const { word, fields, common } = wanted[place];
    return {
      word,
      near: near.get(place) ?? [],
      ...(fields.length === 1 ? { field: fields[0] } : {}),
      ...(common ? { common } : {}),
    };
  });
}
