// @ts-check
// Which file holds a term. Pure.

import { numbersOf } from "./packing.js";

/** No term has this character: it sorts after all of them. */
const AFTER_ALL = "\uffff";

export class ShardTable {
  /** @param {{shards: string, shardSizes: string}} start */
  constructor({ shards, shardSizes }) {
    this.separators = shards.split(" ");
    this.sizes = numbersOf(shardSizes);
  }

  get count() {
    return this.sizes.length;
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

  /**
   * Return how long a shard's file is, about, in characters.
   * @param {number} shard
   */
  sizeOf(shard) {
    return (this.sizes[shard] ?? 0) << 10;
  }
}
