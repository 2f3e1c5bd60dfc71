// @ts-check
// What a question wants, in terms of the index, and which papers have it. Pure.

import { INDEX_FIELDS } from "./postings.js";

/**
 * Terms that stand for a word together. `exact`: they are the word itself, not one like it.
 * @typedef {{terms: string[], exact: boolean, boost: number}} Alternative
 *
 * A word wanted: any of its alternatives will do, in any of the fields. `strict`: a paper without it
 * is no answer, however many of the others it has. `common`: texts are indexed without it.
 * `isWritten`: tells which forms of them are as written, where more than one is.
 * @typedef {{word: string, folded: string, alternatives: Alternative[], fields: string[],
 *   strict: boolean, boost: number, common?: boolean,
 *   isWritten?: (form: string) => boolean}} Wanted
 *
 * @typedef {import("./postings.js").DecodedTerm} DecodedTerm
 * @typedef {Map<string, DecodedTerm>} Terms the terms that papers have, of those asked for
 */

/** More cost Lunr hundreds of milliseconds, and tell no better which paper is meant. */
const MOST_TERMS_SCORED = 1000;

/** Bits that say how a paper has a word. */
export const HAS_WORD = 1;
export const HAS_IN_TITLE = 2;
export const HAS_EXACT_IN_TITLE = 4;

/**
 * Return for each paper how it has a word, as bits.
 * @param {Wanted} wanted
 * @param {Terms} terms
 * @param {number} count how many papers there are
 */
export function papersHaving(wanted, terms, count) {
  const marks = new Uint8Array(count);
  for (const alternative of wanted.alternatives) {
    const decoded = alternative.terms.map((term) => terms.get(term));
    if (decoded.length === 1) {
      markTerm(marks, wanted, alternative, decoded[0]);
    } else if (decoded.length && decoded.every(Boolean)) {
      markTogether(marks, wanted, alternative, decoded);
    }
  }
  return marks;
}

/**
 * @param {Uint8Array} marks
 * @param {Wanted} wanted
 * @param {Alternative} alternative
 * @param {(DecodedTerm | undefined)[]} decoded
 */
function markTogether(marks, wanted, alternative, decoded) {
  const [first, ...rest] = decoded.map((term) => {
    const own = new Uint8Array(marks.length);
    markTerm(own, wanted, alternative, term);
    return own;
  });
  for (let paper = 0; paper < marks.length; paper += 1) {
    marks[paper] |= rest.reduce((bits, own) => bits & own[paper], first[paper]);
  }
}

/**
 * @param {Uint8Array} marks
 * @param {Wanted} wanted
 * @param {Alternative} alternative
 * @param {DecodedTerm | undefined} term
 */
function markTerm(marks, wanted, alternative, term) {
  for (const field of term ? wanted.fields : []) {
    const postings = term?.fields[field];
    if (postings && field === "title") {
      markTitles(marks, postings, formsWritten(wanted, alternative, term?.forms ?? []));
    } else if (postings) {
      for (const paper of postings.papers) {
        marks[paper] |= HAS_WORD;
      }
    }
  }
}

/**
 * Return for each form of a term whether a title with it has the word as it was written.
 * @param {Wanted} wanted
 * @param {Alternative} alternative
 * @param {string[]} forms
 */
function formsWritten({ folded, isWritten }, { terms, exact }, forms) {
  if (isWritten) {
    return forms.map(isWritten);
  }
  // Of words that stand for one together, each form will do.
  return forms.map((form) => exact && (terms.length > 1 || form === folded));
}

/**
 * @param {Uint8Array} marks
 * @param {import("./postings.js").FieldPostings} postings
 * @param {boolean[]} written for each form of the term
 */
function markTitles(marks, { papers, forms }, written) {
  for (let row = 0; row < papers.length; row += 1) {
    const exact = written[forms?.[row] ?? 0];
    marks[papers[row]] |= HAS_WORD | HAS_IN_TITLE | (exact ? HAS_EXACT_IN_TITLE : 0);
  }
}

/**
 * Return how long the titles are that have any of the terms; the longest for all others.
 * @param {Terms} terms
 * @param {number} count how many papers there are
 */
export function titleLengths(terms, count) {
  const lengths = new Uint16Array(count).fill(0xffff);
  for (const { fields } of terms.values()) {
    fields.title?.papers.forEach((paper, row) => {
      lengths[paper] = fields.title.lengths[row];
    });
  }
  return lengths;
}

/**
 * Return the clauses with which Lunr scores what is wanted. Those who search mean titles more often
 * than a field's share of the words says. Of a pattern Lunr is given the terms, and not too many:
 * it would try every way to share a long term among the stars.
 * @param {Wanted[]} wanted
 * @param {Terms} terms
 * @param {number} titleBoost
 */
export function clausesOf(wanted, terms, titleBoost) {
  const share = Math.ceil(MOST_TERMS_SCORED / wanted.length);
  return wanted.flatMap(({ alternatives, fields, boost }) => {
    const clauses = alternatives.flatMap((each) =>
      each.terms
        .filter((term) => terms.has(term))
        .map((term) => ({ term, usePipeline: false, boost: boost * each.boost })),
    );
    const others = fields.filter((field) => field !== "title");
    return clauses.slice(0, share).flatMap((clause) => [
      ...(others.length ? [{ ...clause, fields: others }] : []),
      ...(others.length < fields.length
        ? [{ ...clause, fields: ["title"], boost: clause.boost * (1 + titleBoost) }]
        : []),
    ]);
  });
}

/**
 * Return all terms that are asked for.
 * @param {Wanted[]} wanted
 */
export function termsAsked(wanted) {
  return [...new Set(wanted.flatMap((each) => each.alternatives.flatMap(({ terms }) => terms)))];
}

/**
 * Return a word that is wanted as it stands, anywhere or in one field.
 * @param {string} word as it was typed
 * @param {string} folded
 * @param {string[]} terms
 * @param {Partial<Wanted>} [more]
 * @returns {Wanted}
 */
export function wantedWord(word, folded, terms, more = {}) {
  const alternatives = [{ terms, exact: true, boost: 1 }];
  return {
    word, folded, alternatives, fields: INDEX_FIELDS, strict: false, boost: 1, ...more,
  };
}

/**
 * Return what is wanted with more alternatives to one of the words.
 * @param {Wanted[]} wanted
 * @param {number} place
 * @param {Alternative[]} more
 */
export function withAlternatives(wanted, place, more) {
  const { alternatives } = wanted[place];
  return wanted.with(place, { ...wanted[place], alternatives: [...alternatives, ...more] });
}
