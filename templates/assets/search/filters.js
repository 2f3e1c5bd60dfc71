// @ts-check
// Which papers may answer at all: what a question says of topics, dates, listings, and of what must
// not be there.

import { dateNumber } from "./facet-tables.js";
import { papersWithName, papersWithPhrase } from "./phrases.js";
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
 * Return for each paper whether it may answer, slugs and labels of the topics that are asked for, and
 * sentences about filters that say nothing.
 * @param {Parsed} parsed
 * @param {import("./reading.js").Unwanted[]} unwanted
 * @param {Sources} sources
 * @returns {Promise<{base: Uint8Array, named: [string, string][], problems: string[]}>}
 */
export async function filteredPapers(parsed, unwanted, sources) {
  const base = new Uint8Array(sources.papers.count).fill(1);
  const { named, problems } = keepTopics(base, parsed, sources);
  await Promise.all([
    keepDates(base, parsed, sources),
    parsed.isNew ? keepNewest(base, problems, sources) : undefined,
    ...parsed.phrases.map((phrase) => {
      const keep = phrase.field === "authors" ? keepName : keepPhrase;
      return keep(base, phrase, problems, sources);
    }),
    ...unwanted.map((each) => dropTerms(base, each, sources)),
  ]);
  return { base, named, problems };
}

/**
 * Keep papers of any of the topics asked for, and none of those that are left out; return the slugs
 * and labels of those asked for, and sentences about what is none.
 * @param {Uint8Array} base
 * @param {Pick<Parsed, "topic" | "withoutTopic">} parsed
 * @param {Sources} sources
 * @returns {{named: [string, string][], problems: string[]}}
 */
function keepTopics(base, { topic, withoutTopic }, sources) {
  const [asked, unwanted] = [topic, withoutTopic].map((texts) => topicsAsked(texts, sources));
  const { papers } = sources;
  if (topic.length) {
    keepOnly(base, (paper) => asked.leaves.has(papers.topicOf(paper)));
  }
  keepOnly(base, (paper) => !unwanted.leaves.has(papers.topicOf(paper)));
  return { named: asked.named, problems: [...asked.problems, ...unwanted.problems] };
}

/**
 * Return the topics that texts name, broad ones first; the places of the leaves they are or have as
 * parts; and sentences about texts that name none.
 * @param {string[]} texts
 * @param {Sources} sources
 */
function topicsAsked(texts, { topics, broad }) {
  const all = [
    ...broad.map(({ names, parts }) => ({ names, leaves: parts })),
    ...topics.map((names, place) => ({ names, leaves: [place] })),
  ];
  const names = all.map((each) => each.names);
  const places = texts.map((text) => topicsNamed(names, text));
  const named = [...new Set(places.flat())].map((place) => all[place]);
  return {
    named: named.map(({ names: [slug, label] }) => /** @type {[string, string]} */ ([slug, label])),
    leaves: new Set(named.flatMap(({ leaves }) => leaves)),
    problems: texts.filter((_, nth) => !places[nth].length).map((text) => `No topic is called ${text}.`),
  };
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
 * @param {string[]} problems
 * @param {Sources} sources
 */
async function keepPhrase(base, { text, field, isWithout }, problems, { papers, reader, stems }) {
  const placed = placedPhrase(text, stems);
  if (placed.length < 2 && !isWithout) {
    return; // The word itself is wanted anyway.
  }
  const fields = field && [field];
  const marks = await papersWithPhrase(reader, placed, papers.count, stems, fields);
  const named = field ? null : await papersNaming(text, { papers, reader, stems });
  const has = (/** @type {number} */ paper) => marks[paper] === 1 || named?.[paper] === 1;
  keepOnly(base, (paper) => has(paper) !== Boolean(isWithout));
  if (!isWithout && !marks.includes(1) && !named?.includes(1)) {
    problems.push(`No ${field ?? "paper"} has the phrase “${text}”.`);
  }
}

/**
 * Keep papers of an author of this name. Of a word that is in no name another part of the engine says
 * so, and looks for one near it.
 * @param {Uint8Array} base
 * @param {Parsed["phrases"][number]} name
 * @param {string[]} problems
 * @param {Sources} sources
 */
async function keepName(base, { text, isWithout }, problems, sources) {
  const marks = await papersNaming(text, sources);
  if (!marks) {
    return;
  }
  keepOnly(base, (paper) => marks[paper] === (isWithout ? 0 : 1));
  if (!isWithout && !marks.includes(1)) {
    problems.push(`No author is called “${text}”.`);
  }
}

/**
 * Return for each paper whether an author has all words in the name; nothing where one is in no name.
 * @param {string} text
 * @param {Pick<Sources, "papers" | "reader" | "stems">} sources
 */
function papersNaming(text, { papers, reader, stems }) {
  const terms = queryWords(text).map((word) => stems.of(word));
  return papersWithName(reader, terms, papers.count);
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
