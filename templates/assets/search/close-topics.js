// @ts-check
// Which topics come close to a question that nothing answers. Pure.

import { queryWords } from "./words.js";

const MOST_TOPICS = 5;

/**
 * Return topics whose names share words with a question, those with the most first.
 * @param {[string, string, string?][]} topics slugs and labels, and the slugs of broad ones
 * @param {string[]} words folded
 * @param {import("./stems.js").Stems} stems
 * @returns {{slug: string, label: string, broad?: string}[]}
 */
export function closeTopics(topics, words, stems) {
  const terms = new Set(words.filter((word) => !stems.isStopWord(word)).map((word) => stems.of(word)));
  return topics
    .map(([slug, label, broad]) => {
      const own = new Set(queryWords(label).map((word) => stems.of(word)));
      const topic = broad ? { slug, label, broad } : { slug, label };
      return { topic, shared: [...terms].filter((term) => own.has(term)).length };
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || (a.topic.slug < b.topic.slug ? -1 : 1))
    .slice(0, MOST_TOPICS)
    .map(({ topic }) => topic);
}
