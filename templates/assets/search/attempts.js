// @ts-check
// The ways to understand words that find nothing as they stand: as the parts of a name, as
// another spelling. Pure, but for the parts it asks for.

import { writtenApart } from "./compounds.js";
import {
  corrections,
  initialsAfterSplit,
  initialsBeside,
  initialsMeant,
  isCorrectable,
} from "./spelling.js";
import { camelParts, queryWords } from "./words.js";
import { wantedWord, withAlternatives } from "./wanted.js";

/** @typedef {import("./wanted.js").Wanted} Wanted */
/** @typedef {import("./language.js").Parsed} Parsed */

/**
 * A word that may be misspelt, and how many papers another spelling must have.
 * @typedef {{place: number, least: number}} Doubt
 */

const PARTS_BOOST = 0.5;
const MOST_NEAR = 3;
const MOST_INITIALS = 5;

/** The nearest spelling of a word that some papers have must be this much more common. */
const MUCH_COMMONER = 10;

/** A word of no more papers than this, or than one in so many, may be a slip in each of them. */
const FEW_WITH_SLIP = 3;
const PAPERS_TO_A_SLIP = 5000;
const MOST_RESPELT = 3;

/**
 * Return what is wanted with the parts of names for the names; null where nothing has parts.
 * @param {Wanted[]} wanted
 * @param {Parsed} parsed
 * @param {import("./stems.js").Stems} stems
 * @returns {Wanted[] | null}
 */
export function withParts(wanted, parsed, stems) {
  const partsOf = new Map(
    parsed.words.map(({ word, folded, parts = camelParts(word) }) => [folded, parts]),
  );
  let result = wanted;
  for (const [place, { folded }] of wanted.entries()) {
    const parts = partsOf.get(folded) ?? [];
    const apart = parts.length ? parts : writtenApart(folded);
    const telling = apart.filter((part) => !stems.isStopWord(part));
    if (telling.length) {
      const terms = telling.map((part) => stems.of(part));
      result = withAlternatives(result, place, [{ terms, exact: false, boost: PARTS_BOOST }]);
    }
  }
  return result === wanted ? null : result;
}

/**
 * Return the spellings of a word that papers have, the best first.
 * @param {string} word folded
 * @param {import("./search-tables.js").SearchTables} tables
 * @param {{words: string}} start
 * @param {boolean} known whether some papers have the word: then its first letter is hardly wrong
 * @returns {Promise<string[]>}
 */
export async function nearSpellings(word, tables, start, known) {
  if (!isCorrectable(word)) {
    return [];
  }
  const [first, ...others] = initialsMeant(word);
  /** @type {import("./spelling.js").SpellingPart[]} */
  const parts = [];
  /** @type {Set<string>} */
  const asked = new Set();
  const look = async (/** @type {string[]} */ initials, /** @type {number} */ slips) => {
    const more = initials.filter((each) => start.words.includes(each) && !asked.has(each));
    const few = [...new Set(more)].slice(0, MOST_INITIALS - asked.size);
    few.forEach((each) => asked.add(each));
    parts.push(...(await Promise.all(few.map((each) => tables.words(each)))));
    return corrections(word, parts, slips).slice(0, MOST_NEAR);
  };
  let near = await look(first ? [first] : [], 1);
  if (!near.length) {
    near = await look([...others, ...initialsAfterSplit(word, parts)], 2);
  }
  return near.length || known ? near : look(initialsBeside(word), 2);
}

/**
 * Return the words to spell otherwise, in the order in which to try: those that no paper has; with
 * them the rarest of the others; and then others that so few have that they may be slips too.
 * @param {Wanted[]} wanted
 * @param {Uint8Array[]} marks
 * @returns {Doubt[][]}
 */
export function doubtfulWords(wanted, marks) {
  const counts = marks.map(papersMarked);
  const plain = [...wanted.keys()].filter((place) => isPlain(wanted[place]));
  const missing = plain.filter((place) => !counts[place]).map((place) => ({ place, least: 1 }));
  const doubts = missing.length ? [missing] : [];
  const slips = Math.max(FEW_WITH_SLIP, (marks[0]?.length ?? 0) / PAPERS_TO_A_SLIP);
  const rarest = plain
    .filter((place) => counts[place])
    .sort((a, b) => counts[a] - counts[b] || a - b)
    .filter((place, rank) => rank === 0 || counts[place] <= slips)
    .slice(0, MOST_RESPELT);
  for (const place of rarest) {
    doubts.push([...(doubts.at(-1) ?? []), { place, least: MUCH_COMMONER * counts[place] }]);
  }
  return doubts;
}

/**
 * Return how many papers have a word.
 * @param {Uint8Array} marks
 */
export function papersMarked(marks) {
  let count = 0;
  for (let paper = 0; paper < marks.length; paper += 1) {
    count += marks[paper] ? 1 : 0;
  }
  return count;
}

/** @param {Wanted} wanted */
function isPlain({ fields, common }) {
  return !common && (fields.length > 1 || fields[0] === "title" || fields[0] === "abstract");
}

/**
 * Return what is wanted with another spelling in the place of a word.
 * @param {Wanted[]} wanted
 * @param {number} place
 * @param {string} spelling one word or several
 * @param {import("./stems.js").Stems} stems
 */
export function respelt(wanted, place, spelling, stems) {
  const terms = queryWords(spelling).map((word) => stems.of(word));
  const { fields, strict, boost } = wanted[place];
  return wanted.with(place, wantedWord(spelling, spelling, terms, { fields, strict, boost }));
}
