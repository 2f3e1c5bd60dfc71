// @ts-check
// While someone types, nothing is sent for that another key could make needless: words that are only
// on their way to others would cost more bytes than the search itself. What is here already answers
// at once, and what is sure to be needed is sent for at once. Knows no network.

/** Milliseconds without another key after which what is in the box is meant. */
const REST_MS = 180;

/** Another question came while this one waited for what it needs. */
export class SupersededError extends Error {}

export class Patience {
  /** @type {Set<(error: Error) => void>} */
  #waiting = new Set();
  #readyAt = 0;

  /** @param {() => number} [now] milliseconds, as they pass */
  constructor(now = () => performance.now()) {
    this.now = now;
  }

  /**
   * Begin with another question: those before it are given up where they wait.
   * @param {boolean} typing whether more may be typed at once
   */
  begin(typing) {
    this.#readyAt = typing ? this.now() + REST_MS : 0;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    waiting.forEach((giveUp) => giveUp(new SupersededError()));
  }

  /**
   * Wait until nobody types; fails when another question comes before.
   * @returns {Promise<void>}
   */
  rest() {
    const left = this.#readyAt - this.now();
    if (left <= 0) {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(giveUp);
        resolve();
      }, left);
      const giveUp = (/** @type {Error} */ error) => {
        clearTimeout(timer);
        reject(error);
      };
      this.#waiting.add(giveUp);
    });
  }
}
