// @ts-check
// Answers questions from the parts of the index: reads the question, loads what it needs, finds,
// scores, ranks, counts facets, and loads the records of what is shown. Knows neither network nor
// page, so it runs in a Worker as under Node.js.

import { assembleIndex } from "./assemble.js";
import { feedsOf, resultOf, topicsOf } from "./result.js";
import {
  exactWordsIn,
  roughlyRanked,
  sortedBy,
  titleWordsIn,
  wordsIn,
} from "./candidates.js";
import { groupsAsked } from "./facet-groups.js";
import { facetsOf, failedChoices, groupsOf, topicRows, yearRows } from "./facets.js";
import { RESULTS_AT_FIRST } from "./limits.js";
import { ascending } from "./packing.js";
import { PapersTable } from "./papers-table.js";
import { foldedWords, isOnlyWords, plainQuestion } from "./plain-question.js";
import { commonProblems, plainWanted } from "./plain-words.js";
import { TermReader } from "./postings.js";
import { rankCandidates, rerankShown } from "./ranking.js";
import { ShardTable } from "./shards.js";
import { Stems } from "./stems.js";
import { growingWord, understood } from "./understanding.js";
import { clausesOf, termsAsked, titleLengths } from "./wanted.js";

/** More words than this make a query no better. */
const MOST_WANTED = 24;

/** Lunr weighs a field by its share of the paper's words; readers mean titles more often. */
const TITLE_BOOST = 3;

/** Of so many papers Lunr computes scores; there is no telling apart what comes behind. */
const MOST_SCORED = 1000;

/** @typedef {import("./finding.js").Attempt} Attempt */
/** @typedef {import("./facets.js").Facet} Facet */
/** @typedef {import("./result.js").Result} Result */
/** @typedef {import("./language.js").Parsed} Parsed */
/** @typedef {import("./ranking.js").Candidate} Candidate */
/** @typedef {import("./wanted.js").Wanted} Wanted */

/**
 * What the page asks, and what it is told. `facets` are the groups that are open; topics and years
 * are always counted. `corrected` was searched for instead of what was typed, `suggested` is only
 * offered; `discussion` tells whether papers can be sorted by it. A group of facets that could not be
 * counted is null; `groups` are those that the digest has anything for. `feeds` are of the topics
 * typed and chosen; `topics` come close to a question without results.
 * @typedef {{slug: string, label: string}} Topic
 * @typedef {{text: string, sort: "relevance" | "date" | "discussion",
 *   chosen: {topic?: string[], year?: string[], organization?: string[], listing?: string[]},
 *   limit: number, facets: string[], typing: boolean}} Question
 *
 * @typedef {{total: number, complete: boolean, results: Result[],
 *   missing: {word: string, near: string[], field?: string, common?: boolean}[],
 *   corrected: {word: string, by: string}[],
 *   suggested: {word: string, by: string}[], discussion: boolean,
 *   facets: {topic: Facet[], year: Facet[], organization?: Facet[] | null, listing?: Facet[] | null},
 *   groups: string[], feeds: Topic[], topics: Topic[], problems: string[]}} Answer
 */

/** Answers questions about one build of a site; whatever it has loaded it keeps. */
export class SearchEngine {
  /**
   * @param {any} lunr
   * @param {import("./parts.js").PartStore} store
   * @param {any} start the part that is loaded first
   * @param {() => Promise<typeof import("./more.js").SEARCH_MORE>} loadMore loads what is seldom needed
   */
  constructor(lunr, store, start, loadMore) {
    this.lunr = lunr;
    this.store = store;
    this.start = start;
    this.topics = topicsOf(start.topics);
    /** @type {import("./filters.js").BroadTopic[]} */
    this.broad = (start.broad ?? []).map((/** @type {any} */ [topic, parts]) => ({
      names: topicsOf([topic])[0], parts: [...ascending(parts)],
    }));
    this.broad.forEach(({ names, parts }) => parts.forEach((part) => this.topics[part].push(names[0])));
    this.papers = new PapersTable(start);
    this.reader = new TermReader(store, new ShardTable(start), this.papers);
    this.loadMore = loadMore;
    /** Made when the rest of the engine is here. @type {any} */
    this.tables = undefined;
    this.stems = new Stems(lunr);
    this.rows = { topic: topicRows(this.topics, this.papers), year: yearRows(this.papers) };
  }

