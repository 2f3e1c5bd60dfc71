// @ts-check
// Which topics come close to a question that nothing answers. Pure.

import { queryWords } from "./words.js";

const MOST_TOPICS = 5;

/**
 * Return topics whose names share words with a question, those with the most first.
 * @param {[string, string][]} topics slugs and labels
 * @param {string[]} words folded
 * @param {import("./stems.js").Stems} stems
 * @returns {{slug: string, label: string}[]}
 */
export function closeTopics(topics, words, stems) {
  const terms = new Set(words.filter((word) => !stems.isStopWord(word)).map((word) => stems.of(word)));
  return topics
    .map(([slug, label]) => {
      const own = new Set(queryWords(label).map((word) => stems.of(word)));
      return { slug, label, shared: [...terms].filter((term) => own.has(term)).length };
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || (a.slug < b.slug ? -1 : 1))
    .slice(0, MOST_TOPICS)
    .map(({ slug, label }) => ({ slug, label }));
}
