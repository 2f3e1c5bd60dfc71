// A search over the invented papers, in one process: what the tests of the engine and of its parts ask.

import { SearchEngine } from "../../templates/assets/search/engine.js";
import { SEARCH_MORE } from "../../templates/assets/search/more.js";
import { PapersTable } from "../../templates/assets/search/papers-table.js";
import { PartStore } from "../../templates/assets/search/parts.js";
import { TermReader } from "../../templates/assets/search/postings.js";
import { ShardTable } from "../../templates/assets/search/shards.js";
import { BUILD, lunr, PretendSite } from "./toy_parts.js";

/** Open the engine over a site; `timesMore` tells how often it asked for what is seldom needed. */
export async function opened(site = new PretendSite()) {
  const store = new PartStore(BUILD, site.load);
  let more = 0;
  const loadMore = async () => {
    more += 1;
    return SEARCH_MORE;
  };
  const engine = new SearchEngine(lunr, store, await store.get("start"), loadMore);
  return { site, engine, timesMore: () => more };
}

/** Open only what reads the terms of a site. */
export function readerOver(site = new PretendSite()) {
  const start = site.parts.get("start");
  return new TermReader(new PartStore(BUILD, site.load), new ShardTable(start), new PapersTable(start));
}

export const question = (text, more = {}) => ({
  text, sort: "relevance", chosen: {}, limit: 10, facets: [], typing: false, ...more,
});

/** The answer to a question, as the page gets it. */
export async function answered(text, more = {}) {
  const { engine } = await opened();
  return engine.answer(question(text, more));
}

/** The slugs of the papers that a question finds. */
export async function found(text, more = {}) {
  return (await answered(text, more)).results.map(({ slug }) => slug);
}

/** A marked text with its marks in brackets. */
export const plain = (segments) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
