// @ts-check
// What the search knows of every paper without loading it: topic, year, and length of abstract. Pure.

import { numbersOf } from "./packing.js";

export class PapersTable {
  /** @param {{papers: number, groups: [number, number, number][], lengths: string}} start */
  constructor({ papers, groups, lengths }) {
    this.count = papers;
    this.topics = new Int32Array(papers);
    this.years = new Uint16Array(papers);
    this.lengths = numbersOf(lengths);
    /** @type {Map<number, [number, number]>} topic: first paper and the one after its last */
    this.ranges = new Map();
    let first = 0;
    for (const [topic, year, size] of groups) {
      this.#fill(first, first + size, topic, year);
      first += size;
    }
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
    for (let paper = first + 1; paper < after; paper += 1) {
      this.lengths[paper] += this.lengths[paper - 1];
    }
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
