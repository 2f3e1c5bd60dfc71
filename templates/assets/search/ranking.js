// @ts-check
// The order of papers found: what Lunr's score does not know of what a reader wants. Pure.

import { variantsOf } from "./variants.js";
import { wordSpans } from "./words.js";

/**
 * A paper found, as far as the index tells: how many of the wanted words it has, has in its title,
 * and has there in the very form typed; the length of its title in terms, or something large where
 * none of the words is in it; Lunr's score; its year.
 * @typedef {{number: number, words: number, inTitle: number, exact: number, titleLength: number,
 *   score: number, year: number}} Candidate
 *
 * The text of a paper found.
 * @typedef {{title: string, abstract?: string}} PaperText
 */

/** Words between others that a phrase may be typed without, and that make a title no longer. */
const LITTLE_WORDS = new Set(
  (
    "a all an and any are as at be but by can do does for from how if in into is it its no not of " +
    "on or our than that the their these this to we what when where which who why will with you your"
  ).split(" "),
);

/** Two words stand side by side in many a title by chance. */
const SHORTEST_PHRASE = 3;

const LETTERS = /[\p{L}\p{N}]+/gu;

/** What stands closer than this counts as close; further off nobody reads together. */
const FARTHEST = 64;

/**
 * Return papers in their order, the best first: more of the words, more in the title, more as
 * typed, the shorter title, Lunr's score, the newer year, the number.
 * @template {Candidate} T
 * @param {T[]} candidates
 * @returns {T[]}
 */
export function rankCandidates(candidates) {
  return [...candidates].sort(
    (a, b) =>
      b.words - a.words ||
      b.inTitle - a.inTitle ||
      b.exact - a.exact ||
      a.titleLength - b.titleLength ||
      b.score - a.score ||
      b.year - a.year ||
      a.number - b.number,
  );
}

/**
 * Return the first of the papers found, whose text is known, in their order.
 *
 * A title that is what was typed comes first, then one that has it as a phrase. Otherwise the order
 * of the index stays, but for what it cannot know: signs, capitals and words that it leaves out,
 * whether the words stand in the order typed, and how close to each other in the abstract.
 * @template {Candidate & PaperText} T
 * @param {T[]} papers in the order of `rankCandidates`
 * @param {string} typed the words of the query as they were typed
 * @returns {T[]}
 */
export function rerankShown(papers, typed) {
  const asked = plainSpans(typed).map((span) => span.word);
  if (!asked.length) {
    return papers;
  }
  const spellings = asked.map((word) => [word, ...variantsOf(word).flat()]);
  const pieces = { asked, spellings, signs: signsOf(typed), capitals: capitalsOf(typed) };
  return papers
    .map((paper, place) => ({ paper, place, traits: traitsOf(paper, pieces) }))
    .sort((a, b) => compareShown(a, b))
    .map(({ paper }) => paper);
}

/**
 * What the text of a paper tells beyond the index.
 * @typedef {{whole: number, phrase: number, exact: number, signs: number, capitals: number,
 *   length: number, order: number, span: number}} Traits
 *
 * Words typed, each with its other spellings, and those of them with signs and with capitals in it.
 * @typedef {{asked: string[], spellings: string[][], signs: string[], capitals: string[]}} Pieces
 */

/**
 * @param {{paper: Candidate, place: number, traits: Traits}} a
 * @param {{paper: Candidate, place: number, traits: Traits}} b
 */
function compareShown(a, b) {
  return (
    b.paper.words - a.paper.words ||
    b.traits.whole - a.traits.whole ||
    b.traits.phrase - a.traits.phrase ||
    b.paper.inTitle - a.paper.inTitle ||
    b.traits.signs - a.traits.signs ||
    b.traits.exact - a.traits.exact ||
    b.traits.capitals - a.traits.capitals ||
    a.traits.length - b.traits.length ||
    b.traits.order - a.traits.order ||
    a.traits.span - b.traits.span ||
    a.place - b.place
  );
}

/**
 * @param {Candidate & PaperText} paper
 * @param {Pieces} pieces
 * @returns {Traits}
 */
