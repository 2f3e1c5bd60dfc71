// @ts-check
// Which papers answer, and roughly in which order, before anything is scored. Pure.

import { HAS_EXACT_IN_TITLE, HAS_IN_TITLE, HAS_WORD } from "./wanted.js";

/** @typedef {import("./wanted.js").Wanted} Wanted */

/** Where no paper has all words, this many are shown, if need be with fewer words still. */
const ENOUGH_PAPERS = 10;

/** No digest has more papers. */
const NUMBERS = 2 ** 22;

/** How many values each digit of a key may have; engine.js takes fewer words of a question. */
const WORD_COUNTS = 32;
const TITLE_LENGTHS = 64;
const YEARS = 256;
const FIRST_YEAR = 1850;

/** Where a tally holds how many words a paper has in its title, and has there as they were typed. */
const TITLE_SHIFT = 8;
const EXACT_SHIFT = 16;
const COUNT_MASK = 0xff;

/**
 * Papers that answer, ascending; whether they have all words; and for each paper, in one number, how
 * many words of all it has, has in its title, and has there as they were typed.
 * @typedef {{numbers: Uint32Array, complete: boolean, tallies: Uint32Array}} Found
 */

/** What each way to have a word adds to a tally. */
const TALLY_OF_BITS = Uint32Array.from({ length: 8 }, (_, bits) =>
  [HAS_WORD, HAS_IN_TITLE, HAS_EXACT_IN_TITLE].reduce(
    (tally, bit, place) => tally + (bits & bit ? 1 << (place * TITLE_SHIFT) : 0),
    0,
  ),
);

/**
 * Return how many words a paper has.
 * @param {number} tally
 */
export function wordsIn(tally) {
  return tally & COUNT_MASK;
}

/**
 * Return how many words a paper has in its title.
 * @param {number} tally
 */
export function titleWordsIn(tally) {
  return (tally >>> TITLE_SHIFT) & COUNT_MASK;
}

/**
 * Return how many words a paper has in its title as they were typed.
 * @param {number} tally
 */
export function exactWordsIn(tally) {
  return (tally >>> EXACT_SHIFT) & COUNT_MASK;
}

/**
 * Return the papers with all that is wanted, or else those with the most of it.
 * @param {Uint8Array[]} marks for each word, how each paper has it
 * @param {Wanted[]} wanted
 * @param {Uint8Array} base papers that may answer at all
 * @returns {Found}
 */
export function papersFound(marks, wanted, base) {
  const strict = marks.filter((_, place) => wanted[place].strict);
  const allowed = base.slice();
  strict.forEach((own) => keepMarked(allowed, own));
  const tallies = new Uint32Array(base.length);
  marks.forEach((own) => addTo(tallies, own));
  const complete = papersWith(marks.length, tallies, allowed);
  if (complete.length) {
    return { numbers: complete, complete: true, tallies };
  }
  const least = leastWords(tallies, allowed, marks.length, strict.length);
  return { numbers: papersWith(least, tallies, allowed), complete: false, tallies };
}

/**
 * Return the papers allowed that have at least so many words.
 * @param {number} least
 * @param {Uint32Array} tallies
 * @param {Uint8Array} allowed
 */
function papersWith(least, tallies, allowed) {
  const numbers = new Uint32Array(tallies.length);
  let count = 0;
  for (let paper = 0; paper < tallies.length; paper += 1) {
    if (allowed[paper] && (tallies[paper] & COUNT_MASK) >= least) {
      numbers[count] = paper;
      count += 1;
    }
  }
  return numbers.slice(0, count);
}

/**
 * @param {Uint8Array} allowed
 * @param {Uint8Array} own
 */
function keepMarked(allowed, own) {
  for (let paper = 0; paper < own.length; paper += 1) {
    if (!own[paper]) {
      allowed[paper] = 0;
    }
  }
}

/**
 * @param {Uint32Array} tallies
 * @param {Uint8Array} own
 */
function addTo(tallies, own) {
  for (let paper = 0; paper < own.length; paper += 1) {
    tallies[paper] += TALLY_OF_BITS[own[paper]];
  }
}

/**
 * Return how many words a paper must have to be shown, where none has all.
 * @param {Uint32Array} tallies
 * @param {Uint8Array} allowed
 * @param {number} all
 * @param {number} strict how many of them every paper allowed has
 */
function leastWords(tallies, allowed, all, strict) {
  const papers = new Uint32Array(all + 1);
  for (let paper = 0; paper < tallies.length; paper += 1) {
    papers[tallies[paper] & COUNT_MASK] += allowed[paper];
  }
  let least = all;
  let shown = 0;
  // What is only strict says little, so it comes alone or not at all.
  const isEnough = () => shown >= (least === strict + 1 ? 1 : ENOUGH_PAPERS);
  while (!isEnough() && least > Math.max(1, strict)) {
    least -= 1;
    shown += papers[least];
  }
  return least;
}

/**
 * Return the likeliest papers, in the order of what is known of them without scores: more words, more
 * in the title, more as typed, shorter titles, newer years, number.
 * @param {Found} found
 * @param {Uint32Array} numbers of papers, some of those found
 * @param {Uint16Array} titleLengths
 * @param {import("./papers-table.js").PapersTable} papers
 * @param {number} most how many are wanted; there may be more
 * @returns {Uint32Array}
 */
export function roughlyRanked({ tallies }, numbers, titleLengths, papers, most) {
  return sortedBy(likeliest(tallies, numbers, most), (paper) => {
    const words = coarseKey(tallies[paper]) * WORD_COUNTS + exactWordsIn(tallies[paper]);
    const short = TITLE_LENGTHS - 1 - Math.min(titleLengths[paper], TITLE_LENGTHS - 1);
    const year = Math.min(Math.max(papers.yearOf(paper) - FIRST_YEAR, 0), YEARS - 1);
    return (words * TITLE_LENGTHS + short) * YEARS + year;
  });
}

/**
 * Return a key by words and words in the title, as a number below the square of WORD_COUNTS.
 * @param {number} tally
 */
function coarseKey(tally) {
  return wordsIn(tally) * WORD_COUNTS + titleWordsIn(tally);
}

/**
 * Leave out papers that come behind so many others, before anything is sorted.
 * @param {Uint32Array} tallies
 * @param {Uint32Array} numbers
 * @param {number} most
 */
function likeliest(tallies, numbers, most) {
  if (numbers.length <= most) {
    return numbers;
  }
  const counts = new Uint32Array(WORD_COUNTS * WORD_COUNTS);
  for (const paper of numbers) {
    counts[coarseKey(tallies[paper])] += 1;
  }
  let least = counts.length - 1;
  for (let before = counts[least]; before < most; before += counts[least]) {
    least -= 1;
  }
  return numbers.filter((paper) => coarseKey(tallies[paper]) >= least);
}

/**
 * Return papers by a key, the greatest first, and then by number.
 * @param {Uint32Array} numbers
 * @param {(paper: number) => number} keyOf whole numbers below 2 ** 30
 * @returns {Uint32Array}
 */
export function sortedBy(numbers, keyOf) {
  // Key and number in one: numbers sort many times faster without a function that compares.
  const keys = Float64Array.from(numbers, (paper) => keyOf(paper) * NUMBERS + NUMBERS - 1 - paper);
  keys.sort().reverse();
  return Uint32Array.from(keys, (key) => NUMBERS - 1 - (key % NUMBERS));
}
