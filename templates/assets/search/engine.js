// @ts-check
// Answers queries from a Lunr index and the records of its papers. Knows neither network nor page,
// so it runs in a Worker as under Node.js.

import { excerpt, marked } from "./excerpt.js";
import * as query from "./query.js";
import { spellings } from "./spelling.js";
import { registerWords } from "./words.js";

/** Lunr weighs a field by its share of the paper's words; readers mean titles more often. */
const TITLE_BOOST = 3;

/** A word that only begins as typed counts less than the word itself. */
const PREFIX_BOOST = 0.3;
const SHORTEST_PREFIX = 2;
const EXCERPT_LENGTH = 280;

/**
 * One paper as papers.json holds it.
 * @typedef {{slug: string, title: string, abstract?: string, topic?: string, topicSlug?: string,
 *   date?: string, dateText?: string, withdrawn?: boolean}} Paper
 *
 * @typedef {import("./excerpt.js").Segment} Segment
 *
 * One paper as a result shows it.
 * @typedef {{slug: string, title: Segment[], excerpt: Segment[], topic: string, topicSlug: string,
 *   date: string, dateText: string, withdrawn: boolean}} Result
 *
 * An answer: how many papers in all, whether they have all that was asked for, the first of them,
 * and the words that no paper has, with spellings that some have.
 * @typedef {{total: number, complete: boolean, results: Result[],
 *   missing: {word: string, near: string[]}[]}} Answer
 *
 * A paper found: its place among the records, the terms of the index that found it, and those of
 * them that stand in its title.
 * @typedef {{ref: string, terms: string[], titleTerms: string[]}} Match
 *
 * A word of a plain query, its own terms, and what it may grow into while it is being typed.
 * @typedef {{word: string, terms: string[], prefix: string, outgrown: string[]}} Wanted
 */

/**
 * Return the function that answers queries.
 * @param {any} lunr
 * @param {any} serialized the index, parsed from index.json
 * @param {Paper[]} papers in the order in which the index numbers them
 * @returns {(typed: string, limit: number) => Answer}
 */
export function createEngine(lunr, serialized, papers) {
  if (serialized.fieldVectors.length !== papers.length * serialized.fields.length) {
    throw new Error("The index and the records of the search are not of the same site.");
  }
  registerWords(lunr);
  const index = lunr.Index.load(serialized);
  const stem = rememberStems(index);
  return (typed, limit) => {
    const found = find(lunr, index, typed);
    return {
      total: found.matches.length,
      complete: found.complete,
      results: found.matches
        .slice(0, limit)
        .map((match) => toResult(papers[Number(match.ref)], new Set(match.terms), stem)),
      missing: found.missing.map((word) => ({ word, near: spellings(index, word, papers) })),
    };
  };
}

/**
 * @param {any} index
 * @returns {(word: string) => string}
 */
function rememberStems(index) {
  const known = new Map();
  return (word) => {
    let term = known.get(word);
    if (term === undefined) {
      term = index.pipeline.runString(word)[0] ?? word;
      known.set(word, term);
    }
    return term;
  };
}

/**
 * @param {any} lunr
 * @param {any} index
 * @param {string} typed
 * @returns {{matches: Match[], complete: boolean, missing: string[]}}
 */
function find(lunr, index, typed) {
  const text = query.tidy(typed);
  const typing = query.isTyping(typed);
  const clauses = query.usesSyntax(text) ? query.parseSyntax(lunr, text, index.fields) : null;
  if (clauses) {
    return findClauses(lunr, index, clauses, typing);
  }
  const isStopWord = (/** @type {string} */ word) => !lunr.stopWordFilter(new lunr.Token(word, {}));
  return findWords(index, query.plainWords(text, isStopWord), typing);
}

/**
 * @param {any} lunr
 * @param {any} index
 * @param {any[]} clauses
 * @param {boolean} typing
 */
function findClauses(lunr, index, clauses, typing) {
  const attempts = query.readings(lunr, clauses, typing);
  for (const [place, reading] of attempts.entries()) {
    const matches = run(index, reading).map(toMatch);
    if (matches.length) {
      const loosened = attempts.length > 2 && place >= attempts.length / 2;
      return { matches, complete: !loosened || clauses.length === 1, missing: [] };
    }
  }
  return { matches: [], complete: false, missing: [] };
}

