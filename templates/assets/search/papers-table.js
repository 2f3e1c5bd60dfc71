// @ts-check
// What the search knows of every paper without loading it: topic, year, and length of abstract. Pure.

import { lengthsOf, numbersOf } from "./packing.js";

/** A row for each paper, by its number. */
export class PapersTable {
  /** @param {{papers: number, topics: any[], groups: string, lengths: string}} start */
  constructor({ papers, topics, groups, lengths }) {
    this.count = papers;
    this.topics = new Int32Array(papers);
    this.years = new Uint16Array(papers);
    /** @type {Map<number, [number, number]>} topic: first paper and the one after its last */
    this.ranges = new Map();
    const columns = numbersOf(groups);
    const count = columns.length / 3;
    const sizes = columns.subarray(2 * count);
    let first = 0;
    let topic = 0;
    sizes.forEach((size, place) => {
      topic += columns[place];
      this.#fill(first, first + size, topic < topics.length ? topic : -1, columns[count + place]);
      first += size;
    });
    this.lengths = lengthsOf(lengths, sizes);
  }

  /**
   * @param {number} first
   * @param {number} after
   * @param {number} topic
   * @param {number} year
   */
  #fill(first, after, topic, year) {
    this.topics.fill(topic, first, after);
    this.years.fill(year, first, after);
    this.ranges.set(topic, [this.ranges.get(topic)?.[0] ?? first, after]);
  }

  /**
   * Return the place of a paper's topic among the topics, or -1.
   * @param {number} paper
   */
  topicOf(paper) {
    return this.topics[paper];
  }

  /**
   * Return a paper's year, or 0.
   * @param {number} paper
   */
  yearOf(paper) {
    return this.years[paper];
  }

  /**
   * Return how many terms a paper's abstract has.
   * @param {number} paper
   */
  lengthOf(paper) {
    return this.lengths[paper];
  }

  /**
   * Return the first paper of a topic and the one after its last.
   * @param {number} topic
   * @returns {[number, number]}
   */
  rangeOf(topic) {
    return this.ranges.get(topic) ?? [0, 0];
  }
}
