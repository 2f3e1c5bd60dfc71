// @ts-check
// Shows the list of papers that an answer has found.

import { element, linkTo, textOrMark, topicMark } from "./elements.js";
import { commentCount, dateInWords, SAYINGS } from "./sentences.js";

/**
 * @typedef {import("./engine.js").Result} Result
 */

/**
 * The list of results. An item that stands in the next answer too stays as it is.
 */
export class ResultList {
  /**
   * @param {HTMLOListElement} list
   * @param {string} root the address of the site's home page
   * @param {(slug: string) => string} hueOf the class of a topic's colour
   */
  constructor(list, root, hueOf) {
    this.list = list;
    this.root = root;
    this.hueOf = hueOf;
    /** @type {Map<string, HTMLElement>} */
    this.items = new Map();
  }

  /** @param {Result[]} results */
  show(results) {
    const items = new Map(
      results.map((result) => {
        const key = JSON.stringify(result);
        return [key, this.items.get(key) ?? resultItem(result, this.root, this.hueOf)];
      }),
    );
    const nodes = [...items.values()];
    const same = this.list.children;
    const kept = nodes.findIndex((node, place) => node !== same[place]);
    const start = kept < 0 ? nodes.length : kept;
    while (same.length > start) {
      same[start].remove();
    }
    this.list.append(...nodes.slice(start));
    this.items = items;
  }

  /** @param {number} place from 0 */
  focus(place) {
    this.list.children[place]?.querySelector("a")?.focus();
  }

  /** @param {string} slug of the paper that a reader comes back from */
  focusPaper(slug) {
    const item = [...this.list.children].find(
      (each) => each instanceof HTMLElement && each.dataset.paper === slug,
    );
    item?.scrollIntoView({ block: "center" });
    item?.querySelector("a")?.focus({ preventScroll: true });
  }
}

/**
 * Return the list item of a paper.
 * @param {Result} result
 * @param {string} root
 * @param {(slug: string) => string} hueOf
 */
function resultItem(result, root, hueOf) {
  const item = element("li", "paper-item search-result");
  item.dataset.paper = result.slug;
  const address = `${root}papers/${result.slug}/` + foundFragment(result.found);
  const title = element("h2", "paper-item-title search-result-title");
  title.dir = "auto";
  title.append(linkTo(address, ...result.title.map(textOrMark)));
  item.append(title, ...factLine(result));
  if (result.excerpt.length) {
    const excerpt = element("p", "paper-item-excerpt", ...result.excerpt.map(textOrMark));
    excerpt.dir = "auto";
    item.append(excerpt);
  }
  if (result.topic) {
    const { topicSlug: slug, topic: label, broad } = result;
    const topic = topicMark({ slug, label, broad }, root, hueOf);
    item.append(element("p", "paper-item-topic", topic));
  }
  return item;
}

/**
 * Return the part of an address that tells a paper's page which words to mark.
 * @param {string[]} words
 */
function foundFragment(words) {
  return words.length ? `#found=${words.map(encodeURIComponent).join(",")}` : "";
}

/** @param {Result} result */
function factLine(result) {
  const facts = [
    result.withdrawn && fact("fact-withdrawn", SAYINGS.withdrawn),
    result.organization && anyDirection(fact("fact-organization", result.organization)),
    result.authors && anyDirection(fact("", result.authors)),
    result.date && fact("", dateOf(result)),
    result.comments && fact("", commentCount(result.comments)),
  ].filter((each) => each instanceof HTMLElement);
  return facts.length ? [element("p", "facts", ...facts)] : [];
}

/**
 * @param {string} kind
 * @param {Node | string} content
 */
function fact(kind, content) {
  return element("span", `fact ${kind}`.trim(), content);
}

/** @param {Result} result */
function dateOf(result) {
  const time = element("time", "", dateInWords(result.date));
  time.dateTime = result.date;
  return time;
}

/** @param {HTMLElement} made */
function anyDirection(made) {
  made.dir = "auto";
  return made;
}
