// @ts-check
// Words and their terms, by Lunr's own stemmer and stop words. Pure.

/** Turns words into terms, as the index does. */
export class Stems {
  /** @type {Map<string, string>} */
  #known = new Map();

  /** @param {any} lunr */
  constructor(lunr) {
    this.lunr = lunr;
  }

  /**
   * Return the term of a folded word.
   * @param {string} word
   * @returns {string}
   */
  of(word) {
    let term = this.#known.get(word);
    if (term === undefined) {
      term = String(this.lunr.stemmer(new this.lunr.Token(word, {})));
      this.#known.set(word, term);
    }
    return term;
  }

  /**
   * Tell whether titles and abstracts are indexed without a word.
   * @param {string} word
   */
  isStopWord(word) {
    return this.lunr.stopWordFilter(new this.lunr.Token(word, {})) === undefined;
  }
}