/**
 * Papers with all words come alone; where there are none, those with the most words come first.
 * Among them the words of the title count first, then the words as typed, then Lunr's score.
 * @param {any} index
 * @param {string[]} words
 * @param {boolean} typing
 */
function findWords(index, words, typing) {
  const wanted = words.map((word, place) =>
    toWanted(index, word, typing && place === words.length - 1),
  );
  const ranked = run(index, wanted.flatMap(toClauses))
    .map((found) => ({ ...toMatch(found), score: found.score }))
    .map((match) => ({ ...match, ...coverage(match, wanted) }))
    .sort(
      (a, b) =>
        b.words - a.words ||
        b.inTitle - a.inTitle ||
        b.exact - a.exact ||
        b.score - a.score ||
        Number(a.ref) - Number(b.ref),
    );
  const complete = ranked.length > 0 && ranked[0].words === wanted.length;
  const matches = complete ? ranked.filter((match) => match.words === wanted.length) : ranked;
  const missing = wanted.filter((each) => !ranked.some((match) => stands(each, match.terms)));
  return { matches, complete, missing: missing.map((each) => each.word) };
}

/**
 * @param {any} index
 * @param {string} word
 * @param {boolean} typing
 * @returns {Wanted}
 */
function toWanted(index, word, typing) {
  const growing = typing && word.length >= SHORTEST_PREFIX;
  return {
    word,
    terms: index.pipeline.runString(word),
    prefix: growing ? word : "",
    outgrown: growing
      ? query.outgrownTerms(word, (term) => index.invertedIndex[term] !== undefined)
      : [],
  };
}

/** @param {Wanted} wanted */
function toClauses({ terms, prefix, outgrown }) {
  const clauses = terms.flatMap((term) => [
    { term, usePipeline: false },
    { term, usePipeline: false, fields: ["title"], boost: TITLE_BOOST },
  ]);
  const growing = prefix ? [`${prefix}*`, ...outgrown] : [];
  return [
    ...clauses,
    ...growing.map((term) => ({ term, usePipeline: false, boost: PREFIX_BOOST })),
  ];
}

/**
 * @param {any} index
 * @param {any[]} clauses
 * @returns {any[]} Lunr's results
 */
function run(index, clauses) {
  if (!clauses.length) {
    return [];
  }
  // Lunr changes the clauses that it is given.
  return index.query((/** @type {any} */ asked) =>
    clauses.forEach((clause) => asked.clause({ ...clause })),
  );
}

/**
 * @param {any} found one of Lunr's results
 * @returns {Match}
 */
function toMatch(found) {
  const fieldsOf = found.matchData.metadata;
  const terms = Object.keys(fieldsOf);
  return { ref: found.ref, terms, titleTerms: terms.filter((term) => "title" in fieldsOf[term]) };
}

/**
 * Count the words of a query that a paper has at all, in its title, and as they were typed.
 * @param {Match} match
 * @param {Wanted[]} wanted
 */
function coverage({ terms, titleTerms }, wanted) {
  const present = (/** @type {string[]} */ found) =>
    wanted.filter((each) => stands(each, found)).length;
  const exactly = (/** @type {string[]} */ found) =>
    wanted.filter((each) => each.terms.some((term) => found.includes(term))).length;
  return {
    words: present(terms),
    // A word that only begins as typed is half a word.
    inTitle: (present(titleTerms) + exactly(titleTerms)) / 2,
    exact: exactly(terms),
  };
}

/**
 * @param {Wanted} wanted
 * @param {string[]} found
 */
function stands({ terms, prefix, outgrown }, found) {
  return found.some(
    (term) =>
      terms.includes(term) || (prefix && term.startsWith(prefix)) || outgrown.includes(term),
  );
}

/**
 * @param {Paper} paper
 * @param {Set<string>} terms
 * @param {(word: string) => string} stem
 * @returns {Result}
 */
function toResult(paper, terms, stem) {
  const termOf = (/** @type {string} */ word) => {
    const term = stem(word);
    return terms.has(term) ? term : undefined;
  };
  return {
    slug: paper.slug,
    title: marked(paper.title, termOf),
    excerpt: excerpt(paper.abstract ?? "", termOf, EXCERPT_LENGTH),
    topic: paper.topic ?? "",
    topicSlug: paper.topicSlug ?? "",
    date: paper.date ?? "",
    dateText: paper.dateText ?? "",
    withdrawn: paper.withdrawn ?? false,
  };
}

