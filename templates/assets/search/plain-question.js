// @ts-check
// Reads a question that is only words, which most are; language.js, which is loaded when it is
// needed, reads all others, and these in the same way. Pure.

import { LONGEST_QUESTION } from "./limits.js";
import { wordsWanted } from "./query-words.js";

/** @typedef {import("./query-words.js").Word} Word */

/** @typedef {"title" | "abstract" | "authors" | "organization"} Field */

/**
 * Words one after the other, anywhere or in one field; `text`: as typed; `isWithout`: a paper must
 * not have them so.
 * @typedef {{text: string, field?: Field, isWithout?: boolean}} Phrase
 *
 * What a reader asks for. All of `words` are wanted, those of phrases among them; `fields` are
 * words that must stand in one field; `without` what a paper must not have;
 * `withoutFields` words that must not all stand in one field; `topic` topics as typed, one of which
 * a paper must be of; `withoutTopic` those of which it must not be; `after` the first day and `before` the
 * day after the last, as ISO dates or ""; `lunr` what is written in Lunr's own language; `growing`
 * the last word, folded, where it may still be growing.
 * @typedef {{words: Word[], phrases: Phrase[], without: string[],
 *   fields: {field: Field, words: string[]}[], withoutFields: {field: Field, words: string[]}[],
 *   topic: string[], withoutTopic: string[], after: string, before: string,
 *   isNew: boolean, identifiers: string[], lunr: string, problems: string[], growing: string}} Parsed
 */

/** Stand unseen within the words of what was copied from a page or a PDF. */
const UNSEEN = /[\u00ad\u2060\ufeff]/g;
const MOST_WORDS = 32;
/** Stands for a name that papers have in full. */
const INITIAL = /^\p{Lu}\.,?$/u;
const GROWING = /[\p{L}\p{N}]$/u;
const ENDS_UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]$/u;

/** What may be more than words: signs of the query language and of TeX, arXiv ids and DOIs, names of filters. */
const MORE_THAN_WORDS =
  /["“”„*~^$\\]|(?:^|\s)[-+]\p{L}|\d\.\d{4}|\/\d{7}|(?:^|[\s-])(?:title|abstract|authors?|org|organi[sz]ation|topic|after|before|is):/iu;

/**
 * Tell whether a text is only words.
 * @param {string} text
 */
export function isOnlyWords(text) {
  return !MORE_THAN_WORDS.test(text);
}

/**
 * Return what was typed, without what cannot be seen, and not without end.
 * @param {string} text
 */
export function textTyped(text) {
  return text.replace(UNSEEN, "").slice(0, LONGEST_QUESTION);
}

/**
 * Return what a text asks for that is only words.
 * @param {string} text
 * @returns {Parsed}
 */
export function plainQuestion(text) {
  const typed = textTyped(text);
  const parsed = nothingAsked();
  for (const { 0: piece, index } of typed.matchAll(/\S+/g)) {
    readWords(parsed, piece, index + piece.length === typed.length);
  }
  parsed.words = distinctWords(parsed.words);
  return parsed;
}

/** @returns {Parsed} */
export function nothingAsked() {
  const wanted = { words: [], phrases: [], fields: [], topic: [], identifiers: [], isNew: false };
  const unwanted = { without: [], withoutFields: [], withoutTopic: [] };
  return { ...wanted, ...unwanted, after: "", before: "", lunr: "", problems: [], growing: "" };
}

/**
 * Add the words of a piece of text.
 * @param {Parsed} parsed
 * @param {string} piece
 * @param {boolean} atEnd
 */
export function readWords(parsed, piece, atEnd) {
  const words = INITIAL.test(piece) ? [] : wordsWanted(piece);
  parsed.words.push(...words);
  const last = words[words.length - 1];
  if (last && atEnd && GROWING.test(piece) && !ENDS_UNSPACED.test(piece)) {
    parsed.growing = last.folded;
  }
}

/**
 * Return words each once, not without end, and without the s that is left of an apostrophe where
 * somebody took all signs out of a title; `et al.` names nobody.
 * @param {Word[]} words
 */
export function distinctWords(words) {
  const known = new Map(words.map((word) => [word.folded, word]));
  if (known.size > 1 && known.get("s")?.word === "s") {
    known.delete("s");
  }
  if (known.size > 2 && known.has("et") && known.has("al")) {
    known.delete("et");
    known.delete("al");
  }
  return [...known.values()].slice(0, MOST_WORDS);
}

/**
 * Return the words of a question as the index has them, those of fields too.
 * @param {Parsed} parsed
 */
export function foldedWords(parsed) {
  return [...parsed.words.map(({ folded }) => folded), ...parsed.fields.flatMap(({ words }) => words)];
}
