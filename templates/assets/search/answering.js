// @ts-check
// What a result shows, out of a paper's record, and which topics come close. Pure.

import { excerpt, marked, wordsFound } from "./excerpt.js";
import { queryWords } from "./words.js";

const EXCERPT_LENGTH = 280;
const MOST_TOPICS = 5;

/** @typedef {import("./excerpt.js").Segment} Segment */

/**
 * A paper as a result shows it. `found`: the words of the paper, as they stand in it, that matched.
 * @typedef {{number: number, slug: string, title: Segment[], excerpt: Segment[], authors: string,
 *   topic: string, topicSlug: string, organization: string, date: string, dateText: string,
 *   comments: number, withdrawn: boolean, found: string[]}} Result
 */

/**
 * Return the result that shows a paper.
 * @param {number} number
 * @param {any} record
 * @param {Set<string>} terms that were searched for
 * @param {import("./reading.js").Stems} stems
 * @returns {Result}
 */
export function resultOf(number, record, terms, stems) {
  const { title, abstract = "" } = record;
  const termOf = (/** @type {string} */ word) => {
    const term = stems.of(word);
    return terms.has(term) ? term : undefined;
  };
  return {
    number,
    slug: record.slug,
    title: marked(title, termOf),
    excerpt: excerpt(abstract, termOf, EXCERPT_LENGTH),
    authors: record.authors ?? "",
    topic: record.topic ?? "",
    topicSlug: record.topicSlug ?? "",
    organization: record.organization ?? "",
    date: record.date ?? "",
    dateText: record.dateText ?? "",
    comments: record.comments ?? 0,
    withdrawn: record.withdrawn ?? false,
    found: wordsFound([title, abstract], termOf),
  };
}

/**
 * Return topics whose names share words with a question, those with the most first.
 * @param {{topics: any[], broad?: any[]}} start their slugs and labels
 * @param {string[]} words folded
 * @param {import("./reading.js").Stems} stems
 * @returns {{slug: string, label: string}[]}
 */
export function closeTopics({ topics, broad = [] }, words, stems) {
  const terms = new Set(words.filter((word) => !stems.isStopWord(word)).map((word) => stems.of(word)));
  return [...topics, ...broad]
    .map(([slug, label]) => {
      const own = new Set(queryWords(label).map((word) => stems.of(word)));
      return { slug, label, shared: [...terms].filter((term) => own.has(term)).length };
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || (a.slug < b.slug ? -1 : 1))
    .slice(0, MOST_TOPICS)
    .map(({ slug, label }) => ({ slug, label }));
}
