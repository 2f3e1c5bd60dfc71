// @ts-check
// The search page: connects box, address, Worker and results.

import {
  asksForSomething, FACET_GROUPS, queryOf, withoutChosen, withToggled, withWord, wishOf,
} from "./address.js";
import { SearchClient } from "./client.js";
import { part } from "./elements.js";
import { chosenChips, FacetsView, feedTopics, showFeeds } from "./facets-view.js";
import { listenToKeys, offerKeySwitch } from "./keyboard.js";
import { noticesOf } from "./notices.js";
import { RecentPanel, RecentSearches } from "./recent.js";
import { ResultList } from "./results.js";
import { countSentence, filtersSentence, moreSentence, SAYINGS } from "./sentences.js";

/**
 * @typedef {import("./address.js").Wish} Wish
 * @typedef {import("./address.js").FacetGroup} FacetGroup
 * @typedef {import("./engine.js").Answer} Answer
 */

const DEBOUNCE_MS = 60;
const DIM_AFTER_MS = 200;
const SAY_AFTER_MS = 400;
const RESULTS_AT_FIRST = 10;
const MORE_AT_ONCE = 20;

/** @type {Answer} */
const NO_ANSWER = {
  total: 0, complete: true, results: [], missing: [], corrected: [],
  facets: { topic: [], year: [] }, topics: [], problems: [],
};

class SearchPage {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.form = part(section, "form[role=search]", HTMLFormElement);
    this.box = part(this.form, "input[name=q]", HTMLInputElement);
    this.status = part(section, "[data-search-status]", HTMLElement);
    this.sort = part(section, "[data-search-sort]", HTMLSelectElement);
    this.filters = part(section, "[data-search-filters]", HTMLDetailsElement);
    this.chips = part(section, "[data-search-chips]", HTMLElement);
    this.feeds = part(section, "[data-search-feeds]", HTMLElement);
    this.notices = part(section, "[data-search-notices]", HTMLElement);
    this.list = part(section, "[data-results]", HTMLOListElement);
    this.more = part(section, "[data-search-more]", HTMLButtonElement);
    this.retry = part(section, "[data-search-retry]", HTMLButtonElement);
    this.browse = part(section, "[data-search-browse]", HTMLElement);
    this.root = absolute(section.dataset.root);
    this.client = new SearchClient(addressesOf(section));
    this.results = new ResultList(this.list, this.root, (slug) => this.#hueOf(slug));
    this.facets = new FacetsView(
      part(section, "[data-facets]", HTMLElement),
      (group, value) => this.#choose(withToggled(this.wish, group, value)),
      () => this.#ask(false),
    );
    this.recent = new RecentSearches(deviceStorage());
    this.wish = wishOf("");
    this.limit = RESULTS_AT_FIRST;
    /** The address that the last step of the history stands for; typing only changes how it ends. */
    this.settled = location.search;
    /** @type {Answer} */
    this.answer = NO_ANSWER;
    /** Where the reader was before leaving for a paper. */
    this.opened = "";
    this.stale = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {ReturnType<typeof setTimeout>[]} */
    this.waits = [];
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
    if (!asksForSomething(this.wish)) {
      this.#show(NO_ANSWER);
      return;
    }
    this.list.setAttribute("aria-busy", "true");
    this.timer = setTimeout(() => this.#ask(typing), delay);
  }

  /** @param {boolean} typing */
  async #ask(typing) {
    if (!asksForSomething(this.wish)) {
      return;
    }
    this.#wait();
    const { text, sort, chosen } = this.wish;
    const facets = this.facets.wanted(this.wish);
    try {
      const question = { text, sort, chosen, limit: this.limit, facets, typing };
      const answer = await this.client.ask(question);
      if (answer) {
        this.#show(answer);
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  /** What was found before stays until the next answer stands; after a while it is dimmed. */
  #wait() {
    this.#stopWaiting();
    this.list.setAttribute("aria-busy", "true");
    this.waits = [
      setTimeout(() => this.section.classList.add("is-waiting"), DIM_AFTER_MS),
      setTimeout(() => this.#say(SAYINGS.searching), SAY_AFTER_MS),
    ];
  }

  #stopWaiting() {
    this.waits.forEach(clearTimeout);
    this.section.classList.remove("is-waiting");
  }

  /** @param {Answer} answer */
  #show(answer) {
    this.#stopWaiting();
    const asked = asksForSomething(this.wish);
    const text = this.wish.text.trim();
    this.answer = answer;
    this.results.show(answer.results);
    this.notices.replaceChildren(
      ...noticesOf(answer, text, this.root, (word, near) => this.#withSpelling(word, near),
        (slug) => this.#hueOf(slug)),
    );
    this.#showFacets(asked);
    this.#offerMore(answer);
    this.retry.hidden = true;
    this.browse.hidden = answer.total > 0;
    this.#say(asked ? countSentence(answer, text) : "");
    this.list.setAttribute("aria-busy", "false");
    if (this.opened) {
      this.results.focusPaper(this.opened);
      this.opened = "";
    }
  }

  /** @param {boolean} asked whether anything was asked for */
  #showFacets(asked) {
    const chosen = FACET_GROUPS.reduce((sum, group) => sum + this.wish.chosen[group].length, 0);
    this.section.classList.toggle("is-answered", asked);
    part(this.filters, "summary", HTMLElement).textContent = filtersSentence(chosen);
    this.facets.show(this.answer.facets);
    this.chips.replaceChildren(
      ...chosenChips(
        this.wish,
        this.answer.facets,
        (group, value) => this.#choose(withToggled(this.wish, group, value)),
        () => this.#choose(withoutChosen(this.wish)),
      ),
    );
    this.chips.hidden = chosen === 0;
    showFeeds(this.feeds, feedTopics(this.wish, this.answer.facets), this.root);
  }

  /** @param {Answer} answer */
  #offerMore({ total, results }) {
    const left = total - results.length;
    this.more.hidden = left <= 0 || results.length === 0;
    this.more.textContent = moreSentence(Math.min(left, MORE_AT_ONCE));
  }

