// @ts-check
// Titles and days of the papers, fetched when first needed: titles in shards of so many points
// each, days of all points for the filter.

/**
 * @typedef {{ titles: string[], slugs: string[], days: string[] }} Shard
 * @typedef {{ title: string, slug: string, day: string }} Paper
 */

export class PaperData {
  /** @param {{ papers?: string, days?: string, shard?: string }} places the folder of the shards, the file of days, and how many papers a shard has */
  constructor({ papers = "", days = "", shard = "1" }) {
    this.folder = papers;
    this.daysAddress = days;
    this.size = Number(shard);
    /** @type {Map<number, Shard>} */
    this.shards = new Map();
    /** @type {Map<string, Promise<any>>} */
    this.loading = new Map();
  }

  /**
   * Return what is known of a paper already.
   * @param {number} number of its point
   * @returns {Paper | undefined}
   */
  known(number) {
    const shard = this.shards.get(Math.floor(number / this.size));
    const place = number % this.size;
    return (
      shard && { title: shard.titles[place], slug: shard.slugs[place], day: shard.days[place] }
    );
  }

  /**
   * Fetch what tells of a paper, and of those drawn with it.
   * @param {number} number of its point
   */
  async load(number) {
    const shard = Math.floor(number / this.size);
    const found = await this.#fetch(`${this.folder}${shard}.json`);
    if (found) {
      this.shards.set(shard, found);
    }
  }

  /**
   * Return the days of all papers, ISO; none where they cannot be fetched.
   * @returns {Promise<string[]>}
   */
  async days() {
    const found = await this.#fetch(this.daysAddress);
    return found ? found.papers.map((/** @type {number} */ day) => found.days[day]) : [];
  }

  /**
   * Fetch a file unless that has begun; if it fails, the next call tries again.
   * @param {string} address
   */
  #fetch(address) {
    const loading = this.loading.get(address) ?? this.#answer(address);
    this.loading.set(address, loading);
    return loading;
  }

  /** @param {string} address */
  async #answer(address) {
    try {
      const answer = await fetch(address);
      if (answer.ok) {
        return await answer.json();
      }
    } catch {
      // Without titles the map is still a map.
    }
    this.loading.delete(address);
    return undefined;
  }
}
