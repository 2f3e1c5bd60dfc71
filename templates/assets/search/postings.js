// @ts-check
// The postings of terms, out of the shards that hold them: each term is decoded once.

import { numbersOf, positionsOf, postingsOf } from "./packing.js";
import { wordsTold } from "./shards.js";

/** The fields of a paper, in the order of the index. */
export const INDEX_FIELDS = ["title", "abstract", "organization", "authors", "identifiers"];

/** What is written of each term, in this order: see docs/search.md. */
const TERM_COLUMNS = [
  "terms", "abstract", "title", "titleLengths", "forms", "titleForms", "authors", "authorsLengths",
  "identifiers", "identifiersLengths", "organization", "organizationLengths",
];

/** The fields whose positions are written, in this order. */
const PLACED_FIELDS = ["abstract", "title", "authors"];

/**
 * The papers that have a term in a field, ascending; how often; how many terms the field has.
 * `forms` are of titles: the place of the word that became the term among the term's forms.
 * @typedef {{papers: Uint32Array, counts: Uint16Array, lengths: Uint32Array, forms?: Uint32Array}}
 *   FieldPostings
 *
 * @typedef {{term: string, fields: {[field: string]: FieldPostings}, forms: string[]}} DecodedTerm
 */

export class TermReader {
  /** @type {Map<string, Promise<DecodedTerm | null>>} */
  #terms = new Map();
  /** @type {string[]} */
  #dictionary = [];

  /**
   * @param {import("./parts.js").PartStore} store
   * @param {import("./shards.js").ShardTable} shards
   * @param {import("./papers-table.js").PapersTable} papers
   */
  constructor(store, shards, papers) {
    this.store = store;
    this.shards = shards;
    this.papers = papers;
  }

  /**
   * Return a term's postings, or null where no paper has it.
   * @param {string} term
   * @param {boolean} [sure] whether it is needed whatever else is typed
   * @returns {Promise<DecodedTerm | null>}
   */
  get(term, sure = false) {
    let found = this.#terms.get(term);
    if (!found) {
      found = this.#read(term, sure);
      this.#terms.set(term, found);
      found.catch(() => this.#terms.delete(term));
    }
    return found;
  }

  /**
   * Return a shard's columns: of each a place for each term, empty where there is nothing.
   * @param {number} shard
   * @param {boolean} [sure]
   * @returns {Promise<{[column: string]: string[]}>}
   */
  async shard(shard, sure = false) {
    /** @type {string} */
    const text = await this.store.get(`terms/${shard}`, sure);
    const rows = text.split("!").map((row) => row.split(" "));
    return Object.fromEntries(
      TERM_COLUMNS.map((name, place) => [name, rows.map((row) => row[place] ?? "")]),
    );
  }

  /**
   * Return the positions of a term in a field, posting by posting; none where it is not there. In
   * the field of authors a position is the place of the author, from 0.
   * @param {string} term
   * @param {string} field
   * @returns {Promise<Uint32Array>}
   */
  async positions(term, field) {
    const shard = this.shards.shardOf(term);
    const [{ terms }, text, decoded] = await Promise.all([
      this.shard(shard),
      this.store.get(`positions/${shard}`),
      this.get(term),
    ]);
    const row = text.split("!")[rowOf(terms, term)]?.split(" ") ?? [];
    const postings = decoded?.fields[field];
    return positionsOf(row[PLACED_FIELDS.indexOf(field)] ?? "", postings?.counts ?? []);
  }

  /**
   * Return all terms of the index.
   * @param {number} count how many parts the dictionary has
   * @returns {Promise<string[]>}
   */
  async dictionary(count) {
    if (!this.#dictionary.length) {
      const names = Array.from({ length: count }, (_, place) => `dictionary/${place}`);
      const parts = await Promise.all(names.map((name) => this.store.get(name)));
      this.#dictionary = parts.flatMap(({ terms }) => wordsTold(terms));
    }
    return this.#dictionary;
  }

  /**
   * @param {string} term
   * @param {boolean} sure
   */
  async #read(term, sure) {
    const columns = await this.shard(this.shards.shardOf(term), sure);
    const row = rowOf(columns.terms, term);
    return row < 0 ? null : decodedTerm(columns, row, this.papers);
  }
}

/**
 * Return the place of a term (or a word) among sorted ones, or -1.
 * @param {string[]} terms
 * @param {string} term
 */
export function rowOf(terms, term) {
  const row = firstRow(terms, term);
  return terms[row] === term ? row : -1;
}

/**
 * Return the place of the first of sorted terms that does not come before a text.
 * @param {string[]} terms
 * @param {string} text
 */
export function firstRow(terms, text) {
  let first = 0;
  let after = terms.length;
  while (first < after) {
    const middle = (first + after) >> 1;
    if (terms[middle] < text) {
      first = middle + 1;
    } else {
      after = middle;
    }
  }
  return first;
}

/**
 * @param {{[column: string]: string[]}} columns
 * @param {number} row
 * @param {import("./papers-table.js").PapersTable} papers
 * @returns {DecodedTerm}
 */
function decodedTerm(columns, row, papers) {
  const term = columns.terms[row];
  /** @type {{[field: string]: FieldPostings}} */
  const fields = {};
  for (const field of INDEX_FIELDS) {
    const text = columns[field][row];
    if (text) {
      const postings = postingsOf(text);
      const lengths =
        field === "abstract"
          ? postings.papers.map((paper) => papers.lengthOf(paper))
          : numbersOf(columns[`${field}Lengths`][row]).map((length) => length + 1);
      fields[field] = { ...postings, lengths };
    }
  }
  if (fields.title) {
    fields.title.forms = formsOf(columns.titleForms[row], fields.title.papers.length);
  }
  return { term, fields, forms: (columns.forms[row] || term).split(",") };
}

/**
 * @param {string} text
 * @param {number} count
 */
function formsOf(text, count) {
  return text ? numbersOf(text) : new Uint32Array(count);
}
