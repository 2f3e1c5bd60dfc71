// @ts-check
// From what a reader types to what Lunr is asked. Knows neither papers nor the page.

import { fold, wordsOf } from "./words.js";

const LONGEST_TEXT = 400;
const MOST_WORDS = 24;

/** More edits cost Lunr seconds and find everything. */
const MOST_EDITS = 2;
const MOST_WILDCARDS = 2;

/** `+word`, `-word`, `field:word`, `wor*`, `word~1` or `word^2`. */
const SYNTAX = /(?:^|\s)[+-]\S|[^\s*]\*|\*[^\s*]|[^\s~]~\d|[^\s^]\^\d|\w:\S/;

/** What Porter's stemmer takes off a word: a word being typed may already be longer than its term. */
const SUFFIXES = (
  "ational ation ations ative ators ator al alized alize ance ances ed edly ement ence ences er ers " +
  "fulness ful ible able ables ic ical ically ication icity ing ings ion ions ism ity ities ive " +
  "iveness ization izations ized izer izing ization ly ment ments ness ousness ous s"
).split(" ");

/**
 * Return typed text as it is searched for: no outer space, not endless.
 * @param {string} typed
 */
export function tidy(typed) {
  return typed.slice(0, LONGEST_TEXT).trim();
}

/**
 * Tell whether a text is meant as Lunr's query language rather than as plain words.
 * @param {string} text
 */
export function usesSyntax(text) {
  return SYNTAX.test(text);
}

/**
 * Return the distinct words of a plain query, without those that Lunr does not index.
 *
 * When all of them are such words, they stay: names of authors may be among them.
 * @param {string} text
 * @param {(word: string) => boolean} isStopWord
 */
export function plainWords(text, isStopWord) {
  const words = [...new Set(wordsOf(text))].slice(0, MOST_WORDS);
  const telling = words.filter((word) => !isStopWord(word));
  return telling.length ? telling : words;
}

/**
 * Tell whether the last word of what stands in the box may still be growing.
 * @param {string} typed
 */
export function isTyping(typed) {
  return /[\p{L}\p{N}]$/u.test(typed);
}

/**
 * Return the terms that a half-typed word may end as, although it is already longer than they are:
 * `genera` for `gener`, the term of `generation`.
 * @param {string} word
 * @param {(term: string) => boolean} isTerm
 */
export function outgrownTerms(word, isTerm) {
  const terms = [];
  for (let length = word.length - 1; length > 2; length -= 1) {
    const rest = word.slice(length);
    const term = word.slice(0, length);
    if (SUFFIXES.some((suffix) => suffix.startsWith(rest)) && isTerm(term)) {
      terms.push(term);
    }
  }
  return terms;
}

/**
 * Return the clauses of a query in Lunr's language, or null where Lunr cannot read it.
 * @param {any} lunr
 * @param {string} text
 * @param {string[]} fields
 * @returns {any[] | null}
 */
export function parseSyntax(lunr, text, fields) {
  try {
    const query = new lunr.Query(fields);
    new lunr.QueryParser(text, query).parse();
    return query.clauses.length ? query.clauses.slice(0, MOST_WORDS).map(tamed) : null;
  } catch {
    return null;
  }
}

/**
 * Return the readings of a parsed query, the strictest first; the first that finds papers counts.
 *
 * All words are wanted before some, unless the reader said with a plus which are.
 * @param {any} lunr
 * @param {any[]} clauses
 * @param {boolean} typing whether the last word may still be growing
 * @returns {any[][]}
 */
export function readings(lunr, clauses, typing) {
  const { OPTIONAL, REQUIRED } = lunr.Query.presence;
  const chosen = clauses.some((clause) => clause.presence === REQUIRED);
  /** @param {any[]} some */
  const required = (some) =>
    some.map((clause) =>
      clause.presence === OPTIONAL ? { ...clause, presence: REQUIRED } : clause,
    );
  const variants = typing ? [clauses, lastGrowing(clauses)] : [clauses];
  return chosen ? variants : [...variants.map(required), ...variants];
}

/** @param {any[]} clauses */
function lastGrowing(clauses) {
  const last = clauses[clauses.length - 1];
  if (last.term.includes("*") || "editDistance" in last) {
    return clauses;
  }
  const growing = { ...last, term: `${fold(last.term)}*`, usePipeline: false };
  return [...clauses.slice(0, -1), growing];
}

/** @param {any} clause */
function tamed(clause) {
  const result = { ...clause };
  if ("editDistance" in clause) {
    result.editDistance = Math.min(clause.editDistance, MOST_EDITS);
  }
  if (clause.term.includes("*")) {
    let wildcards = 0;
    result.term = fold(clause.term)
      .replace(/\*+/g, "*")
      .replace(/\*/g, () => ((wildcards += 1) > MOST_WILDCARDS ? "" : "*"));
  }
  return result;
}
