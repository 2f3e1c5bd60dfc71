// @ts-check
// Recent searches. They are kept on the reader's device, and never leave it.

import { buttonFor, element, linkTo } from "./elements.js";
import { forgetSentence, SAYINGS } from "./sentences.js";

const RECENT_KEY = "conspectus-recent-searches";
const RECENT_SWITCH = "conspectus-keep-searches";
const MOST_RECENT = 8;

/**
 * The few searches that were made last, the newest first; none where storage is switched off.
 */
export class RecentSearches {
  /** @param {Pick<Storage, "getItem" | "setItem" | "removeItem">} storage */
  constructor(storage) {
    this.storage = storage;
  }

  get kept() {
    return this.#read(RECENT_SWITCH) !== "off";
  }

  /** @param {boolean} kept switched off, what was kept is forgotten */
  set kept(kept) {
    this.#write(RECENT_SWITCH, kept ? "" : "off");
    if (!kept) {
      this.forgetAll();
    }
  }

  /** @returns {string[]} */
  get texts() {
    try {
      const stored = JSON.parse(this.#read(RECENT_KEY) || "[]");
      return Array.isArray(stored)
        ? stored.filter((text) => typeof text === "string").slice(0, MOST_RECENT)
        : [];
    } catch {
      return [];
    }
  }

  /** @param {string} typed */
  add(typed) {
    const text = typed.trim();
    if (text && this.kept) {
      this.#keep([text, ...this.texts.filter((other) => other !== text)]);
    }
  }

  /** @param {string} text */
  forget(text) {
    this.#keep(this.texts.filter((other) => other !== text));
  }

  forgetAll() {
    this.#keep([]);
  }

  /** @param {string[]} texts */
  #keep(texts) {
    this.#write(RECENT_KEY, texts.length ? JSON.stringify(texts.slice(0, MOST_RECENT)) : "");
  }

  /** @param {string} key */
  #read(key) {
    try {
      return this.storage.getItem(key) ?? "";
    } catch {
      return "";
    }
  }

  /**
   * @param {string} key
   * @param {string} value nothing takes the entry away
   */
  #write(key, value) {
    try {
      if (value) {
        this.storage.setItem(key, value);
      } else {
        this.storage.removeItem(key);
      }
    } catch {
      // Storage is switched off or full: nothing is kept.
    }
  }
}

/**
 * Return what a browser keeps for this site; where it refuses, a storage that keeps nothing.
 * @returns {Pick<Storage, "getItem" | "setItem" | "removeItem">}
 */
export function deviceStorage() {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  }
}

/**
 * Connect a checkbox with the reader's choice whether searches are kept.
 * @param {HTMLInputElement} checkbox
 * @param {RecentSearches} recent
 */
export function offerKeepSwitch(checkbox, recent) {
  const follow = () => {
    checkbox.checked = recent.kept;
  };
  follow();
  addEventListener("storage", follow); // Another tab may switch it.
  checkbox.addEventListener("change", () => {
    recent.kept = checkbox.checked;
  });
}

/** The recent searches under the box, while it is empty and has the focus. */
export class RecentPanel {
  /**
   * @param {HTMLElement} panel
   * @param {HTMLInputElement} box
   * @param {RecentSearches} recent
   * @param {(text: string) => string} addressOf a search
   */
  constructor(panel, box, recent, addressOf) {
    this.panel = panel;
    this.box = box;
    this.recent = recent;
    this.addressOf = addressOf;
    this.list = element("ul", "recent-list");
    const head = element("p", "recent-head", panel.dataset.title ?? "");
    const forget = buttonFor("recent-forget-all", () => this.#forget(), SAYINGS.forgetAll);
    panel.append(element("div", "recent-top", head, forget), this.list);
    box.addEventListener("focus", () => this.update());
    box.addEventListener("input", () => this.update());
    addEventListener("storage", () => this.panel.hidden || this.update());
    panel.parentElement?.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && panel.parentElement?.contains(relatedTarget))) {
        this.close();
      }
    });
  }

  /** Show the panel where it is wanted. */
  update() {
    const texts = this.recent.texts;
    const wanted = this.box.value === "" && texts.length > 0;
    this.panel.hidden = !wanted;
    if (wanted) {
      this.list.replaceChildren(...texts.map((text) => this.#item(text)));
    }
  }

  close() {
    this.panel.hidden = true;
  }

  /** @param {string} text */
  #item(text) {
    const link = linkTo(this.addressOf(text), text);
    link.className = "recent-search";
    link.dataset.recent = "";
    link.dir = "auto";
    const cross = element("span", "", "×");
    cross.setAttribute("aria-hidden", "true");
    const forget = buttonFor("recent-forget", () => this.#forget(text), cross);
    forget.setAttribute("aria-label", forgetSentence(text));
    return element("li", "recent-item", link, forget);
  }

  /** @param {string} [text] without it all are forgotten */
  #forget(text) {
    if (text === undefined) {
      this.recent.forgetAll();
    } else {
      this.recent.forget(text);
    }
    // What has the focus is taken away: back to the box, which keeps the panel open.
    this.box.focus();
    this.update();
  }
}
