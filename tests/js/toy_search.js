// Lunr itself, and a search over a few invented papers.

import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { createEngine } from "../../templates/assets/search/engine.js";
import { registerWords, WORDS_LABEL, wordsOf } from "../../templates/assets/search/words.js";

const LUNR = new URL("../../conspectus/bundled/lunr.js", import.meta.url);
runInThisContext(readFileSync(LUNR, "utf8"));

export const lunr = globalThis.lunr;
export const FIELDS = ["title", "abstract", "organization", "authors"];

export const PAPERS = [
  { slug: "a", title: "Generation of gardens", abstract: "Growing plants, and mending C++ code.", topic: "Plants", topicSlug: "plants", date: "2022-05", dateText: "May 2022" },
  { slug: "b", title: "Mélange of models", abstract: "Attention to gardens is all they need." },
  { slug: "c", title: "Attention and tides", abstract: "A survey of the sea. Networks of rivers." },
  { slug: "d", title: "Will it float?", abstract: "Quantised to 3.5 bits, boats attend regattas.", authors: "Bo An" },
];

/** @returns {any} a serialised index over papers */
export function indexOf(papers = PAPERS) {
  registerWords(lunr);
  const split = lunr.Pipeline.registeredFunctions[WORDS_LABEL];
  const builder = new lunr.Builder();
  builder.pipeline.add(split, lunr.stopWordFilter, lunr.stemmer);
  builder.searchPipeline.add(split, lunr.stemmer);
  FIELDS.forEach((field) => builder.field(field));
  papers.forEach((paper, place) => {
    const texts = FIELDS.map((field) => [field, wordsOf(paper[field] ?? "").join(" ")]);
    builder.add({ id: String(place), ...Object.fromEntries(texts) });
  });
  return JSON.parse(JSON.stringify(builder.build()));
}

export const search = createEngine(lunr, indexOf(), PAPERS);

/** @returns {string[]} the slugs of the papers that a query finds, best first */
export function found(query, limit = 10) {
  return search(query, limit).results.map((result) => result.slug);
}

/** @returns {string} segments as text, hits in brackets */
export function plain(segments) {
  return segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
}
