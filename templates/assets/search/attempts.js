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
  wordsApart,
} from "./spelling.js";
import { ShardTable } from "./shards.js";
import { queryWords } from "./words.js";
import { wantedWord, withAlternatives } from "./wanted.js";

/** @typedef {import("./wanted.js").Wanted} Wanted */
/** @typedef {import("./language.js").Parsed} Parsed */

/**
 * A word that may be misspelt, and how many papers another spelling must have.
 * @typedef {{place: number, least: number}} Doubt
 */

const PARTS_BOOST = 0.5;
const NAME = /^\p{L}+$/u;
const NUMBER = /^\d/;

/** `AI` and `Driven`, `NTIRE` and `2025`, `gpt` and `3.5`. */
const PIECES_OF_NAME = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+(?:\.\d+)*/gu;

/** One letter with others of the other case is a slip: `lDiffusion`, `oMdels`. */
const LETTER = /^\p{L}$/u;

/** An arXiv id that lost its dot. */
const UNDOTTED_ID = /^(\d{4})(\d{4,5})$/;
const MOST_NEAR = 3;
const MOST_INITIALS = 4;

/** The letters, those first with which most words begin. */
const LETTERS_FIRST = "scpdarmtifebghulnvowkqjyzx";
const MOST_INSTEAD = 16;

/** The first letters of shorter words are too much of a guess, unless a title says so. */
const SHORTEST_WITH_OTHER_FIRST = 5;

/** The nearest spelling of a word that some papers have must be this much more common. */
const MUCH_COMMONER = 10;

/** A word of no more papers than this, or than one in so many, may be a slip in each of them. */
const FEW_WITH_SLIP = 3;
const PAPERS_TO_A_SLIP = 5000;
const MOST_RESPELT = 3;

/**
 * Return what is wanted with what else may be written for it: the parts of a name, and of a word that
 * some write apart; a name and a number as one word; null where there is nothing.
 * @param {Wanted[]} wanted
 * @param {Parsed} parsed
 * @param {import("./stems.js").Stems} stems
 * @returns {Wanted[] | null}
 */
export function withParts(wanted, parsed, stems) {
  const typed = new Map(parsed.words.map((word) => [word.folded, word]));
  let result = wanted;
  const add = (/** @type {number} */ place, /** @type {string[]} */ words) => {
    const terms = words.filter((word) => !stems.isStopWord(word)).map((word) => stems.of(word));
    if (terms.length) {
      result = withAlternatives(result, place, [{ terms, exact: false, boost: PARTS_BOOST }]);
    }
  };
  for (const [place, { folded }] of wanted.entries()) {
    const word = typed.get(folded);
    add(place, word ? partsOf(word) : []);
    if (word && NAME.test(folded) && NUMBER.test(wanted[place + 1]?.folded)) {
      const joined = folded + wanted[place + 1].folded;
      [place, place + 1].forEach((each) => add(each, [joined]));
    }
  }
  return result === wanted ? null : result;
}

/** @param {import("./query-words.js").Word} word */
function partsOf({ word, folded, parts }) {
  const pieces = word.match(PIECES_OF_NAME) ?? [];
  if (parts?.length) {
    return parts;
  }
  if (pieces.length > 1 && !pieces.some((piece) => LETTER.test(piece))) {
    return pieces.map((piece) => piece.toLowerCase());
  }
  const dotted = folded.replace(UNDOTTED_ID, "$1.$2");
  return dotted === folded ? writtenApart(folded) : [dotted];
}

/**
 * Return the spellings of a word that papers have, the best first.
 * @param {string} word folded
 * @param {import("./search-tables.js").SearchTables} tables
 * @param {{words: string, shards: string}} start
 * @param {boolean} known whether some papers have the word: then its first letter is hardly wrong
 * @returns {Promise<string[]>}
 */
export async function nearSpellings(word, tables, start, known) {
  const isGuess = known || word.length < SHORTEST_WITH_OTHER_FIRST;
  for await (const near of spellingsInTurn(word, tables, start, isGuess)) {
    if (near.length) {
      return near.slice(0, MOST_NEAR);
    }
  }
  return [];
}

/**
 * Give spellings of a word that papers have, those first that are likelier and cost less to find:
 * those that begin as it does; those that begin with its second letter, and two words for one; those
 * that begin otherwise; and those with two slips.
 * @param {string} word folded
 * @param {import("./search-tables.js").SearchTables} tables
 * @param {{words: string, shards: string}} start
 * @param {boolean} sameFirst whether the first letter is taken to be right
 * @returns {AsyncGenerator<string[], void>} in each turn the best first
 */
export async function* spellingsInTurn(word, tables, start, sameFirst) {
  if (!isCorrectable(word)) {
    return;
  }
  /** @type {Set<string>} */
  const asked = new Set();
  const load = async (/** @type {string[]} */ initials) => {
    const more = initials.filter((each) => start.words.includes(each) && !asked.has(each));
    const few = [...new Set(more)].slice(0, MOST_INITIALS);
    few.forEach((each) => asked.add(each));
    return Promise.all(few.map((each) => tables.words(each)));
  };
  const [first, ...others] = initialsMeant(word);
  const own = await load([first]);
  yield corrections(word, own, 1);
  const second = await load([...others, ...initialsAfterSplit(word, own)]);
  yield [...wordsApart(word, [...own, ...second]), ...corrections(word, second, 1)];
  const rest = sameFirst ? [] : initialsInstead(word, start);
  for (let turn = 0; turn < rest.length; turn += MOST_INITIALS) {
    yield corrections(word, await load(rest.slice(turn, turn + MOST_INITIALS)), 1);
  }
  yield corrections(word, [...own, ...second], 2);
}

/**
 * Return the letters that the first of a word may be in the place of, or that may be missing before
 * it, the likeliest first: those beside it on a keyboard, and those with which many words begin so.
 * @param {string} word folded
 * @param {{words: string, shards: string}} start
 * @returns {string[]}
 */
function initialsInstead(word, start) {
  const beside = initialsBeside(word);
  const shards = new ShardTable(start);
  const width = (/** @type {string} */ prefix) => {
    const [first, last] = shards.shardsOf(prefix);
    return last - first;
  };
  const likely = [...LETTERS_FIRST]
    .map((letter) => ({ letter, width: Math.max(width(letter + word[0]), width(letter + word[1])) }))
    .sort((a, b) => b.width - a.width)
    .map(({ letter }) => letter);
  return [...new Set([...beside.slice(0, 2), ...likely])].slice(0, MOST_INSTEAD);
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
