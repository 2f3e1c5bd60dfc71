// @ts-check
// The page's side of the search: starts it once, numbers the questions, drops stale answers. It runs
// in a Worker; where none can be made, as in a page from a disk, the same engine runs in the page.

import { loadByScript, runScript } from "./load-by-script.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Question} Question */

/**
 * Where the search lies, as absolute addresses: the script of its engine with lunr.js, what of both is
 * seldom needed, and the folder of its parts, with a slash at its end; and the build of the page.
 * @typedef {{worker: string, more: string, data: string, build: string}} Addresses
 *
 * What can be sent to a Worker, and heard from it.
 * @typedef {{onmessage: ((event: any) => void) | null, onerror: ((event: any) => void) | null,
 *   postMessage: (message: any) => void, terminate: () => void}} Answering
 */

/** A search that says nothing for so long will never: a host may be silent, a Worker may be gone. */
const LONGEST_WAIT_MS = 30_000;

export class SearchClient {
  /** What ends the waiting for an answer. */
  #stopWaiting = () => {};
  /** @type {(reason: string) => void} */
  #giveUp = () => {};

  /**
   * @param {Addresses} addresses
   * @param {(addresses: Addresses) => Answering} [start]
   * @param {(ring: () => void) => () => void} [alarm] rings after the longest wait, unless what it
   *   returns is called before
   */
  constructor(addresses, start = startSearch, alarm = setAlarm) {
    this.addresses = addresses;
    this.start = start;
    this.alarm = alarm;
    /** @type {Answering | undefined} */
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
      const { more, data, build } = this.addresses;
      const worker = this.start(this.addresses);
      this.worker = worker;
      const fail = (/** @type {string} */ reason) => {
        worker.terminate();
        if (this.worker !== worker) {
          return; // Another took its place.
        }
        this.loading = undefined;
        reject(new Error(reason));
        this.#reject(this.open?.id, reason);
      };
      this.#giveUp = fail;
      worker.onerror = (event) => fail(event.message || "the search cannot be loaded");
      worker.onmessage = ({ data: message }) => {
        if (message.loaded) {
          resolve();
        } else if (message.failed && message.id === undefined) {
          fail(message.failed);
        } else if (message.failed) {
          this.#reject(message.id, message.failed);
        } else {
          this.#receive(message.answer);
        }
      };
      worker.postMessage({ load: { more, data, build } });
    });
    return this.loading;
  }

  /**
   * Return the answer to a question, or null when a newer one was asked before it came.
   *
   * Fails with the reason as its message: "stale" where the site was built anew since the page was
   * opened; after any other failure the same question may be asked again.
   * @param {Question} question
   * @returns {Promise<Answer | null>}
   */
  async ask(question) {
    const id = this.forget();
    this.#stopWaiting = this.alarm(() => this.#giveUp("the search does not answer"));
    try {
      await this.load();
    } catch (error) {
      if (id === this.lastId) {
        this.#stopWaiting();
        throw error;
      }
    }
    if (id !== this.lastId) {
      return null;
    }
    return new Promise((resolve, reject) => {
      this.open = { id, resolve, reject };
      this.worker?.postMessage({ ask: { id, question } });
    });
  }

  /** Drop the question that is open, and return the number of the next. */
  forget() {
    this.#stopWaiting();
    this.open?.resolve(null);
    this.open = undefined;
    this.lastId += 1;
    return this.lastId;
  }

  /** @param {{id: number, answer: Answer}} message */
  #receive({ id, answer }) {
    if (this.open?.id === id) {
      this.#stopWaiting();
      this.open.resolve(answer);
      this.open = undefined;
    }
  }

  /**
   * @param {number | undefined} id
   * @param {string} reason
   */
  #reject(id, reason) {
    if (id !== undefined && this.open?.id === id) {
      this.#stopWaiting();
      this.open.reject(new Error(reason));
      this.open = undefined;
    }
  }
}

/**
 * @param {() => void} ring
 * @returns {() => void} what switches it off
 */
function setAlarm(ring) {
  const timer = setTimeout(ring, LONGEST_WAIT_MS);
  return () => clearTimeout(timer);
}

/**
 * Start the search beside the page, or else in it.
 * @param {Addresses} addresses
 * @returns {Answering}
 */
function startSearch(addresses) {
  if (location.protocol !== "file:") {
    try {
      return new Worker(addresses.worker);
    } catch {
      // No Worker here: what follows needs none.
    }
  }
  return new InPageSearch(addresses.worker);
}

/** Answers as a Worker does, in the page itself. */
export class InPageSearch {
  /**
   * @param {string} script the engine's
   * @param {any} [scope]
   * @param {(address: string) => Promise<void>} [run]
   */
  constructor(script, scope = globalThis, run = runScript) {
    this.script = script;
    this.scope = scope;
    this.run = run;
    /** @type {((event: {data: any}) => void) | null} */
    this.onmessage = null;
    /** @type {((event: any) => void) | null} */
    this.onerror = null;
    /** @type {((question: Question) => Promise<Answer>) | undefined} */
    this.answering = undefined;
  }

  /** @param {{load?: any, ask?: any}} message */
  async postMessage({ load, ask }) {
    try {
      if (load) {
        this.answering = await this.#open(load);
        this.#say({ loaded: true });
      } else {
        this.#say({ answer: { id: ask.id, answer: await this.answering?.(ask.question) } });
      }
    } catch (error) {
      const reason = this.scope.conspectusSearch?.reasonOf(error) ?? String(error);
      this.#say({ failed: reason, id: ask?.id });
    }
  }

  terminate() {
    this.onmessage = null;
  }

  /** @param {{more: string, data: string, build: string}} load */
  async #open({ more, data, build }) {
    if (!this.scope.conspectusSearch) {
      await this.run(this.script);
    }
    const parts = loadByScript(data, build, this.scope, this.run);
    return this.scope.conspectusSearch.open(this.scope.lunr, build, parts, async () => {
      await this.run(more);
      return this.scope.conspectusSearchMore;
    });
  }

  /** @param {any} message */
  #say(message) {
    this.onmessage?.({ data: message });
  }
}