function traitsOf({ title, abstract = "", inTitle }, { asked, spellings, signs, capitals }) {
  const words = plainSpans(title).map((span) => span.word);
  const written = capitals.length ? new Set(title.match(LETTERS)) : new Set();
  const typedTitle = ` ${title.toLowerCase()} `;
  return {
    whole: asked.length > 0 && asked.join(" ") === words.join(" ") ? 1 : 0,
    phrase: standsIn(words, asked) ? 1 : 0,
    exact: spellings.filter((some) => some.some((word) => words.includes(word))).length,
    signs: signs.filter((sign) => typedTitle.includes(sign)).length,
    capitals: capitals.filter((word) => written.has(word)).length,
    // A title that has none of the words says nothing by being short.
    length: inTitle ? new Set(words.filter((word) => !LITTLE_WORDS.has(word))).size : 0,
    order: neighboursInOrder(words, asked),
    span: shortestSpan(plainSpans(abstract).map((span) => span.word), asked),
  };
}

/**
 * Tell whether words stand in a title as a phrase, little words left aside where enough others are.
 * @param {string[]} words
 * @param {string[]} asked
 */
function standsIn(words, asked) {
  const isTelling = (/** @type {string} */ word) => !LITTLE_WORDS.has(word);
  const telling = asked.filter(isTelling);
  if (telling.length >= SHORTEST_PHRASE) {
    return ` ${words.filter(isTelling).join(" ")} `.includes(` ${telling.join(" ")} `);
  }
  return asked.length >= SHORTEST_PHRASE && ` ${words.join(" ")} `.includes(` ${asked.join(" ")} `);
}

/**
 * Return the words of a text without those made from others.
 * @param {string} text
 */
function plainSpans(text) {
  let end = 0;
  return wordSpans(text).filter((span) => {
    const isOwn = span.start >= end;
    end = Math.max(end, span.end);
    return isOwn;
  });
}

/**
 * Return what was typed with signs or numbers in it, in lower case: `gpt-4`, `c++`, `q4_0`, `3.5`.
 * @param {string} typed
 */
function signsOf(typed) {
  const pieces = typed.toLowerCase().split(/[\s"“”„,;:!?()]+/u);
  return pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece) && /[^\p{L}]/u.test(piece));
}

/**
 * Return the words whose capitals count: all where a later word begins with one, for then they were
 * copied from a title; otherwise those with capitals, but for a first letter, as keyboards put it.
 * @param {string} typed
 */
function capitalsOf(typed) {
  const words = typed.match(LETTERS) ?? [];
  if (words.slice(1).some((word) => /^\p{Lu}\p{Ll}+$/u.test(word))) {
    return words;
  }
  return /\p{Lu}/u.test(typed.trim().slice(1)) ? words.filter((word) => /\p{Lu}/u.test(word)) : [];
}

/**
 * Count the words asked for that stand right after the one before them, in the order asked.
 * @param {string[]} words
 * @param {string[]} asked
 */
export function neighboursInOrder(words, asked) {
  let count = 0;
  for (let place = 1; place < asked.length; place += 1) {
    const before = asked[place - 1];
    count += words.some((word, at) => word === asked[place] && words[at - 1] === before) ? 1 : 0;
  }
  return count;
}

/**
 * Return the length of the shortest piece of a text that has all words asked for that the text has
 * at all; the farther end where it has fewer than two of them.
 * @param {string[]} words
 * @param {string[]} asked
 */
export function shortestSpan(words, asked) {
  const wanted = new Set(asked.filter((word) => words.includes(word)));
  if (wanted.size < 2) {
    return FARTHEST;
  }
  /** @type {Map<string, number>} */
  const last = new Map();
  let shortest = FARTHEST;
  for (const [place, word] of words.entries()) {
    if (wanted.has(word)) {
      last.set(word, place);
      if (last.size === wanted.size) {
        shortest = Math.min(shortest, place - Math.min(...last.values()) + 1);
      }
    }
  }
  return shortest;
}
