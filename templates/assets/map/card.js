// @ts-check
// The card that says which paper a point is. Data becomes text nodes, never markup.

/**
 * @typedef {{ title: string, address: string, topic: string, topicAddress: string, day: string }} Facts
 */

/**
 * Fill the card.
 * @param {HTMLElement} card
 * @param {Facts} facts
 */
export function fill(card, { title, address, topic, topicAddress, day }) {
  const heading = document.createElement("p");
  heading.className = "map-card-title";
  heading.dir = "auto";
  heading.append(link(address, title));
  const line = document.createElement("p");
  line.className = "map-card-facts";
  line.append(topic ? link(topicAddress, topic) : "", topic && day ? " · " : "", day);
  card.replaceChildren(heading, line);
}

/**
 * Put the card beside a place of its frame, where it does not run out of it.
 * @param {HTMLElement} card
 * @param {HTMLElement} frame
 * @param {{ x: number, y: number }} place in CSS pixels
 */
export function place(card, frame, { x, y }) {
  const gap = 18;
  const left = Math.min(Math.max(x - card.offsetWidth / 2, 0), frame.clientWidth - card.offsetWidth);
  const below = y + gap + card.offsetHeight <= frame.clientHeight;
  const top = below ? y + gap : Math.max(y - gap - card.offsetHeight, 0);
  card.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
}

/**
 * @param {string} address
 * @param {string} text
 */
function link(address, text) {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.tabIndex = -1;
  anchor.append(text);
  return anchor;
}
