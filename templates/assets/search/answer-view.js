// @ts-check
// Shows an answer, the waiting for one, and why there is none.

import { asksForSomething, FACET_GROUPS, hasChosen, queryOf } from "./address.js";
import { elementIn } from "./elements.js";
import { chosenChips, FacetsView, showFeeds } from "./facets-view.js";
import { noticesOf } from "./notices.js";
import { ResultList } from "./results-view.js";
import { countSentence, filtersSentence, moreSentence, SAYINGS } from "./sentences.js";
import { withWord } from "./whole-words.js";

/**
 * @typedef {import("./address.js").Wish} Wish
 * @typedef {import("./address.js").GroupName} GroupName
 * @typedef {import("./engine.js").Answer} Answer
 *
 * What readers can do with an answer.
 * @typedef {{toggle: (group: GroupName, value: string) => void, clearAll: () => void,
 *   open: () => void}} Acts
 */

export const MORE_AT_ONCE = 20;
const DIM_AFTER_MS = 200;
const SAY_AFTER_MS = 400;

/** @type {Answer} */
export const NO_ANSWER = {
  total: 0,
  complete: true,
  results: [],
  missing: [],
  corrected: [],
  suggested: [],
  discussion: true,
  facets: { topic: [], year: [] },
  groups: [],
  feeds: [],
  topics: [],
  problems: [],
};

export class AnswerView {
  /**
   * @param {HTMLElement} section
   * @param {string} root the address of the site's home page
   * @param {Acts} acts
   */
  constructor(section, root, acts) {
    this.section = section;
    this.root = root;
    this.acts = acts;
    this.status = elementIn(section, "[data-search-status]", HTMLElement);
    this.filters = elementIn(section, "[data-search-filters]", HTMLDetailsElement);
    this.chips = elementIn(section, "[data-search-chips]", HTMLElement);
    this.feeds = elementIn(section, "[data-search-feeds]", HTMLElement);
    this.notices = elementIn(section, "[data-search-notices]", HTMLElement);
    this.list = elementIn(section, "[data-results]", HTMLOListElement);
    this.more = elementIn(section, "[data-search-more]", HTMLButtonElement);
    this.retry = elementIn(section, "[data-search-retry]", HTMLButtonElement);
    this.orders = elementIn(section, "[data-search-sort]", HTMLSelectElement);
    this.byDiscussion = elementIn(this.orders, "[value=discussion]", HTMLOptionElement);
    this.browse = elementIn(section, "[data-search-browse]", HTMLElement);
    this.results = new ResultList(this.list, root, (slug) => this.#hueOf(slug));
    const groups = elementIn(section, "[data-facets]", HTMLElement);
    this.facets = new FacetsView(groups, acts.toggle, acts.open);
    /** @type {ReturnType<typeof setTimeout>[]} */
    this.waits = [];
    openWhereWide(this.filters);
  }

  /** Say that what stands here answers no longer; nothing moves. */
  expect() {
    this.list.setAttribute("aria-busy", "true");
  }

  /** What was found before stays until the next answer stands; after a while it is dimmed. */
  wait() {
    this.#stopWaiting();
    this.expect();
    this.waits = [
      setTimeout(() => this.section.classList.add("is-waiting"), DIM_AFTER_MS),
      setTimeout(() => this.#say(SAYINGS.searching), SAY_AFTER_MS),
    ];
  }

  /**
   * @param {Answer} answer
   * @param {Wish} wish what it answers
   */
  show(answer, wish) {
    this.#stopWaiting();
    const asked = asksForSomething(wish);
    const text = wish.text.trim();
    const narrowed = asked && (answer.total > 0 || hasChosen(wish));
    this.section.classList.toggle("is-answered", narrowed);
    this.results.show(answer.results);
    this.#showNotices(answer, wish, text);
    this.#showFacets(answer, wish);
    this.#offerMore(answer);
    this.retry.hidden = true;
    this.browse.hidden = answer.total > 0;
    this.#say(asked ? countSentence(answer, text, hasChosen(wish)) : "");
    this.list.setAttribute("aria-busy", "false");
    if (answer !== NO_ANSWER) {
      this.#offerDiscussion(answer.discussion, wish.sort === "discussion");
    }
  }

  /**
   * Say why there is no answer, and what can be done.
   * @param {Wish} wish
   * @param {boolean} stale whether the digest was renewed since the page was opened
   */
  fail(wish, stale) {
    this.show(NO_ANSWER, wish);
    const sentence = navigator.onLine ? SAYINGS.failed : SAYINGS.offline;
    this.#say(stale ? SAYINGS.stale : sentence);
    this.section.classList.remove("is-answered");
    this.retry.textContent = stale ? SAYINGS.reload : SAYINGS.retry;
    this.retry.hidden = false;
  }

  #stopWaiting() {
    this.waits.forEach(clearTimeout);
    this.section.classList.remove("is-waiting");
  }

  /**
   * @param {Answer} answer
   * @param {Wish} wish
   * @param {string} text
   */
  #showNotices(answer, wish, text) {
    const addressWith = (/** @type {string} */ word, /** @type {string} */ near) =>
      queryOf({ ...wish, text: withWord(text, word, near) });
    const hueOf = (/** @type {string} */ slug) => this.#hueOf(slug);
    const asked = answer === NO_ANSWER ? "" : text;
    this.notices.replaceChildren(...noticesOf(answer, asked, this.root, addressWith, hueOf));
  }

