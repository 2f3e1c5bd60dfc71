// @ts-check
// The one paper that is pointed at: the cursor on its point, and the card that names it.

import { fill, place } from "./card.js";

/**
 * @typedef {import("./papers.js").PaperData} PaperData
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {import("./sight.js").Sight} Sight
 */

const NONE = -1;
const NOT_LOADED = "…";

export class Marker {
  /**
   * @param {{ picture: Picture, data: PaperData, card: HTMLElement, frame: HTMLElement }} parts
   * @param {Map<string, string>} names of topics, by their slugs
   * @param {string} root the address of the site's home page
   */
  constructor({ picture, data, card, frame }, names, root) {
    this.picture = picture;
    this.data = data;
    this.card = card;
    this.frame = frame;
    this.names = names;
    this.root = root;
    this.current = NONE;
  }

  /**
   * Point at a paper, by the number of its point.
   * @param {number} number
   * @param {Sight} sight
   */
  pointAt(number, sight) {
    if (number === this.current) {
      return;
    }
    this.current = number;
    if (number < 0) {
      this.clear();
      return;
    }
    this.#tell(sight);
    if (!this.data.known(number)) {
      void this.data.load(number).then(() => number === this.current && this.#tell(sight));
    }
  }

  /** Point at nothing. */
  clear() {
    this.current = NONE;
    this.picture.pointAt(undefined, "", "");
    this.card.hidden = true;
  }

  /** @param {Sight} sight */
  #tell(sight) {
    const facts = this.#facts();
    this.picture.pointAt(this.picture.points[this.current], facts.address, facts.title);
    fill(this.card, facts);
    this.card.hidden = false;
    this.moveCard(sight);
  }

  #facts() {
    const number = this.current;
    const paper = this.data.known(number);
    const { topic } = this.picture.points[number];
    const own = this.picture.links[number]?.getAttribute("href") ?? "";
    return {
      title: paper?.title || NOT_LOADED,
      address: own || (paper ? `${this.root}papers/${paper.slug}/` : ""),
      topic: this.names.get(topic) ?? "",
      topicAddress: `${this.root}topics/${topic}/`,
      day: paper?.day ?? "",
    };
  }

  /**
   * Put the card where the point is drawn now.
   * @param {Sight} sight
   */
  moveCard(sight) {
    const point = this.picture.points[this.current];
    if (point) {
      const { zoom, x, y } = sight.view;
      const unit = sight.unit();
      place(this.card, this.frame, {
        x: (point.x * zoom + x) / unit,
        y: (point.y * zoom + y) / unit,
      });
    }
  }
}
