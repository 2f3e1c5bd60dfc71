// @ts-check
// The page's side of the Worker: loads it once, numbers the questions, drops stale answers.

/** @typedef {import("./engine.js").Answer} Answer */

/**
 * Where the parts of the search lie: absolute addresses.
 * @typedef {{worker: string, lunr: string, index: string, papers: string}} Addresses
 */

export class SearchClient {
  /**
   * @param {Addresses} addresses
   * @param {(address: string) => Worker} [createWorker]
   */
  constructor(addresses, createWorker = (address) => new Worker(address)) {
    this.addresses = addresses;
    this.createWorker = createWorker;
    /** @type {Worker | undefined} */
    this.worker = undefined;
    /** @type {Promise<void> | undefined} */
    this.loading = undefined;
    /** @type {{id: number, resolve: (answer: Answer | null) => void, reject: (e: Error) => void} | undefined} */
    this.open = undefined;
    this.lastId = 0;
  }

  /** Load the search; further calls wait for the same load, and a failed one can be tried again. */
  load() {
    this.loading ??= new Promise((resolve, reject) => {
      const { worker: script, ...data } = this.addresses;
      const worker = this.createWorker(script);
      this.worker = worker;
      const fail = (/** @type {string} */ reason) => {
        worker.terminate();
        this.loading = undefined;
        reject(new Error(reason));
        this.open?.reject(new Error(reason));
        this.open = undefined;
      };
      worker.onerror = (event) => fail(event.message || "the search cannot be loaded");
      worker.onmessage = ({ data: message }) => {
        if (message.loaded) {
          resolve();
        } else if (message.failed) {
          fail(message.failed);
        } else {
          this.#receive(message.answer);
        }
      };
      worker.postMessage({ load: data });
    });
    return this.loading;
  }

  /**
   * Return the answer to a query, or null when a newer query was asked before it came.
   * @param {string} text
   * @param {number} limit how many results to show
   * @returns {Promise<Answer | null>}
   */
  async ask(text, limit) {
    const id = this.forget();
    await this.load();
    if (id !== this.lastId) {
      return null;
    }
    return new Promise((resolve, reject) => {
      this.open = { id, resolve, reject };
      this.worker?.postMessage({ ask: { id, text, limit } });
    });
  }

  /** Drop the question that is open, and return the number of the next. */
  forget() {
    this.open?.resolve(null);
    this.open = undefined;
    this.lastId += 1;
    return this.lastId;
  }

  /** @param {{id: number, answer: Answer}} message */
  #receive({ id, answer }) {
    if (this.open?.id === id) {
      this.open.resolve(answer);
      this.open = undefined;
    }
  }
}
