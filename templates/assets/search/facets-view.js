// @ts-check
// Shows by what results can be narrowed, with counts, and what is chosen.

import { FACET_GROUPS } from "./address.js";
import { buttonFor, element, linkTo } from "./elements.js";
import { feedSentence, GROUP_NAMES, moreSentence, removeSentence, SAYINGS } from "./sentences.js";

/**
 * @typedef {import("./address.js").GroupName} GroupName
 * @typedef {import("./address.js").Wish} Wish
 * @typedef {import("./engine.js").Facet} Facet
 * @typedef {import("./engine.js").Answer["facets"]} Facets
 */

const SHOWN_AT_FIRST = 8;

/** Fewer than these are not worth a button of their own. */
const FEWEST_FOLDED = 3;

/** Always counted; the other groups need a part of their own, so they are counted when opened. */
const COUNTED_ALWAYS = ["topic", "year"];

/** The groups of facets beside the results. */
export class FacetsView {
  /**
   * @param {HTMLElement} place what holds the groups
   * @param {(group: GroupName, value: string) => void} toggle what choosing a facet does
   * @param {() => void} opened what opening a group does
   */
  constructor(place, toggle, opened) {
    this.toggle = toggle;
    this.groups = FACET_GROUPS.map((group) => new FacetGroupView(group, toggle, opened));
    place.replaceChildren(...this.groups.map((view) => view.details));
  }

  /**
   * Return the groups to be counted: those that are always, open, or chosen from.
   * @param {Wish} wish
   */
  wanted(wish) {
    return this.groups
      .filter(
        ({ group, details }) =>
          COUNTED_ALWAYS.includes(group) || details.open || wish.chosen[group].length > 0,
      )
      .map(({ group }) => group);
  }

  /**
   * @param {Facets} facets
   * @param {string[]} known groups that the digest has anything for
   */
  show(facets, known) {
    for (const view of this.groups) {
      view.details.hidden = !known.includes(view.group);
      view.show(facets[view.group]);
    }
  }
}

/** One group: its facets, the first of them at first. */
class FacetGroupView {
  /**
   * @param {GroupName} group
   * @param {(group: GroupName, value: string) => void} toggle
   * @param {() => void} opened
   */
  constructor(group, toggle, opened) {
    this.group = group;
    this.toggle = toggle;
    this.whole = false;
    /** @type {Facet[] | null | undefined} */
    this.facets = undefined;
    this.list = element("ul", "facet-list");
    this.more = buttonFor("facet-more", () => this.#turn());
    this.note = element("p", "facet-note");
    const legend = element("legend", "visually-hidden", GROUP_NAMES[group]);
    const fields = element("fieldset", "facet-fields", legend, this.list, this.more, this.note);
    const summary = element("summary", "facet-name", GROUP_NAMES[group]);
    this.details = element("details", "facet", summary, fields);
    this.details.dataset.facet = group;
    this.details.open = COUNTED_ALWAYS.includes(group);
    this.#draw();
    this.details.addEventListener("toggle", () => {
      if (this.details.open && !this.facets) {
        this.show(undefined);
        opened();
      }
    });
  }

  /** @param {Facet[] | null | undefined} facets null where they could not be counted */
  show(facets) {
    this.facets = facets;
    this.#draw();
  }

  #turn() {
    this.whole = !this.whole;
    this.#draw();
  }

  #draw() {
    const focused = this.#focused();
    /** @type {Facet[]} */
    const facets = this.facets ?? [];
    const folds = facets.length >= SHOWN_AT_FIRST + FEWEST_FOLDED;
    const shown =
      this.whole || !folds
        ? facets
        : facets.filter((facet, place) => place < SHOWN_AT_FIRST || facet.chosen);
    this.list.replaceChildren(...shown.map((facet) => this.#item(facet)));
    const left = facets.length - shown.length;
    this.more.hidden = !folds || (!this.whole && left === 0);
    this.more.textContent = left ? moreSentence(left) : SAYINGS.fewer;
    this.note.hidden = facets.length > 0;
    const failed = this.facets === null ? SAYINGS.notCounted : SAYINGS.counting;
    this.note.textContent = this.facets ? SAYINGS.nothingToCount : failed;
    if (focused !== undefined) {
      this.#focus(focused);
    }
  }

  /** @param {Facet} facet */
  #item({ value, label, count, chosen }) {
    const box = element("input", "facet-box");
    box.type = "checkbox";
    box.value = value;
    box.checked = chosen;
    box.addEventListener("change", () => this.toggle(this.group, value));
    const name = element("span", "facet-label", label);
    name.dir = "auto";
    const number = element("span", "facet-count", count.toLocaleString("en"));
    return element("li", "", element("label", "facet-choice", box, name, number));
  }

  /** @returns {string | undefined} which facet has the focus: redrawing must not lose it */
  #focused() {
    const active = document.activeElement;
    return active instanceof HTMLInputElement && this.list.contains(active)
      ? active.value
      : undefined;
  }

  /** @param {string} value */
  #focus(value) {
    for (const box of this.list.querySelectorAll("input")) {
      if (box.value === value) {
        box.focus({ preventScroll: true });
      }
    }
  }
}

/**
 * Return the list items of the facets chosen, each with the button that takes it away.
 * @param {Wish} wish
 * @param {Facets} facets
 * @param {(group: GroupName, value: string) => void} toggle
 * @param {() => void} clearAll
 */
export function chosenChips(wish, facets, toggle, clearAll) {
  const chips = FACET_GROUPS.flatMap((group) =>
    wish.chosen[group].map((value) => chip(group, value, labelOf(facets, group, value), toggle)),
  );
  if (chips.length) {
    chips.push(element("li", "", buttonFor("chip-clear", clearAll, SAYINGS.clearAll)));
  }
  return chips;
}

/**
 * @param {GroupName} group
 * @param {string} value
 * @param {string} label
 * @param {(group: GroupName, value: string) => void} toggle
 */
function chip(group, value, label, toggle) {
  const name = element("span", "chip-label", label);
  name.dir = "auto";
  const cross = element("span", "chip-cross", "×");
  cross.setAttribute("aria-hidden", "true");
  const button = buttonFor("chip", () => toggle(group, value), name, cross);
  button.setAttribute("aria-label", removeSentence(group, label));
  button.title = removeSentence(group, label);
  return element("li", "", button);
}

/**
 * @param {Facets} facets
 * @param {GroupName} group
 * @param {string} value
 */
function labelOf(facets, group, value) {
  return facets[group]?.find((facet) => facet.value === value)?.label ?? value;
}

/**
 * Show the feeds of topics: in the page, and in its head for programs.
 * @param {HTMLElement} place
 * @param {import("./engine.js").Topic[]} topics
 * @param {string} root
 */
export function showFeeds(place, topics, root) {
  const feeds = topics.map(({ slug, label }) => ({
    address: `${root}topics/${encodeURIComponent(slug)}/feed.xml`,
    name: feedSentence(label),
  }));
  place.replaceChildren(...feeds.map(({ address, name }) => linkTo(address, name)));
  place.hidden = feeds.length === 0;
  document.head.querySelectorAll("link[data-search-feed]").forEach((link) => link.remove());
  for (const { address, name } of feeds) {
    const link = document.createElement("link");
    link.rel = "alternate";
    link.type = "application/atom+xml";
    link.href = address;
    link.title = name;
    link.dataset.searchFeed = "";
    document.head.append(link);
  }
}