  /**
   * Answer a question. Fails where a part that it needs cannot be loaded, as `PartStore.get` does; the
   * same question can be asked again.
   * @param {Question} question
   * @returns {Promise<Answer>}
   */
  async answer(question) {
    const [asked, groups] = await Promise.all([
      this.#asked(question.text),
      groupsAsked(question, this),
    ]);
    const { parsed, wanted, base, problems } = asked;
    const all = [...wanted, ...plainWanted(parsed.words, this.stems)].slice(0, MOST_WANTED);
    if (!asked.isFiltered && !all.length && !choosesAnything(question)) {
      base.fill(0);
    }
    const growing = question.typing ? growingWord(parsed, question.text) : "";
    this.#expect(all.filter(({ folded }) => folded !== growing));
    const { attempt, corrected, missing, suggested } = await understood(
      all, parsed, base, growing, this,
    );
    const failed = failedChoices(attempt.found.numbers, groups, this.papers.count);
    const numbers = attempt.found.numbers.filter((paper) => failed[paper] === 0);
    // Who asks of days only wants the newest first.
    const newestFirst = asked.isOfDays && !all.length && numbers.length > 1;
    const sort = newestFirst && question.sort === "relevance" ? "date" : question.sort;
    const shown = await this.#ranked(numbers, attempt, { ...question, sort });
    const typed = corrected.reduce((some, { word, by }) => some.replace(word, () => by), asked.typed);
    const results = await this.#results(shown, attempt, typed, question.sort);
    return {
      total: numbers.length,
      complete: attempt.found.complete,
      results,
      missing: missing.length
        ? (await this.more()).missingAsTyped(missing, corrected, question.text)
        : missing,
      corrected,
      suggested,
      discussion: Boolean(this.start.has.discussion),
      facets: facetsOf(groups, failed),
      groups: groupsOf(this.rows, this.start.has),
      feeds: numbers.length ? feedsOf(asked.named, this.topics, question.chosen.topic) : [],
      topics: numbers.length ? [] : await this.#closeTopics(parsed),
      problems: [...problems, ...commonProblems(all)],
    };
  }

  /** Return the rest of the engine. */
  async more() {
    const more = await this.loadMore();
    this.tables ??= new more.SearchTables(this.store, this.papers);
    return more;
  }

  /**
   * Return what a question asks.
   * @param {string} text
   * @returns {Promise<import("./asking.js").Asked>}
   */
  async #asked(text) {
    if (!isOnlyWords(text)) {
      return (await this.more()).askedInFull(text, this);
    }
    const base = new Uint8Array(this.papers.count).fill(1);
    const nothing = { wanted: [], named: [], problems: [], isFiltered: false, isOfDays: false };
    return { ...nothing, parsed: plainQuestion(text), base, typed: text };
  }

  /**
   * Send for the terms of words that will not change any more, whoever still types.
   * @param {Wanted[]} wanted
   */
  #expect(wanted) {
    for (const term of termsAsked(wanted)) {
      this.reader.get(term, true).catch(() => {}); // Whoever needs it hears of it.
    }
  }

  /** @param {Parsed} parsed */
  async #closeTopics(parsed) {
    const { closeTopics } = await this.more();
    const topics = [...this.topics, ...this.broad.map((/** @type {any} */ { names }) => names)];
    return closeTopics(topics, foldedWords(parsed), this.stems);
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
    const sortable = sort === "date" || (sort === "discussion" && this.start.has.discussion);
    if (!sortable) {
      return null;
    }
    await this.more();
    return sort === "date" ? this.tables.dates() : this.tables.discussion();
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
    const asked = new Set(clauses.map(({ term }) => term));
    const scored = [...terms.values()].filter(({ term }) => asked.has(term));
    const index = assembleIndex(this.lunr, this.start, scored, numbers);
    const results = index.query((/** @type {any} */ query) =>
      clauses.forEach((clause) => query.clause(clause)),
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
        return { ...candidate, title: record[0] ?? "", abstract: record[1] ?? "", record };
      }),
    );
    const first = papers.slice(0, RESULTS_AT_FIRST);
    const ordered = sort === "relevance" && typed ? rerankShown(first, typed) : first;
    const searched = new Set(terms.keys());
    return [...ordered, ...papers.slice(RESULTS_AT_FIRST)].map(({ number, record }) =>
      resultOf(number, record, this.topics[this.papers.topicOf(number)], searched, this.stems),
    );
  }
}

/** @param {Question} question */
function choosesAnything({ chosen }) {
  return Object.values(chosen).some((values) => values?.length);
}
