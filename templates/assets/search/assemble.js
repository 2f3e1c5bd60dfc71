// @ts-check
// Makes a real lunr.Index of the terms that a query needs. It scores as the whole index does: a score
// is made of the weights of the query's own terms only, and these are computed from what stands in
// the whole index. Pure.

import { INDEX_FIELDS } from "./postings.js";
import { inverseFrequency, matchesOf, weightOf } from "./weights.js";

/** @typedef {import("./postings.js").DecodedTerm} DecodedTerm */

/**
 * Return a lunr.Index over some terms, and over some papers only, where given.
 * @param {any} lunr
 * @param {{papers: number, averages: {[field: string]: number}}} start
 * @param {DecodedTerm[]} terms
 * @param {Uint32Array | null} [only] numbers of papers, ascending
 * @param {any} [pipeline] of the index: what becomes of the words of a query
 * @returns {any}
 */
export function assembleIndex(lunr, start, terms, only = null, pipeline = new lunr.Pipeline()) {
  const sorted = [...terms].sort((a, b) => (a.term < b.term ? -1 : 1));
  const invertedIndex = Object.create(null);
  const vectors = Object.create(null);
  for (const [place, term] of sorted.entries()) {
    invertedIndex[term.term] = addTerm(vectors, start, term, place, only);
  }
  return new lunr.Index({
    invertedIndex,
    fieldVectors: vectorsOf(lunr, vectors),
    tokenSet: lunr.TokenSet.fromArray(sorted.map(({ term }) => term)),
    fields: INDEX_FIELDS,
    pipeline,
  });
}

/**
 * Return a term's entry in the inverted index; its weights are added to the vectors.
 * @param {{[field: string]: number[]}} vectors
 * @param {{papers: number, averages: {[field: string]: number}}} start
 * @param {DecodedTerm} term
 * @param {number} place
 * @param {Uint32Array | null} only
 */
function addTerm(vectors, start, term, place, only) {
  const rarity = inverseFrequency(matchesOf(term), start.papers);
  const entry = Object.assign(Object.create(null), { _index: place });
  for (const field of INDEX_FIELDS) {
    const papersWith = Object.create(null);
    const postings = term.fields[field];
    for (const row of postings ? rowsOf(postings.papers, only) : []) {
      const paper = postings.papers[row];
      const { counts, lengths } = postings;
      papersWith[paper] = {};
      (vectors[`${field}/${paper}`] ??= []).push(
        place,
        weightOf(rarity, counts[row], lengths[row], start.averages[field]),
      );
    }
    entry[field] = papersWith;
  }
  return entry;
}

/**
 * Return the places among ascending papers of those that are also in another ascending list.
 * @param {Uint32Array} papers
 * @param {Uint32Array | null} only
 * @returns {Iterable<number>}
 */
function rowsOf(papers, only) {
  if (!only) {
    return papers.keys();
  }
  const rows = [];
  for (let row = 0, place = 0; row < papers.length && place < only.length; ) {
    if (papers[row] === only[place]) {
      rows.push(row);
    }
    const step = papers[row] <= only[place];
    place += papers[row] >= only[place] ? 1 : 0;
    row += step ? 1 : 0;
  }
  return rows;
}

/**
 * @param {any} lunr
 * @param {{[field: string]: number[]}} vectors
 */
function vectorsOf(lunr, vectors) {
  for (const [key, elements] of Object.entries(vectors)) {
    /** @type {any} */ (vectors)[key] = new lunr.Vector(elements);
  }
  return vectors;
}
