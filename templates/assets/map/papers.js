// @ts-check
// The titles and days of the papers, fetched once when first needed.

/**
 * @typedef {{ titles: string[], slugs: string[], days: string[] }} Papers
 */

export class PaperData {
  /** @param {string} address */
  constructor(address) {
    this.address = address;
    /** @type {Papers} */
    this.now = { titles: [], slugs: [], days: [] };
    /** @type {Promise<Papers> | undefined} */
    this.loading = undefined;
  }

  /** Fetch the data unless that has begun; if it fails, the next call tries again. */
  load() {
    this.loading ??= this.#fetch();
    return this.loading;
  }

  async #fetch() {
    try {
      const answer = await fetch(this.address);
      if (answer.ok) {
        this.now = await answer.json();
      } else {
        this.loading = undefined;
      }
    } catch {
      this.loading = undefined;
    }
    return this.now;
  }
}
