// @ts-check
// Answers questions from the parts of the index: reads the question, loads what it needs, finds,
// scores, ranks, counts facets, and loads the records of what is shown. Knows neither network nor
// page, so it runs in a Worker as under Node.js.

import { assembleIndex } from "./assemble.js";
import { closeTopics, resultOf } from "./answering.js";
import {
  exactWordsIn,
  roughlyRanked,
  sortedBy,
  titleWordsIn,
  wordsIn,
} from "./candidates.js";
import { countedFacets, failedChoices, topicRows, yearRows } from "./facets.js";
import { filteredPapers } from "./filters.js";
import { parseQuestion } from "./language.js";
import { PapersTable } from "./papers-table.js";
import { TermReader } from "./postings.js";
import { rankCandidates, rerankShown } from "./ranking.js";
import { readingOf, Stems } from "./reading.js";
import { SearchTables } from "./search-tables.js";
import { ShardTable } from "./shards.js";
import { understood } from "./understanding.js";
import { clausesOf, titleLengths } from "./wanted.js";

/** Lunr weighs a field by its share of the paper's words; readers mean titles more often. */
const TITLE_BOOST = 3;

/** Of so many papers Lunr computes scores; there is no telling apart what comes behind. */
const MOST_SCORED = 1000;

/** Of so many papers, those first shown, the text decides the final order. */
const FIRST_PAGE = 10;

/** @typedef {import("./understanding.js").Attempt} Attempt */
/** @typedef {import("./facets.js").Facet} Facet */
/** @typedef {import("./facets.js").FacetGroup} FacetGroup */
/** @typedef {import("./answering.js").Result} Result */
/** @typedef {import("./language.js").Parsed} Parsed */
/** @typedef {import("./ranking.js").Candidate} Candidate */

/**
 * What the page asks. `facets` are the groups that are open; topics and years are always counted.
 * @typedef {{text: string, sort: "relevance" | "date" | "discussion",
 *   chosen: {topic?: string[], year?: string[], organization?: string[], listing?: string[]},
 *   limit: number, facets: string[], typing: boolean}} Question
 *
 * @typedef {{total: number, complete: boolean, results: Result[],
 *   missing: {word: string, near: string[], field?: string, common?: boolean}[], corrected: {word: string, by: string}[],
 *   facets: {topic: Facet[], year: Facet[], organization?: Facet[], listing?: Facet[]},
 *   topics: {slug: string, label: string}[], problems: string[]}} Answer
 */

export class SearchEngine {
  /**
   * @param {any} lunr
   * @param {import("./parts.js").PartStore} store
   * @param {any} start the part that is loaded first
   */
  constructor(lunr, store, start) {
    this.lunr = lunr;
    this.store = store;
    this.start = start;
    this.papers = new PapersTable(start);
    this.reader = new TermReader(store, new ShardTable(start), this.papers);
    this.tables = new SearchTables(store, this.papers);
    this.stems = new Stems(lunr);
    this.rows = { topic: topicRows(start.topics, this.papers), year: yearRows(this.papers) };
  }

  /**
   * @param {Question} question
   * @returns {Promise<Answer>}
   */
  async answer(question) {
    const parsed = parseQuestion(question.text);
    const { dictionaries = 0, words: initials } = this.start;
    const known = {
      initials,
      words: (/** @type {string} */ initial) => this.tables.words(initial),
    };
    const reading = await readingOf(parsed, this.stems, this.reader, dictionaries, known);
    const [{ base, problems }, groups] = await Promise.all([
      filteredPapers(parsed, reading.unwanted, this),
      this.#groups(question),
    ]);
    if (!asksAnything(parsed, reading, question)) {
      base.fill(0);
    }
    const { attempt, corrected, missing } = await understood(
      reading.wanted, parsed, base, question, this,
    );
    const failed = failedChoices(attempt.found.numbers, groups, this.papers.count);
    const numbers = attempt.found.numbers.filter((paper) => failed[paper] === 0);
    const shown = await this.#ranked(numbers, attempt, question);
    const typed = wordsTyped(question.text, parsed, corrected);
    const results = await this.#results(shown, attempt, typed, question.sort);
    return {
      total: numbers.length,
      complete: attempt.found.complete,
      results,
      missing,
      corrected,
      facets: facetsOf(groups, failed),
      topics: numbers.length ? [] : closeTopics(this.start.topics, foldedWords(parsed), this.stems),
      problems: [...parsed.problems, ...reading.problems, ...problems],
    };
  }

