// @ts-check
// From a piece of what a reader typed to the words that papers must have. Pure.

import { withoutSign, wordSpans } from "./words.js";

/**
 * A word of a query: as it was typed, as the index has it, and, where it is made of several
 * (`FlashAttention`, `GPT-4`, `PointNet++`), those, which together stand for it where no paper has the whole.
 * @typedef {{word: string, folded: string, parts: string[]}} Word
 */

/** A name and a number that hyphen or underscore joins: the index has them as one word, too. */
const NUMBERED =
  /(?<![\p{L}\p{N}_-])(\p{L}[\p{L}\p{N}]*)[-_\u2010\u2011]([0-9][\p{L}\p{N}]*(?:\.\p{N}+)*)(?![\p{L}\p{N}_-])/gu;
const CAPITALS_INSIDE = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u;

/**
 * Return the words of a piece of text in its order.
 * @param {string} text
 * @returns {Word[]}
 */
export function wordsWanted(text) {
  /** @type {Word[]} */
  const words = [];
  let done = 0;
  for (const match of text.matchAll(NUMBERED)) {
    words.push(...plainWordsWanted(text.slice(done, match.index)), numbered(match));
    done = match.index + match[0].length;
  }
  return [...words, ...plainWordsWanted(text.slice(done))];
}

/**
 * @param {RegExpMatchArray} match
 * @returns {Word}
 */
function numbered(match) {
  const parts = [match[1], match[2]].map((part) => wordSpans(part.toLowerCase())[0].word);
  return { word: match[0], folded: parts.join(""), parts };
}

/**
 * @param {string} text
 * @returns {Word[]}
 */
function plainWordsWanted(text) {
  const wanted = [];
  for (const group of overlapping(wordSpans(text))) {
    // Of words that stand for one place the longest say most: pairs of characters, whole names.
    const longest = Math.max(...group.map((span) => span.word.length));
    const wholes = group.filter((span) => span.word.length === longest);
    const rest = group.filter((span) => span.word.length < longest).map((span) => span.word);
    for (const { word, start, end } of wholes) {
      const typed = text.slice(start, end);
      const signless = withoutSign(word);
      const capitals = CAPITALS_INSIDE.test(typed) ? rest : [];
      wanted.push({ word: typed, folded: word, parts: signless ? [signless] : capitals });
    }
  }
  return wanted;
}

/**
 * Put together what stands at overlapping places of a text.
 * @param {import("./words.js").WordSpan[]} spans
 */
function overlapping(spans) {
  /** @type {import("./words.js").WordSpan[][]} */
  const groups = [];
  let end = 0;
  for (const span of spans) {
    if (groups.length && span.start < end) {
      groups[groups.length - 1].push(span);
    } else {
      groups.push([span]);
    }
    end = Math.max(end, span.end);
  }
  return groups;
}
