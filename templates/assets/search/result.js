// @ts-check
// What a result shows, out of a paper's record. Pure.

import { excerpt, marked, wordsFound } from "./excerpt.js";

const EXCERPT_LENGTH = 280;
const LONGEST_SLUG = 80;
const MOST_FEEDS = 5;

/** @typedef {import("./excerpt.js").Segment} Segment */

/**
 * A paper as a result shows it. `found`: the words of the paper, as they stand in it, that matched;
 * `broad`: the slug of what its topic is a part of, or empty.
 * @typedef {{number: number, slug: string, title: Segment[], excerpt: Segment[], authors: string,
 *   topic: string, topicSlug: string, broad: string, organization: string, date: string,
 *   comments: number, withdrawn: boolean, found: string[]}} Result
 */

/**
 * Return the result that shows a paper.
 * @param {number} number
 * @param {any[]} record see docs/search.md
 * @param {[string, string, string?] | undefined} topic its slug and label, and the slug of the broad one
 * @param {Set<string>} terms that were searched for
 * @param {import("./stems.js").Stems} stems
 * @returns {Result}
 */
export function resultOf(number, record, topic, terms, stems) {
  const [
    title = "", abstract = "", authors = "", date = "", organization = "", comments = 0, slug, withdrawn = false,
  ] = record;
  const termOf = (/** @type {string} */ word) => {
    const term = stems.of(word);
    return terms.has(term) ? term : undefined;
  };
  return {
    number,
    slug: slug || slugTold(title),
    title: marked(title, termOf),
    excerpt: excerpt(abstract, termOf, EXCERPT_LENGTH),
    authors,
    topic: topic?.[1] ?? "",
    topicSlug: topic?.[0] ?? "",
    broad: topic?.[2] ?? "",
    organization,
    date,
    comments,
    withdrawn,
    found: wordsFound([title, abstract], termOf),
  };
}

/**
 * Return the slugs and labels of topics, of which the slug is left out where the label tells it.
 * @param {(string | [label: string, slug: string])[]} topics
 * @returns {[string, string][]}
 */
export function topicsOf(topics) {
  return topics.map((topic) =>
    typeof topic === "string" ? [slugTold(topic), topic] : [topic[1], topic[0]],
  );
}

/**
 * Return the slug that a title or a label tells: the words of it that fit.
 * @param {string} text
 */
function slugTold(text) {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).reduce((slug, word) => {
    const longer = slug ? `${slug}-${word}` : word;
    return longer.length <= LONGEST_SLUG ? longer : slug;
  }, "");
}

/**
 * Return the topics whose feeds a reader may want: those named in the question, and those chosen.
 * @param {[string, string][]} named slugs and labels
 * @param {[string, string][]} topics of the digest
 * @param {string[]} [chosen] slugs; an old address may have some that are no more
 */
export function feedsOf(named, topics, chosen = []) {
  const wanted = [...named, ...topics.filter(([slug]) => chosen.includes(slug))];
  return [...new Map(wanted)].slice(0, MOST_FEEDS).map(([slug, label]) => ({ slug, label }));
}
