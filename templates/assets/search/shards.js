// @ts-check
// Which file holds a term. Pure.

/** No term has this character: it sorts after all of them. */
const AFTER_ALL = "\uffff";
const FIRST_LETTER = 65;

/**
 * Return words of which each is told from the one before.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsTold(text) {
  let before = "";
  // A capital letter says how much of the one before is repeated.
  return Array.from(text.matchAll(/([A-Z])([^A-Z]*)/g), ([, letter, rest]) => {
    before = before.slice(0, letter.charCodeAt(0) - FIRST_LETTER) + rest;
    return before;
  });
}

/** Where the shards begin, in the order of terms by UTF-16 code unit. */
export class ShardTable {
  /** @param {{shards: string}} start */
  constructor({ shards }) {
    this.separators = ["", ...wordsTold(shards)];
  }

  /** There is always one, if need be without a term. */
  get count() {
    return this.separators.length;
  }

  /**
   * Return the number of the shard that holds a term, if any does.
   * @param {string} term
   */
  shardOf(term) {
    let first = 0;
    let after = this.separators.length;
    while (after - first > 1) {
      const middle = (first + after) >> 1;
      if (this.separators[middle] <= term) {
        first = middle;
      } else {
        after = middle;
      }
    }
    return first;
  }

  /**
   * Return the first and the last shard that may hold terms that begin so.
   * @param {string} prefix
   * @returns {[number, number]}
   */
  shardsOf(prefix) {
    return [this.shardOf(prefix), this.shardOf(prefix + AFTER_ALL)];
  }
}
