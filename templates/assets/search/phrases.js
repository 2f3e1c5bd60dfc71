// @ts-check
// Which papers have words one after the other, or in the name of one author.

import { wordSpans } from "./words.js";

/** Fields whose positions are kept, in the order in which a paper's record begins with them. */
const FIELDS_WITH_POSITIONS = ["title", "abstract"];

/** So few papers are read, as they will be shown anyway: positions of common words are large. */
const FEW_TO_READ = 10;

/** No paper has more. */
const MOST_AUTHORS = 1e6;

/**
 * A term of a phrase, and how many words stand between it and the beginning.
 * @typedef {{term: string, position: number}} PlacedTerm
 */

/**
 * Return for each paper whether its title or its abstract has a phrase, or one of them, where given.
 * @param {import("./postings.js").TermReader} reader
 * @param {PlacedTerm[]} phrase
 * @param {number} count how many papers there are
 * @param {{of: (word: string) => string}} stems
 * @param {string[]} [fields]
 * @returns {Promise<Uint8Array>}
 */
export async function papersWithPhrase(
  reader, phrase, count, stems, fields = FIELDS_WITH_POSITIONS,
) {
  const marks = new Uint8Array(count);
  const decoded = await Promise.all(phrase.map(({ term }) => reader.get(term)));
  const likely = papersWithAll(decoded, count, fields);
  if (likely.length <= FEW_TO_READ) {
    await Promise.all(
      likely.map(async (paper) => {
        const record = await reader.store.get(`papers/${paper}`);
        const texts = fields.map((field) => record[FIELDS_WITH_POSITIONS.indexOf(field)] ?? "");
        marks[paper] = texts.some((text) => hasPhrase(text, phrase, stems)) ? 1 : 0;
      }),
    );
    return marks;
  }
  for (const field of phrase.length ? fields : []) {
    const postings = decoded.map((term) => term?.fields[field]);
    if (postings.every((each) => each !== undefined)) {
      const positions = await Promise.all(phrase.map(({ term }) => reader.positions(term, field)));
      const terms = postings.map((each, place) => ({
        ...each, positions: positions[place], offset: phrase[place].position,
      }));
      markPhrase(marks, terms);
    }
  }
  return marks;
}

/**
 * Return for each paper whether one of its authors has all terms in the name, in any order; nothing
 * where a term is in no name at all.
 * @param {import("./postings.js").TermReader} reader
 * @param {string[]} terms
 * @param {number} count how many papers there are
 * @returns {Promise<Uint8Array | null>}
 */
export async function papersWithName(reader, terms, count) {
  const distinct = [...new Set(terms)];
  const decoded = await Promise.all(distinct.map((term) => reader.get(term)));
  const postings = decoded.flatMap((term) => term?.fields.authors ?? []);
  if (postings.length < distinct.length) {
    return null;
  }
  const places = await Promise.all(distinct.map((term) => reader.positions(term, "authors")));
  const named = postings.map((each, nth) => authorsNamed(each, places[nth]));
  const [first, ...others] = named.sort((a, b) => a.size - b.size);
  const marks = new Uint8Array(count);
  for (const author of first) {
    if (others.every((each) => each.has(author))) {
      marks[Math.floor(author / MOST_AUTHORS)] = 1;
    }
  }
  return marks;
}

/**
 * Return the authors that have a term in their names: each as a number of paper and place.
 * @param {import("./postings.js").FieldPostings} postings
 * @param {Uint32Array} places
 */
function authorsNamed({ papers, counts }, places) {
  const authors = new Set();
  let next = 0;
  for (const [row, paper] of papers.entries()) {
    for (const end = next + counts[row]; next < end; next += 1) {
      authors.add(paper * MOST_AUTHORS + places[next]);
    }
  }
  return authors;
}

/**
 * Return the papers that have all terms in one field.
 * @param {(import("./postings.js").DecodedTerm | null)[]} terms
 * @param {number} count
 * @param {string[]} fields
 */
function papersWithAll(terms, count, fields) {
  const likely = new Set();
  const distinct = new Set(terms);
  for (const field of terms.length ? fields : []) {
    const having = new Uint8Array(count);
    for (const term of distinct) {
      for (const paper of term?.fields[field]?.papers ?? []) {
        having[paper] += 1;
        if (having[paper] === distinct.size) {
          likely.add(paper);
        }
      }
    }
  }
  return [...likely];
}

/**
 * @param {string} text
 * @param {PlacedTerm[]} phrase
 * @param {{of: (word: string) => string}} stems
 */
function hasPhrase(text, phrase, stems) {
  const spans = wordSpans(text).map(({ word, position }) => ({ term: stems.of(word), position }));
  const places = new Set(spans.map(({ term, position }) => `${position} ${term}`));
  const [first] = phrase;
  return spans.some(({ position: start }) =>
    phrase.every(({ term, position }) => places.has(`${start + position - first.position} ${term}`)),
  );
}

/**
 * @param {Uint8Array} marks
 * @param {{papers: Uint32Array, counts: Uint16Array, positions: Uint32Array, offset: number}[]} terms
 */
function markPhrase(marks, terms) {
  const [first, ...others] = terms.map((term) => ({ ...term, row: 0, at: 0 }));
  for (; first.row < first.papers.length; step(first)) {
    const paper = first.papers[first.row];
    let all = true;
    for (const other of others) {
      while (other.papers[other.row] < paper) {
        step(other);
      }
      all &&= other.papers[other.row] === paper;
    }
    if (all && standsSomewhere(first, others)) {
      marks[paper] = 1;
    }
  }
}

/** @param {{row: number, at: number, counts: Uint16Array}} term */
function step(term) {
  term.at += term.counts[term.row];
  term.row += 1;
}

/**
 * @typedef {{row: number, at: number, counts: Uint16Array, positions: Uint32Array, offset: number}}
 *   Cursor
 * @param {Cursor} first
 * @param {Cursor[]} others
 */
function standsSomewhere(first, others) {
  // Positions ascend, so those of the others are passed once, however often the first stands.
  const reached = others.map(({ at }) => at);
  const stands = (/** @type {Cursor} */ other, /** @type {number} */ n, /** @type {number} */ start) => {
    const end = other.at + other.counts[other.row];
    while (reached[n] < end && other.positions[reached[n]] < start + other.offset) {
      reached[n] += 1;
    }
    return reached[n] < end && other.positions[reached[n]] === start + other.offset;
  };
  const end = first.at + first.counts[first.row];
  for (let place = first.at; place < end; place += 1) {
    const start = first.positions[place] - first.offset;
    if (others.every((other, n) => stands(other, n, start))) {
      return true;
    }
  }
  return false;
}
