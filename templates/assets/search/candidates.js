// @ts-check
// Which papers answer, and roughly in which order, before anything is scored. Pure.

import { HAS_EXACT_IN_TITLE, HAS_IN_TITLE, HAS_WORD } from "./wanted.js";

/** @typedef {import("./wanted.js").Wanted} Wanted */

/** Where no paper has all words, this many are shown, if need be with fewer words still. */
const ENOUGH_PAPERS = 10;
const NUMBERS = 2 ** 22;
const LONGEST_TITLE = 63;
const FIRST_YEAR = 1850;

/**
 * Papers that answer, ascending; whether they have all words; and how many words of all each paper
 * has, has in its title, and has there as they were typed.
 * @typedef {{numbers: Uint32Array, complete: boolean, words: Uint8Array, inTitle: Uint8Array,
 *   exact: Uint8Array}} Found
 */

/**
 * Return the papers with all that is wanted, or else those with the most of it.
 * @param {Uint8Array[]} marks for each word, how each paper has it
 * @param {Wanted[]} wanted
 * @param {Uint8Array} base papers that may answer at all
 * @returns {Found}
 */
export function papersFound(marks, wanted, base) {
  const { length } = base;
  const words = new Uint8Array(length);
  const inTitle = new Uint8Array(length);
  const exact = new Uint8Array(length);
  const allowed = base.slice();
  for (const [place, own] of marks.entries()) {
    const { strict } = wanted[place];
    for (let paper = 0; paper < length; paper += 1) {
      const bits = own[paper];
      words[paper] += bits & HAS_WORD;
      inTitle[paper] += bits & HAS_IN_TITLE ? 1 : 0;
      exact[paper] += bits & HAS_EXACT_IN_TITLE ? 1 : 0;
      if (strict && !bits) {
        allowed[paper] = 0;
      }
    }
  }
  const strict = wanted.filter((each) => each.strict).length;
  const least = leastWords(words, allowed, marks.length, strict);
  const numbers = new Uint32Array(length);
  let count = 0;
  for (let paper = 0; paper < length; paper += 1) {
    if (allowed[paper] && words[paper] >= least) {
      numbers[count] = paper;
      count += 1;
    }
  }
  const complete = least === marks.length && count > 0;
  return { numbers: numbers.slice(0, count), complete, words, inTitle, exact };
}

/**
 * Return how many words a paper must have to be shown.
 * @param {Uint8Array} words
 * @param {Uint8Array} allowed
 * @param {number} all
 * @param {number} strict how many of them every paper allowed has
 */
function leastWords(words, allowed, all, strict) {
  const papers = new Uint32Array(all + 1);
  for (let paper = 0; paper < words.length; paper += 1) {
    papers[words[paper]] += allowed[paper] ? 1 : 0;
  }
  let least = all;
  let shown = papers[all];
  // What is only strict says little, so it comes alone or not at all.
  const isEnough = () => shown >= (least === all || least === strict + 1 ? 1 : ENOUGH_PAPERS);
  while (!isEnough() && least > Math.max(1, strict)) {
    least -= 1;
    shown += papers[least];
  }
  return least;
}

/**
 * Return papers in the order of what is known of them without scores: more words, more in the title,
 * more as typed, shorter titles, newer years, number.
 * @param {Uint32Array} numbers
 * @param {Found} found
 * @param {Uint16Array} titleLengths
 * @param {import("./papers-table.js").PapersTable} papers
 * @returns {Uint32Array}
 */
export function roughlyRanked(numbers, found, titleLengths, papers) {
  return sortedBy(numbers, (paper) => {
    const words = (found.words[paper] * 32 + found.inTitle[paper]) * 32 + found.exact[paper];
    const short = LONGEST_TITLE - Math.min(titleLengths[paper], LONGEST_TITLE);
    const year = Math.min(Math.max(papers.yearOf(paper) - FIRST_YEAR, 0), 255);
    return (words * 64 + short) * 256 + year;
  });
}

/**
 * Return papers by a key, the greatest first, and then by number.
 * @param {Uint32Array} numbers
 * @param {(paper: number) => number} keyOf whole numbers below 2 ** 31
 * @returns {Uint32Array}
 */
export function sortedBy(numbers, keyOf) {
  // Key and number in one: numbers sort many times faster without a function that compares.
  const keys = Float64Array.from(numbers, (paper) => keyOf(paper) * NUMBERS + NUMBERS - 1 - paper);
  keys.sort().reverse();
  return Uint32Array.from(keys, (key) => NUMBERS - 1 - (key % NUMBERS));
}
