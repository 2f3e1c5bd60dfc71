// @ts-check
// Spellings that some paper has, for a word that none has. Pure.

import { wordsOf } from "./words.js";

const ALPHABET = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
const SHORTEST_WORD = 4;
const LONGEST_WORD = 32;
const MOST_SPELLINGS = 3;
const PAPERS_READ = 20;

/** @typedef {import("./engine.js").Paper} Paper */

/**
 * Return words of the papers that differ from a word in one letter or in two that changed places,
 * the most common first.
 *
 * The index knows only stems, and a misspelt word has a stem that is further off than the word is:
 * so every word nearby is stemmed and looked up.
 * @param {any} index a lunr.Index
 * @param {string} word
 * @param {Paper[]} papers
 */
export function spellings(index, word, papers) {
  if (word.length < SHORTEST_WORD || word.length > LONGEST_WORD) {
    return [];
  }
  const near = [...nearTerms(index, word)]
    .map(([term, words]) => ({ words, refs: refsOf(index, term) }))
    .sort((a, b) => b.refs.length - a.refs.length || (a.words[0] < b.words[0] ? -1 : 1))
    .flatMap(({ words, refs }) => asWritten(words, refs, papers));
  return near.slice(0, MOST_SPELLINGS);
}

/**
 * Return all words that one slip of the hand makes of a word.
 * @param {string} word
 */
export function edits(word) {
  const words = new Set();
  for (let place = 0; place <= word.length; place += 1) {
    const [before, after] = [word.slice(0, place), word.slice(place)];
    words.add(before + after.slice(1));
    words.add(before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2));
    for (const letter of ALPHABET) {
      words.add(before + letter + after);
      words.add(before + letter + after.slice(1));
    }
  }
  words.delete(word);
  return [...words];
}

/**
 * @param {any} index
 * @param {string} word
 * @returns {Map<string, string[]>} terms of the index, with the nearby words that stand for each
 */
function nearTerms(index, word) {
  /** @type {Map<string, string[]>} */
  const terms = new Map();
  for (const near of edits(word)) {
    const term = index.pipeline.runString(near)[0];
    if (term !== undefined && index.invertedIndex[term]) {
      terms.set(term, [...(terms.get(term) ?? []), near]);
    }
  }
  return terms;
}

/**
 * @param {any} index
 * @param {string} term
 * @returns {string[]} papers with the term in their title or abstract
 */
function refsOf(index, term) {
  const { title, abstract } = index.invertedIndex[term];
  return [...new Set([...Object.keys(title), ...Object.keys(abstract)])];
}

/**
 * Return the first of the words that one of the papers has: many a nearby word has the right stem
 * and is none.
 * @param {string[]} words
 * @param {string[]} refs
 * @param {Paper[]} papers
 */
function asWritten(words, refs, papers) {
  for (const ref of refs.slice(0, PAPERS_READ)) {
    const paper = papers[Number(ref)];
    const written = new Set(wordsOf(`${paper.title} ${paper.abstract ?? ""}`));
    const found = words.find((word) => written.has(word));
    if (found !== undefined) {
      return [found];
    }
  }
  return [];
}
