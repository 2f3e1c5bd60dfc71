// @ts-check
// Makes the elements that the search page is built of. Data becomes text nodes, never markup.

/** @typedef {import("./excerpt.js").Segment} Segment */

/**
 * Return a new element; strings in it become text.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {...(Node | string)} content
 */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}

/**
 * @param {string} address
 * @param {...(Node | string)} content
 */
export function linkTo(address, ...content) {
  const anchor = element("a", "", ...content);
  anchor.href = address;
  return anchor;
}

/**
 * Return the link to a topic with its mark, as templates/components/topic_mark.html makes it.
 * @param {{slug: string, label: string, broad?: string}} topic what it is part of has its colour too
 * @param {string} root the address of the site's home page
 * @param {(slug: string) => string} hueOf the class of a topic's colour
 */
export function topicMark({ slug, label, broad }, root, hueOf) {
  const link = linkTo(`${root}topics/${slug}/`, label);
  link.className = `topic-mark ${hueOf(broad || slug)}`;
  link.dataset.topic = slug;
  return link;
}

/**
 * @param {string} className
 * @param {() => void} act what a click does
 * @param {...(Node | string)} content
 */
export function buttonFor(className, act, ...content) {
  const button = element("button", className, ...content);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

/** @param {Segment} segment */
export function textOrMark({ text, hit }) {
  return hit ? element("mark", "", text) : document.createTextNode(text);
}

/**
 * Return the element that the template must have; without it the script fails with a sentence.
 * @template {Element} Kind
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function elementIn(parent, selector, kind) {
  const found = parent.querySelector(selector);
  if (!(found instanceof kind)) {
    throw new Error(`The search page has no ${selector}.`);
  }
  return found;
}