  /**
   * Return the papers that are shown, in their order.
   * @param {Uint32Array} numbers
   * @param {Attempt} attempt
   * @param {Question} question
   * @returns {Promise<Candidate[]>}
   */
  async #ranked(numbers, attempt, { sort, limit }) {
    const lengths = titleLengths(attempt.terms, this.papers.count);
    const candidate = (/** @type {number} */ number) => this.#candidate(number, attempt, lengths);
    const table = await this.#sortingTable(sort);
    if (table) {
      const sorted = sortedBy(numbers, (paper) => table[paper]);
      return Array.from(sorted.subarray(0, limit), candidate);
    }
    const most = Math.max(MOST_SCORED, limit);
    const rough = roughlyRanked(attempt.found, numbers, lengths, this.papers, most);
    const likely = rough.subarray(0, MOST_SCORED);
    const scores = this.#scores(likely.slice().sort(), attempt);
    const scored = Array.from(likely, candidate).map((each) => ({
      ...each, score: scores.get(each.number) ?? 0,
    }));
    const others = Array.from(rough.subarray(MOST_SCORED, limit), candidate);
    return [...rankCandidates(scored), ...others].slice(0, limit);
  }

  /**
   * Return by what papers are sorted, if not by how well they answer.
   * @param {Question["sort"]} sort
   */
  async #sortingTable(sort) {
    if (sort === "date") {
      return this.tables.dates();
    }
    return sort === "discussion" && this.start.has.discussion ? this.tables.discussion() : null;
  }

  /**
   * @param {number} number
   * @param {Attempt} attempt
   * @param {Uint16Array} lengths of titles
   * @returns {Candidate}
   */
  #candidate(number, { found }, lengths) {
    const tally = found.tallies[number];
    return {
      number,
      words: wordsIn(tally),
      inTitle: titleWordsIn(tally),
      exact: exactWordsIn(tally),
      titleLength: lengths[number],
      score: 0,
      year: this.papers.yearOf(number),
    };
  }

  /**
   * Return Lunr's scores.
   * @param {Uint32Array} numbers ascending
   * @param {Attempt} attempt
   * @returns {Map<number, number>}
   */
  #scores(numbers, { wanted, terms }) {
    const clauses = clausesOf(wanted, terms, TITLE_BOOST);
    if (!clauses.length || !numbers.length) {
      return new Map();
    }
    const index = assembleIndex(this.lunr, this.start, [...terms.values()], numbers);
    const results = index.query((/** @type {any} */ asked) =>
      clauses.forEach((clause) => asked.clause(clause)),
    );
    return new Map(results.map((/** @type {any} */ { ref, score }) => [Number(ref), score]));
  }

  /**
   * Load the records of what is shown, and put the first of them into their final order.
   * @param {Candidate[]} shown
   * @param {Attempt} attempt
   * @param {string} typed
   * @param {Question["sort"]} sort
   * @returns {Promise<Result[]>}
   */
  async #results(shown, { terms }, typed, sort) {
    const papers = await Promise.all(
      shown.map(async (candidate) => {
        const record = await this.store.get(`papers/${candidate.number}`);
        return { ...candidate, title: record.title, abstract: record.abstract, record };
      }),
    );
    const first = papers.slice(0, FIRST_PAGE);
    const ordered = sort === "relevance" && typed ? rerankShown(first, typed) : first;
    const searched = new Set(terms.keys());
    return [...ordered, ...papers.slice(FIRST_PAGE)].map(({ number, record }) =>
      resultOf(number, record, searched, this.stems),
    );
  }

  /**
   * Return the groups of facets that are counted or chosen from.
   * @param {Question} question
   * @returns {Promise<FacetGroup[]>}
   */
  async #groups({ chosen, facets }) {
    const asked = (/** @type {"organization" | "listing"} */ name) =>
      facets.includes(name) || Boolean(chosen[name]?.length);
    const [organizations, listings] = await Promise.all([
      asked("organization") ? this.#rows("organizations") : null,
      asked("listing") ? this.#rows("listings") : null,
    ]);
    const { topic, year } = this.rows;
    return [
      { name: "topic", rows: topic, chosen: chosen.topic ?? [], newestFirst: false },
      { name: "year", rows: year, chosen: chosen.year ?? [], newestFirst: true },
      ...(organizations ? [group("organization", organizations, chosen.organization, false)] : []),
      ...(listings ? [group("listing", listings, chosen.listing, true)] : []),
    ];
  }

  /**
   * @param {"organizations" | "listings"} name
   * @returns {Promise<import("./facet-tables.js").FacetRow[]>} none, if the site has no such table
   */
  async #rows(name) {
    return this.start.has[name] ? this.tables[name]() : [];
  }
}

/**
 * @param {string} name
 * @param {import("./facet-tables.js").FacetRow[]} rows
 * @param {string[] | undefined} chosen
 * @param {boolean} newestFirst
 * @returns {FacetGroup}
 */
function group(name, rows, chosen, newestFirst) {
  return { name, rows, chosen: chosen ?? [], newestFirst };
}

/**
 * @param {Parsed} parsed
 * @param {import("./reading.js").Reading} reading
 * @param {Question} question
 */
function asksAnything(parsed, { wanted, unwanted }, { chosen }) {
  const filtered = parsed.topic.length || parsed.after || parsed.before || parsed.isNew;
  const words = wanted.length || unwanted.length || parsed.phrases.length || parsed.without.length;
  return Boolean(filtered || words || Object.values(chosen).some((values) => values?.length));
}

/**
 * @param {FacetGroup[]} groups
 * @param {Uint8Array} failed
 * @returns {Answer["facets"]}
 */
function facetsOf(groups, failed) {
  const counted = groups.map((each, place) => [each.name, countedFacets(each, place, failed)]);
  return Object.fromEntries(counted);
}

/**
 * Return the words of a question as they were typed, without filters and signs of the language, and
 * spelt as they were searched for.
 * @param {string} text
 * @param {Parsed} parsed
 * @param {Answer["corrected"]} corrected
 */
function wordsTyped(text, parsed, corrected) {
  const { words, fields, topic, after, before, isNew, without, withoutFields, lunr } = parsed;
  const said = [fields, topic, after, before, without, withoutFields, lunr];
  const filters = said.some((each) => each.length);
  const typed = filters || isNew ? words.map(({ word }) => word).join(" ") : text;
  return corrected.reduce((some, { word, by }) => some.replace(word, () => by), typed);
}

/** @param {Parsed} parsed */
function foldedWords(parsed) {
  return [...parsed.words.map(({ folded }) => folded), ...parsed.fields.flatMap(({ words }) => words)];
}
