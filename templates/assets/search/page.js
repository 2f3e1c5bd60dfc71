// @ts-check
// The search page: connects box, address, Worker and what is shown.

import {
  asksForSomething, orderOf, queryOf, withoutChosen, withToggled, wishOf,
} from "./address.js";
import { AnswerView, MORE_AT_ONCE, NO_ANSWER } from "./answer-view.js";
import { SearchClient } from "./client.js";
import { elementIn } from "./elements.js";
import { listenToKeys, offerKeySwitch } from "./keyboard.js";
import { LONGEST_QUESTION, RESULTS_AT_FIRST } from "./limits.js";
import { deviceStorage, offerKeepSwitch, RecentPanel, RecentSearches } from "./recent.js";

/** @typedef {import("./address.js").Wish} Wish */

/** So that a word pasted or composed is one question; the engine waits before it sends for more. */
const DEBOUNCE_MS = 10;

class SearchPage {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.form = elementIn(section, "form[role=search]", HTMLFormElement);
    this.box = elementIn(this.form, "input[name=q]", HTMLInputElement);
    this.sort = elementIn(section, "[data-search-sort]", HTMLSelectElement);
    this.client = new SearchClient(addressesOf(section));
    this.view = new AnswerView(section, absolute(section.dataset.root), {
      toggle: (group, value) => this.#choose(withToggled(this.wish, group, value)),
      clearAll: () => this.#choose(withoutChosen(this.wish)),
      open: () => this.#ask(false),
    });
    this.recent = new RecentSearches(deviceStorage());
    const panel = elementIn(this.form, "[data-search-recent]", HTMLElement);
    const addressOf = (/** @type {string} */ text) => queryOf({ ...wishOf(""), text });
    this.panel = new RecentPanel(panel, this.box, this.recent, addressOf);
    this.wish = wishOf("");
    this.limit = RESULTS_AT_FIRST;
    this.title = document.title;
    /** What the last step of the history stands for; typing only changes how that step ends. */
    this.settled = location.search;
    /** The paper that the reader comes back from. */
    this.opened = "";
    this.stale = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.#listen();
  }

  /** Show what the address asks for. */
  showAddress() {
    this.wish = wishOf(location.search);
    this.settled = location.search;
    this.box.value = this.wish.text;
    const { limit = RESULTS_AT_FIRST, opened = "" } = history.state ?? {};
    this.limit = limit;
    this.opened = opened;
    this.#start(0, false);
  }

  /**
   * Search for what is wished.
   * @param {number} delay milliseconds in which further typing replaces this search
   * @param {boolean} typing whether the last word may still be growing
   */
  #start(delay, typing) {
    clearTimeout(this.timer);
    this.client.forget();
    this.sort.value = this.wish.sort;
    const text = this.wish.text.trim();
    // Tabs, bookmarks and the history tell searches apart by it.
    document.title = text ? `${text} · ${this.title}` : this.title;
    if (asksForSomething(this.wish)) {
      this.view.expect();
      this.timer = setTimeout(() => this.#ask(typing), delay);
    } else {
      this.view.show(NO_ANSWER, this.wish);
    }
  }

  /** @param {boolean} typing */
  async #ask(typing) {
    if (!asksForSomething(this.wish)) {
      return;
    }
    clearTimeout(this.timer);
    this.view.wait();
    const facets = this.view.facets.wanted(this.wish);
    try {
      const answer = await this.client.ask({ ...this.wish, limit: this.limit, facets, typing });
      if (answer) {
        this.view.show(answer, this.wish);
        this.#comeBack();
      }
    } catch (error) {
      this.stale = error instanceof Error && error.message === "stale";
      this.view.fail(this.wish, this.stale);
    }
  }

  /** After a visit to a paper: go where the reader was. */
  #comeBack() {
    if (this.opened) {
      this.view.results.focusPaper(this.opened);
      this.opened = "";
    }
  }

  /**
   * Take a step that the way back undoes: choosing a facet or an order.
   * @param {Wish} wish
   */
  #choose(wish) {
    this.wish = wish;
    this.recent.add(wish.text);
    this.#keepAddress("pushState");
    this.#start(0, false);
  }

  /** Take what was typed as meant: the search that stood before becomes a step back. */
  #submit() {
    this.recent.add(this.wish.text);
    this.panel.close();
    if (queryOf(this.wish) !== this.settled) {
      rewrite("replaceState", this.settled, null);
      this.#keepAddress("pushState");
    }
    this.#start(0, false);
  }

  #type() {
    this.wish = { ...this.wish, text: this.box.value };
    this.#keepAddress("replaceState");
    this.#start(DEBOUNCE_MS, true);
  }

  /** Empty the box; where it is empty, take the facets away as well. */
  #clear() {
    this.wish = this.box.value ? { ...this.wish, text: "" } : wishOf("");
    this.box.value = "";
    this.#keepAddress("replaceState");
    this.#start(0, false);
    this.box.focus();
    this.panel.close();
  }

  /**
   * Keep the wish in the address, so that it can be shared.
   * @param {"pushState" | "replaceState"} step
   */
  #keepAddress(step) {
    this.limit = RESULTS_AT_FIRST;
    this.opened = "";
    const query = queryOf(this.wish);
    rewrite(step, query, null);
    if (step === "pushState") {
      this.settled = query;
    }
  }

  async #showMore() {
    const shown = this.view.list.children.length;
    this.limit = shown + MORE_AT_ONCE;
    rewrite("replaceState", location.search, { limit: this.limit });
    await this.#ask(false);
    this.view.results.focus(shown);
  }

  #listen() {
    const { box, form, section, sort, view } = this;
    box.maxLength = LONGEST_QUESTION;
    box.addEventListener("focus", () => this.client.load().catch(() => {}), { once: true });
    box.addEventListener("input", () => this.#type());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    sort.addEventListener("change", () => this.#choose({ ...this.wish, sort: orderOf(sort.value) }));
    view.more.addEventListener("click", () => this.#showMore());
    view.retry.addEventListener("click", () => this.#retry());
    section.addEventListener("click", (event) => this.#leave(event));
    section.addEventListener("click", (event) => this.#follow(event));
    addEventListener("popstate", () => this.showAddress());
    addEventListener("online", () => !view.retry.hidden && !this.stale && this.#retry());
    listenToKeys(section, box, () => this.#clear());
    offerSettings(elementIn(section, "[data-search-settings]", HTMLElement), this.recent);
  }

  async #retry() {
    if (this.stale) {
      location.reload();
      return;
    }
    const { retry } = this.view;
    const pressed = retry === document.activeElement;
    await this.#ask(false);
    // The button is gone where the search came; what it found is where a reader goes on.
    if (pressed && retry.hidden && document.activeElement === document.body) {
      this.view.results.focus(0);
    }
  }

  /**
   * Remember where a reader leaves for a paper, so that the way back leads there.
   * @param {MouseEvent} event
   */
  #leave(event) {
    const item = clickedAnchor(event)?.closest("[data-results] [data-paper]");
    if (item instanceof HTMLElement) {
      this.recent.add(this.wish.text);
      // Who opens it in another tab stays here.
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        const state = { limit: this.limit, opened: item.dataset.paper };
        rewrite("replaceState", location.search, state);
      }
    }
  }

  /**
   * Follow a link to another search without leaving the page.
   * @param {MouseEvent} event
   */
  #follow(event) {
    const anchor = clickedAnchor(event);
    const isSearch = anchor && ("spelling" in anchor.dataset || "recent" in anchor.dataset);
    if (!isSearch || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    rewrite("pushState", anchor.search, null);
    this.showAddress();
    this.recent.add(this.wish.text);
    this.box.focus();
  }
}

/** @param {MouseEvent} event */
function clickedAnchor(event) {
  return event.target instanceof Element ? event.target.closest("a") : null;
}

/**
 * @param {HTMLElement} settings
 * @param {RecentSearches} recent
 */
function offerSettings(settings, recent) {
  offerKeepSwitch(elementIn(settings, "[data-keep-searches]", HTMLInputElement), recent);
  offerKeySwitch(elementIn(settings, "[data-single-keys]", HTMLInputElement));
  settings.hidden = false;
}

/**
 * @param {"pushState" | "replaceState"} step
 * @param {string} query
 * @param {object | null} state
 */
function rewrite(step, query, state) {
  try {
    history[step](state, "", query || location.pathname);
  } catch {
    // A browser may refuse it to a page from a disk: the search works, its address stays.
  }
}

/**
 * @param {string | undefined} relative an address as the template writes it
 * @returns {string}
 */
function absolute(relative) {
  return new URL(relative ?? "", document.baseURI).href;
}

/** @param {HTMLElement} section */
function addressesOf({ dataset }) {
  return {
    worker: absolute(dataset.worker),
    more: absolute(dataset.more),
    data: absolute(dataset.parts),
    build: dataset.build ?? "",
  };
}

for (const section of document.querySelectorAll("[data-search]")) {
  if (section instanceof HTMLElement) {
    new SearchPage(section).showAddress();
  }
}
