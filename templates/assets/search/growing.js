// @ts-check
// Takes a word that is still being typed for the beginning of others.

import { firstRow } from "./postings.js";
import { withAlternatives } from "./wanted.js";

/** @typedef {import("./wanted.js").Wanted} Wanted */

/** A word that only begins as typed counts less than the word itself. */
const GROWN_BOOST = 0.3;

/** What a half-typed word may stand for. */
const MOST_GROWN = 60;
const MOST_GROWN_SHARDS = 3;
const SHORTEST_GROWING = 3;

/** What Porter's stemmer takes off a word: a word being typed may already be longer than its term. */
const SUFFIXES = (
  "ational ation ations ative ators ator al alized alize ance ances ed edly ement ence ences er ers " +
  "fulness ful ible able ables ic ical ically ication icity ing ings ion ions ism ity ities ive " +
  "iveness ization izations ized izer izing ization ly ment ments ness ousness ous s"
).split(" ");

/**
 * Return what is wanted with the last word as the beginning of others; null where it is none.
 * @param {Wanted[]} wanted
 * @param {string} growing folded
 * @param {import("./postings.js").TermReader} reader
 * @returns {Promise<Wanted[] | null>}
 */
export async function withGrownWord(wanted, growing, reader) {
  const place = wanted.findLastIndex(({ folded }) => folded === growing);
  const terms = place < 0 ? [] : await grownTerms(reader, growing);
  const known = new Set(wanted[place]?.alternatives.flatMap((each) => each.terms));
  const more = terms
    .filter((term) => !known.has(term))
    .map((term) => ({ terms: [term], exact: false, boost: GROWN_BOOST }));
  return more.length ? withAlternatives(wanted, place, more) : null;
}

/**
 * Return terms that a half-typed word may grow into, those with most papers first.
 * @param {import("./postings.js").TermReader} reader
 * @param {string} word folded
 * @returns {Promise<string[]>}
 */
async function grownTerms(reader, word) {
  if (word.length < SHORTEST_GROWING || !reader.shards.count) {
    return [];
  }
  const [first, last] = reader.shards.shardsOf(word);
  const shards = [];
  for (let shard = first; shard <= Math.min(last, first + MOST_GROWN_SHARDS - 1); shard += 1) {
    shards.push(reader.shard(shard));
  }
  const columns = await Promise.all(shards);
  const grown = columns.flatMap((each) => rowsWithPrefix(each, word));
  const common = grown.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  return [...common.slice(0, MOST_GROWN).map(({ term }) => term), ...outgrownTerms(word, columns)];
}

/**
 * @param {any} columns of a shard
 * @param {string} prefix
 */
function rowsWithPrefix(columns, prefix) {
  const rows = [];
  let row = firstRow(columns.terms, prefix);
  for (; columns.terms[row]?.startsWith(prefix); row += 1) {
    // How much is written of a term tells how many papers have it.
    const weight =
      3 * (columns.title?.[row]?.length ?? 0) +
      (columns.abstract?.[row]?.length ?? 0) +
      (columns.authors?.[row]?.length ?? 0);
    rows.push({ term: columns.terms[row], weight });
  }
  return rows;
}

/**
 * Return the terms that a half-typed word may end as, although it is already longer than they are:
 * `genera` for `gener`, the term of `generation`.
 * @param {string} word
 * @param {any[]} columns of the shards that are here
 * @returns {string[]}
 */
function outgrownTerms(word, columns) {
  const terms = [];
  for (let length = word.length - 1; length >= SHORTEST_GROWING; length -= 1) {
    const rest = word.slice(length);
    const term = word.slice(0, length);
    const known = columns.some((each) => each.terms[firstRow(each.terms, term)] === term);
    if (known && SUFFIXES.some((suffix) => suffix.startsWith(rest))) {
      terms.push(term);
    }
  }
  return terms;
}
