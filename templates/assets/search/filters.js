// @ts-check
// Which papers may answer at all: what a question says of topics, dates, listings, and of what must
// not be there.

import { dateNumber } from "./facet-tables.js";
import { papersWithPhrase } from "./phrases.js";
import { placedPhrase } from "./reading.js";
import { queryWords } from "./words.js";

/** @typedef {import("./language.js").Parsed} Parsed */

/**
 * A topic that others are parts of: its slug and label, and the places of its parts.
 * @typedef {{names: [string, string], parts: number[]}} BroadTopic
 *
 * What filters read: see engine.js.
 * @typedef {{start: any, topics: [string, string][], broad: BroadTopic[], papers: import("./papers-table.js").PapersTable,
 *   reader: import("./postings.js").TermReader, stems: import("./stems.js").Stems,
 *   tables: import("./search-tables.js").SearchTables}} Sources
 */

/**
 * Return for each paper whether it may answer, and sentences about filters that say nothing.
 * @param {Parsed} parsed
 * @param {import("./reading.js").Unwanted[]} unwanted
 * @param {Sources} sources
 * @returns {Promise<{base: Uint8Array, problems: string[]}>}
 */
export async function filteredPapers(parsed, unwanted, sources) {
  const base = new Uint8Array(sources.papers.count).fill(1);
  const problems = keepTopics(base, parsed.topic, sources);
  await Promise.all([
    keepDates(base, parsed, sources),
    parsed.isNew ? keepNewest(base, problems, sources) : undefined,
    ...parsed.phrases.map((phrase) => keepPhrase(base, phrase, sources, 1)),
    ...parsed.without.map((each) =>
      typeof each === "string" ? undefined : dropPhrase(base, each, sources),
    ),
    ...unwanted.map((each) => dropTerms(base, each, sources)),
  ]);
  return { base, problems };
}

/**
 * Keep papers of any of the topics; return sentences about those that are none.
 * @param {Uint8Array} base
 * @param {string[]} asked
 * @param {Sources} sources
 * @returns {string[]}
 */
function keepTopics(base, asked, { topics: all, broad, papers }) {
  const problems = [];
  const kept = new Set();
  for (const text of asked) {
    const topics = leavesNamed(all, broad, text);
    topics.forEach((topic) => kept.add(topic));
    if (!topics.length) {
      problems.push(`No topic is called ${text}.`);
    }
  }
  if (asked.length) {
    keepOnly(base, (paper) => kept.has(papers.topicOf(paper)));
  }
  return problems;
}

/**
 * Return the places of the leaf topics that a text names, and of the parts of broad ones it names.
 * @param {[string, string][]} leaves
 * @param {BroadTopic[]} broad
 * @param {string} text
 */
function leavesNamed(leaves, broad, text) {
  const all = [...leaves, ...broad.map(({ names }) => names)];
  const isBroad = (/** @type {number} */ place) => place >= leaves.length;
  return topicsNamed(all, text).flatMap((place) =>
    isBroad(place) ? broad[place - leaves.length].parts : [place],
  );
}

/**
 * Return the places of the topics that a text names: exactly, or else with all its words.
 * @param {[string, string][]} topics slugs and labels
 * @param {string} text
 * @returns {number[]}
 */
export function topicsNamed(topics, text) {
  const words = queryWords(text);
  const named = words.join(" ");
  const wordsOfTopics = topics.map(([slug, label]) => [queryWords(slug), queryWords(label)]);
  const places = [...topics.keys()];
  const exactly = places.filter((place) =>
    wordsOfTopics[place].some((each) => each.join(" ") === named),
  );
  if (exactly.length || !words.length) {
    return exactly;
  }
  return places.filter((place) =>
    wordsOfTopics[place].some((each) =>
      words.every((word) => each.some((other) => other.startsWith(word))),
    ),
  );
}

/**
 * @param {Uint8Array} base
 * @param {Parsed} parsed
 * @param {Sources} sources
 */
async function keepDates(base, { after, before }, { papers, tables }) {
  if (!after && !before) {
    return;
  }
  const [first, end] = [after ? dateNumber(after) : 1, before ? dateNumber(before) : Infinity];
  const wholeYears = [after, before].every((day) => !day || /^\d{4}(?:-01-01)?$/.test(day));
  if (wholeYears) {
    // The table of dates is large, and years are here already.
    const [firstYear, endYear] = [Number(after.slice(0, 4)), Number(before.slice(0, 4)) || Infinity];
    keepOnly(base, (paper) => {
      const year = papers.yearOf(paper);
      return year > 0 && year >= firstYear && year < endYear;
    });
  } else {
    const wholeMonths = [after, before].every((day) => /^(?:\d{4}-\d\d(?:-01)?)?$/.test(day));
    const dates = await (wholeMonths ? tables.months() : tables.dates());
    keepOnly(base, (paper) => dates[paper] >= first && dates[paper] < end && dates[paper] > 0);
  }
}

/**
 * @param {Uint8Array} base
 * @param {string[]} problems
 * @param {Sources} sources
 */
async function keepNewest(base, problems, { start, tables }) {
  const rows = start.has.listings && start.newest ? await tables.listings() : [];
  const newest = rows.filter(({ value }) => value.startsWith(start.newest));
  if (rows.length) {
    const papers = new Set((newest.length ? newest : rows.slice(0, 1)).flatMap((row) => [...row.papers]));
    keepOnly(base, (paper) => papers.has(paper));
  } else {
    problems.push("is:new finds nothing here: no listing was read.");
    base.fill(0);
  }
}

/**
 * @param {Uint8Array} base
 * @param {Parsed["phrases"][number]} phrase
 * @param {Sources} sources
 * @param {0 | 1} kept what marks of papers that stay
 */
async function keepPhrase(base, phrase, { papers, reader, stems }, kept) {
  const placed = placedPhrase(phrase, stems);
  if (placed.length < 2 && kept) {
    return; // The word itself is wanted anyway.
  }
  const marks = await papersWithPhrase(reader, placed, papers.count, stems);
  keepOnly(base, (paper) => marks[paper] === kept);
}

/**
 * @param {Uint8Array} base
 * @param {string[]} words
 * @param {Sources} sources
 */
function dropPhrase(base, words, sources) {
  const phrase = words.map((word) => ({ word, folded: word, parts: [] }));
  return keepPhrase(base, phrase, sources, 0);
}

/**
 * @param {Uint8Array} base
 * @param {import("./reading.js").Unwanted} unwanted
 * @param {Sources} sources
 */
async function dropTerms(base, { terms, fields, together = false }, { reader }) {
  const distinct = [...new Set(terms)];
  const decoded = await Promise.all(distinct.map((term) => reader.get(term)));
  const least = together ? distinct.length : 1;
  const counts = new Uint16Array(base.length);
  for (const term of decoded) {
    const papers = fields.flatMap((field) => [...(term?.fields[field]?.papers ?? [])]);
    new Set(papers).forEach((paper) => {
      counts[paper] += 1;
    });
  }
  keepOnly(base, (paper) => counts[paper] < least);
}

/**
 * @param {Uint8Array} base
 * @param {(paper: number) => boolean} stays
 */
function keepOnly(base, stays) {
  for (let paper = 0; paper < base.length; paper += 1) {
    if (base[paper] && !stays(paper)) {
      base[paper] = 0;
    }
  }
}
