// @ts-check
// The search page: connects box, address, Worker and results.

import { SearchClient } from "./client.js";
import { listenToKeys } from "./keyboard.js";
import { missingItems, resultItem } from "./results.js";
import { countSentence, missingSentence } from "./sentences.js";

const DEBOUNCE_MS = 60;
const RESULTS_AT_ONCE = 20;

/**
 * @template {Element} Kind
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function part(parent, selector, kind) {
  const found = parent.querySelector(selector);
  if (!(found instanceof kind)) {
    throw new Error(`The search page has no ${selector}.`);
  }
  return found;
}

class SearchPage {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.form = part(section, "form[role=search]", HTMLFormElement);
    this.box = part(this.form, "input[name=q]", HTMLInputElement);
    this.status = part(section, "[data-search-status]", HTMLElement);
    this.missing = part(section, "[data-search-missing]", HTMLElement);
    this.list = part(section, "[data-results]", HTMLOListElement);
    this.more = part(section, "[data-search-more]", HTMLButtonElement);
    this.retry = part(section, "[data-search-retry]", HTMLButtonElement);
    this.browse = part(section, "[data-search-browse]", HTMLElement);
    this.root = address(section.dataset.root);
    this.client = new SearchClient({
      worker: address(section.dataset.worker),
      lunr: address(section.dataset.lunr),
      index: address(section.dataset.index),
      papers: address(section.dataset.papers),
    });
    this.limit = RESULTS_AT_ONCE;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.#listen(section);
  }

  /** Show what the address asks for. */
  showAddress() {
    this.box.value = new URLSearchParams(location.search).get("q") ?? "";
    this.start(0);
  }

  /**
   * Search for what stands in the box.
   * @param {number} delay milliseconds in which further typing replaces this search
   */
  start(delay) {
    clearTimeout(this.timer);
    this.client.forget();
    this.limit = RESULTS_AT_ONCE;
    if (!this.box.value.trim()) {
      this.#show({ total: 0, complete: true, results: [], missing: [] }, "");
      return;
    }
    this.list.setAttribute("aria-busy", "true");
    this.timer = setTimeout(() => this.#search(), delay);
  }

  /** Empty the box and take the results away. */
  clear() {
    this.box.value = "";
    this.#keepAddress();
    this.start(0);
  }

  async #search() {
    const text = this.box.value;
    const slow = setTimeout(() => this.#say("Searching…"), 400);
    this.retry.hidden = true;
    this.list.setAttribute("aria-busy", "true");
    try {
      const answer = await this.client.ask(text, this.limit);
      if (answer) {
        this.#show(answer, text.trim());
      }
    } catch {
      this.#fail();
    } finally {
      clearTimeout(slow);
    }
  }

  /**
   * @param {import("./engine.js").Answer} answer
   * @param {string} text what was searched for, or nothing
   */
  #show(answer, text) {
    this.list.replaceChildren(...answer.results.map((result) => resultItem(result, this.root)));
    this.missing.replaceChildren(
      ...missingItems(answer.missing, (word, near) => withSpelling(text, word, near), missingSentence),
    );
    this.missing.hidden = answer.missing.length === 0;
    this.more.hidden = answer.results.length === answer.total;
    this.retry.hidden = true;
    this.browse.hidden = answer.total > 0;
    this.#say(text ? countSentence(answer, text) : "");
    this.list.setAttribute("aria-busy", "false");
  }

  #fail() {
    this.#show({ total: 0, complete: true, results: [], missing: [] }, "");
    this.#say("The search could not be loaded. Check the connection, or browse below.");
    this.retry.hidden = false;
  }

  /** @param {string} sentence */
  #say(sentence) {
    if (this.status.textContent !== sentence) {
      this.status.textContent = sentence;
    }
  }

  /** Keep the query in the address, so that it can be shared, without a step in the history. */
  #keepAddress() {
    history.replaceState(null, "", searchAddress(this.box.value.trim()));
  }

  async #showMore() {
    const shown = this.list.children.length;
    this.limit += RESULTS_AT_ONCE;
    await this.#search();
    this.list.children[shown]?.querySelector("a")?.focus();
  }

  /** @param {HTMLElement} section */
  #listen(section) {
    this.box.addEventListener("focus", () => this.client.load().catch(() => {}), { once: true });
    this.box.addEventListener("input", () => {
      this.#keepAddress();
      this.start(DEBOUNCE_MS);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.start(0);
    });
    this.more.addEventListener("click", () => this.#showMore());
    this.retry.addEventListener("click", () => this.start(0));
    this.missing.addEventListener("click", (event) => this.#followSpelling(event));
    addEventListener("popstate", () => this.showAddress());
    listenToKeys(section, this.box, () => this.clear());
  }

  /** @param {MouseEvent} event */
  #followSpelling(event) {
    const anchor = event.target instanceof Element ? event.target.closest("a") : null;
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    history.pushState(null, "", anchor.href);
    this.showAddress();
    this.box.focus();
  }
}

/**
 * @param {string | undefined} relative an address as the template writes it
 * @returns {string}
 */
function address(relative) {
  return new URL(relative ?? "", document.baseURI).href;
}

/** @param {string} text */
function searchAddress(text) {
  return text ? `?${new URLSearchParams({ q: text })}` : location.pathname;
}

/**
 * @param {string} text
 * @param {string} word
 * @param {string} near
 */
function withSpelling(text, word, near) {
  const replaced = text.replace(new RegExp(escaped(word), "iu"), () => near);
  return searchAddress(replaced === text ? near : replaced);
}

/** @param {string} word */
function escaped(word) {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

for (const section of document.querySelectorAll("[data-search]")) {
  if (section instanceof HTMLElement) {
    new SearchPage(section).showAddress();
  }
}