  /**
   * @param {Answer} answer
   * @param {Wish} wish
   */
  #showFacets({ facets, groups, feeds }, wish) {
    const chosen = FACET_GROUPS.reduce((sum, group) => sum + wish.chosen[group].length, 0);
    elementIn(this.filters, "summary", HTMLElement).textContent = filtersSentence(chosen);
    this.facets.show(facets, groups);
    const { toggle, clearAll } = this.acts;
    const pressed = [...this.chips.children].findIndex((chip) => chip.contains(document.activeElement));
    this.chips.replaceChildren(...chosenChips(wish, facets, toggle, clearAll));
    this.chips.hidden = chosen === 0;
    if (pressed >= 0) {
      this.#goOnFromChip(pressed);
    }
    showFeeds(this.feeds, feeds, this.root);
  }

  /**
   * Offer to sort by discussion only where there is some; an address may ask for it all the same.
   * @param {boolean} known
   * @param {boolean} chosen
   */
  #offerDiscussion(known, chosen) {
    if (known || chosen) {
      this.orders.append(this.byDiscussion);
      this.byDiscussion.selected = chosen;
    } else {
      this.byDiscussion.remove();
    }
  }

  /**
   * A chip that was pressed is gone: the focus goes to the one in its place, or to what was found.
   * @param {number} place
   */
  #goOnFromChip(place) {
    const chips = this.chips.querySelectorAll("button");
    if (chips.length) {
      chips[Math.min(place, chips.length - 1)].focus();
    } else {
      this.results.focus(0);
    }
  }

  /** @param {Answer} answer */
  #offerMore({ total, results }) {
    const left = total - results.length;
    this.more.hidden = left <= 0 || results.length === 0;
    this.more.textContent = moreSentence(Math.min(left, MORE_AT_ONCE));
  }

  /** @param {string} sentence */
  #say(sentence) {
    if (this.status.textContent !== sentence) {
      this.status.textContent = sentence;
    }
  }

  /**
   * @param {string} slug of a topic of the upper level
   * @returns {string} the class of its colour, as the list of topics has it
   */
  #hueOf(slug) {
    const mark = this.browse.querySelector(`a[data-topic="${CSS.escape(slug)}"]`);
    return [...(mark?.classList ?? [])].find((name) => name.startsWith("hue-")) ?? "";
  }
}

/**
 * Filters stand beside the results where there is room; on a phone they are folded above them.
 * @param {HTMLDetailsElement} filters
 */
function openWhereWide(filters) {
  const wide = matchMedia("(min-width: 60rem)");
  const follow = () => {
    filters.open = wide.matches;
  };
  wide.addEventListener("change", follow);
  follow();
}