  /** @param {unknown} error */
  #fail(error) {
    this.stale = error instanceof Error && error.message === "stale";
    this.#show(NO_ANSWER);
    if (this.stale) {
      this.#say(SAYINGS.stale);
    } else {
      this.#say(navigator.onLine ? SAYINGS.failed : SAYINGS.offline);
    }
    this.retry.textContent = this.stale ? SAYINGS.reload : SAYINGS.retry;
    this.retry.hidden = false;
  }

  /** @param {string} sentence */
  #say(sentence) {
    if (this.status.textContent !== sentence) {
      this.status.textContent = sentence;
    }
  }

  /**
   * Take a step that the way back undoes: choosing a facet or an order.
   * @param {Wish} wish
   */
  #choose(wish) {
    this.wish = wish;
    this.limit = RESULTS_AT_FIRST;
    this.recent.add(wish.text);
    this.#keepAddress("pushState");
    this.#start(0, false);
  }

  /** Take what was typed as meant: the search that stood before becomes a step back. */
  #submit() {
    const query = queryOf(this.wish);
    this.recent.add(this.wish.text);
    this.panel.close();
    if (query !== this.settled) {
      rewrite("replaceState", this.settled, history.state);
      this.#keepAddress("pushState");
    }
    this.#start(0, false);
  }

  #type() {
    this.wish = { ...this.wish, text: this.box.value };
    this.limit = RESULTS_AT_FIRST;
    this.#keepAddress("replaceState");
    this.#start(DEBOUNCE_MS, true);
  }

  /** Empty the box; where it is empty, take the facets away as well. */
  #clear() {
    this.wish = this.box.value ? { ...this.wish, text: "" } : wishOf("");
    this.box.value = "";
    this.limit = RESULTS_AT_FIRST;
    this.#keepAddress("replaceState");
    this.#start(0, false);
    this.panel.close();
  }

  /**
   * Keep the wish in the address, so that it can be shared.
   * @param {"pushState" | "replaceState"} step
   */
  #keepAddress(step) {
    const query = queryOf(this.wish);
    rewrite(step, query, null);
    if (step === "pushState") {
      this.settled = query;
    }
  }

  async #showMore() {
    const shown = this.list.children.length;
    this.limit = shown + MORE_AT_ONCE;
    rewrite("replaceState", location.search, { limit: this.limit });
    await this.#ask(false);
    this.results.focus(shown);
  }

  /** @param {string} word @param {string} near */
  #withSpelling(word, near) {
    const text = withWord(this.wish.text.trim(), word, near);
    return queryOf({ ...this.wish, text });
  }

  /**
   * @param {string} slug of a topic
   * @returns {string} the class of its colour, as the list of topics has it
   */
  #hueOf(slug) {
    const mark = this.browse.querySelector(`a[data-topic="${CSS.escape(slug)}"]`);
    return [...(mark?.classList ?? [])].find((name) => name.startsWith("hue-")) ?? "";
  }

  #listen() {
    const { box, form, section } = this;
    this.panel = new RecentPanel(
      part(form, "[data-search-recent]", HTMLElement), box, this.recent,
      (text) => queryOf({ ...wishOf(""), text }),
    );
    box.addEventListener("focus", () => this.client.load().catch(() => {}), { once: true });
    box.addEventListener("input", () => this.#type());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.sort.addEventListener("change", () => this.#choose({ ...this.wish, sort: this.sort.value }));
    this.more.addEventListener("click", () => this.#showMore());
    this.retry.addEventListener("click", () => (this.stale ? location.reload() : this.#ask(false)));
    this.list.addEventListener("click", (event) => this.#leave(event));
    section.addEventListener("click", (event) => this.#follow(event));
    addEventListener("popstate", () => this.showAddress());
    addEventListener("online", () => !this.retry.hidden && !this.stale && this.#ask(false));
    listenToKeys(section, box, () => this.#clear());
    this.#offerSettings();
    openWhereWide(this.filters);
  }

  #offerSettings() {
    const settings = part(this.section, "[data-search-settings]", HTMLElement);
    const keep = part(settings, "[data-keep-searches]", HTMLInputElement);
    keep.checked = this.recent.kept;
    keep.addEventListener("change", () => (this.recent.kept = keep.checked));
    offerKeySwitch(part(settings, "[data-single-keys]", HTMLInputElement));
    settings.hidden = false;
  }

  /**
   * Remember where a reader leaves for a paper, so that the way back leads there.
   * @param {MouseEvent} event
   */
  #leave(event) {
    const item = event.target instanceof Element ? event.target.closest("[data-paper]") : null;
    if (item instanceof HTMLElement && anchorOf(event)) {
      this.recent.add(this.wish.text);
      rewrite("replaceState", location.search, { limit: this.limit, opened: item.dataset.paper });
    }
  }

  /**
   * Follow a link to another search without leaving the page.
   * @param {MouseEvent} event
   */
  #follow(event) {
    const anchor = anchorOf(event);
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
function anchorOf(event) {
  return event.target instanceof Element ? event.target.closest("a") : null;
}

/**
 * Filters stand beside the results where there is room; on a phone they are folded above them.
 * @param {HTMLDetailsElement} filters
 */
function openWhereWide(filters) {
  const wide = matchMedia("(min-width: 60rem)");
  const follow = () => (filters.open = wide.matches);
  wide.addEventListener("change", follow);
  follow();
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

/** @returns {Pick<Storage, "getItem" | "setItem" | "removeItem">} */
function deviceStorage() {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
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
    lunr: absolute(dataset.lunr),
    index: absolute(dataset.index),
    papers: absolute(dataset.papers),
  };
}

for (const section of document.querySelectorAll("[data-search]")) {
  if (section instanceof HTMLElement) {
    new SearchPage(section).showAddress();
  }
}
