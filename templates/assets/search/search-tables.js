// @ts-check
// The tables of a site's facets, dates and known words, each loaded and decoded when it is first asked for.

import { commentCounts, facetRows, paperDates, paperMonths } from "./facet-tables.js";
import { numbersOf } from "./packing.js";
import { wordsTold } from "./shards.js";

/** @typedef {import("./facet-tables.js").FacetRow} FacetRow */

export class SearchTables {
  /** @type {Map<string, Promise<any>>} */
  #tables = new Map();

  /**
   * @param {import("./parts.js").PartStore} store
   * @param {import("./papers-table.js").PapersTable} papers
   */
  constructor(store, papers) {
    this.store = store;
    this.papers = papers;
  }

  /** @returns {Promise<FacetRow[]>} most papers first */
  organizations() {
    return this.#table("organizations", (part) => facetRows(part.organizations));
  }

  /** @returns {Promise<FacetRow[]>} newest first */
  listings() {
    return this.#table("listings", (part) => facetRows(part.listings));
  }

  /** @returns {Promise<Uint32Array>} for each paper a number that sorts as its month */
  months() {
    return this.#table("months", (part) => paperMonths(part, this.papers));
  }

  /** @returns {Promise<Uint32Array>} for each paper a number that sorts as its date */
  async dates() {
    const [months, days] = await Promise.all([this.months(), this.store.get("days")]);
    return paperDates(months, days);
  }

  /** @returns {Promise<Uint32Array>} for each paper how many comments it has */
  discussion() {
    return this.#table("discussion", (part) => commentCounts(part, this.papers.count));
  }

  /**
   * Return the known words that begin with a character.
   * @param {string} initial
   * @returns {Promise<import("./spelling.js").SpellingPart>}
   */
  words(initial) {
    return this.#table(`words/${initial.codePointAt(0)?.toString(16)}`, ({ words, papers }) => ({
      words: wordsTold(words),
      papers: numbersOf(papers),
    }));
  }

  /**
   * @param {string} name
   * @param {(part: any) => any} decoded
   */
  #table(name, decoded) {
    let table = this.#tables.get(name);
    if (!table) {
      table = this.store.get(name).then(decoded);
      this.#tables.set(name, table);
      table.catch(() => this.#tables.delete(name));
    }
    return table;
  }
}
