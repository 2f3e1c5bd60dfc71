// @ts-check
// Lunr's weights: BM25 with Lunr's own parameters and rounding, for single terms. Pure.
// Source: lunr.Builder.prototype.createFieldVectors and lunr.idf of lunr.js 2.3.9.

const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
const PRECISION = 1000;

/** @typedef {import("./postings.js").DecodedTerm} DecodedTerm */

/**
 * Return how telling a term is that stands in `matches` fields of papers.
 * @param {number} matches how many pairs of field and paper have the term
 * @param {number} papers how many papers there are
 */
export function inverseFrequency(matches, papers) {
  return Math.log(1 + Math.abs((papers - matches + 0.5) / (matches + 0.5)));
}

/**
 * Return how many pairs of field and paper have a term.
 * @param {DecodedTerm} term
 */
export function matchesOf(term) {
  return Object.values(term.fields).reduce((sum, { papers }) => sum + papers.length, 0);
}

/**
 * Return the weight of a term in one field of one paper.
 * @param {number} rarity its inverse frequency
 * @param {number} count how often the field has it
 * @param {number} length how many terms the field has
 * @param {number} average how many it has on average
 */
export function weightOf(rarity, count, length, average) {
  const weight =
    (rarity * ((SATURATION + 1) * count)) /
    (SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * (length / average)) + count);
  return Math.round(weight * PRECISION) / PRECISION;
}
