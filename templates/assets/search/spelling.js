// @ts-check
// Words that papers have, for a word that none has. Pure.

import { sameStart, slipsBetween } from "./edit-distance.js";
import { rowOf } from "./postings.js";

/**
 * Known words, sorted, and for each the whole part of the binary logarithm of how many papers have
 * it: what one of the `words/` files says.
 * @typedef {{words: string[], papers: ArrayLike<number>}} SpellingPart
 *
 * @typedef {{word: string, slips: number, weight: number}} Correction
 */

const SHORTEST_WORD = 3;
const LONGEST_WORD = 40;

/** From this length on a word may have two slips and still be known. */
const SHORTEST_WITH_TWO = 8;
const SHORTEST_OF_TWO = 3;
const MOST_CORRECTIONS = 5;

/** The keys beside each, those of its own row first. */
/** @type {Record<string, string>} */
const BESIDE_ON_KEYBOARD = {
  q: "wa", w: "qesa", e: "wrds", r: "etfd", t: "rygf", y: "tuhg", u: "yijh", i: "uokj", o: "iplk",
  p: "ol", a: "sqzw", s: "adwe", d: "sfer", f: "dgrt", g: "fhty", h: "gjyu", j: "hkui", k: "jlio",
  l: "kop", z: "xas", x: "zcsd", c: "xvdf", v: "cbfg", b: "vngh", n: "bmhj", m: "nkj",
};

/** Binary logarithms of how much likelier a slip is. */
const SAME_FIRST_LETTER = 3;
const LIKELY_SLIP = 4;

/**
 * Return known words that a word may have been meant as, the likeliest first; two words, with a
 * space between, where it is two run together.
 * @param {string} word folded
 * @param {SpellingPart[]} parts of all first letters that come into question
 * @param {number} [most] slips
 * @returns {string[]}
 */
export function corrections(word, parts, most = 2) {
  if (!isCorrectable(word)) {
    return [];
  }
  const near = [...wordsNear(word, parts, 1), ...pairsFor(word, parts)];
  if (!near.length && most > 1 && word.length >= SHORTEST_WITH_TWO) {
    near.push(...wordsNear(word, parts, 2));
  }
  near.sort((a, b) => a.slips - b.slips || b.weight - a.weight || (a.word < b.word ? -1 : 1));
  return [...new Set(near.map((each) => each.word))].slice(0, MOST_CORRECTIONS);
}

/**
 * Tell whether a word may be corrected: short ones and those with digits are like too many others.
 * @param {string} word folded
 */
export function isCorrectable(word) {
  return word.length >= SHORTEST_WORD && word.length <= LONGEST_WORD && !/\d/.test(word);
}

/**
 * Return the first characters of the known words that may be meant: its own, and its second, if the
 * first is one too many or the two changed places.
 * @param {string} word folded
 * @returns {string[]}
 */
export function initialsMeant(word) {
  return [...new Set([...word].slice(0, 2))];
}

/**
 * Return the letters beside the first one on a keyboard: the finger may have hit that key instead.
 * @param {string} word folded
 * @returns {string[]}
 */
export function initialsBeside(word) {
  return [...(BESIDE_ON_KEYBOARD[word[0]] ?? "")];
}

/**
 * Return the first characters of what may follow where a word is two run together, those first that
 * follow a longer word.
 * @param {string} word folded
 * @param {SpellingPart[]} parts known words with the word's own first letter
 * @returns {string[]}
 */
export function initialsAfterSplit(word, parts) {
  return [...new Set(placesToSplit(word, parts).map((place) => word[place]))].reverse();
}

/**
 * @param {string} word
 * @param {SpellingPart[]} parts
 * @param {number} most slips
 * @returns {Correction[]}
 */
function wordsNear(word, parts, most) {
  const found = [];
  for (const { words, papers } of parts) {
    for (const [place, known] of words.entries()) {
      const difference = known.length - word.length;
      // A word of three letters may lack one; other slips would make it any other.
      if (difference > most || difference < (word.length > SHORTEST_WORD ? -most : 1)) {
        continue;
      }
      const slips = slipsBetween(word, known, most);
      if (slips > 0 && slips <= most) {
        found.push({ word: known, slips, weight: papers[place] + likelihood(word, known) });
      }
    }
  }
  return found;
}

/**
 * Say how likely it is that one word was typed for another: few letters can be left out or change
 * places, but each may become any other, and the first is seldom wrong.
 * @param {string} typed
 * @param {string} known
 */
function likelihood(typed, known) {
  const place = sameStart(typed, known);
  const isLeftOut = known.length > typed.length;
  const isDoubled = known.length < typed.length && typed[place] === typed[place - 1];
  const isSwapped = typed[place] === known[place + 1] && typed[place + 1] === known[place];
  return (
    (place > 0 ? SAME_FIRST_LETTER : 0) + (isLeftOut || isDoubled || isSwapped ? LIKELY_SLIP : 0)
  );
}

/**
 * Return two known words for one, the most common pair first.
 * @param {string} word folded
 * @param {SpellingPart[]} parts
 * @returns {string[]} with a space between
 */
export function wordsApart(word, parts) {
  const pairs = pairsFor(word, parts).sort((a, b) => b.weight - a.weight);
  return pairs.slice(0, MOST_CORRECTIONS).map((pair) => pair.word);
}

/**
 * @param {string} word
 * @param {SpellingPart[]} parts
 * @returns {Correction[]}
 */
function pairsFor(word, parts) {
  return placesToSplit(word, parts).flatMap((place) => {
    const [first, second] = [word.slice(0, place), word.slice(place)];
    const weight = Math.min(commonness(first, parts), commonness(second, parts));
    return weight < 0 ? [] : [{ word: `${first} ${second}`, slips: 1, weight }];
  });
}

/**
 * @param {string} word
 * @param {SpellingPart[]} parts
 * @returns {number[]} where a known word ends and enough follows
 */
function placesToSplit(word, parts) {
  const places = [];
  for (let place = SHORTEST_OF_TWO; place <= word.length - SHORTEST_OF_TWO; place += 1) {
    if (commonness(word.slice(0, place), parts) >= 0) {
      places.push(place);
    }
  }
  return places;
}

/**
 * @param {string} word
 * @param {SpellingPart[]} parts
 * @returns {number} how common a known word is; -1 for one that is not known
 */
function commonness(word, parts) {
  for (const { words, papers } of parts) {
    const place = rowOf(words, word);
    if (place >= 0) {
      return papers[place];
    }
  }
  return -1;
}
