// @ts-check
// The query language: from what a reader typed or pasted to what is asked of the index. Never
// fails: what is not quite syntax is words. Knows neither papers nor the page.

import { identifierOf, isCategory } from "./identifiers.js";
import { lunrClause } from "./lunr-clauses.js";
import { firstDay, halfTyped } from "./query-dates.js";
import { distinctWords, textTyped, nothingAsked, readWords } from "./plain-question.js";
import { wordsWanted } from "./query-words.js";
import { withoutSpaces, withoutTex } from "./written-text.js";

/** @typedef {import("./query-words.js").Word} Word */

/** @typedef {import("./plain-question.js").Field} Field */

/** @typedef {import("./plain-question.js").Parsed} Parsed */

/** Beside so many words a stray hyphen is a slip in a title, as in `Cavity-to -Wall`. */
const WORDS_OF_TITLE = 6;
const SHORTEST_WITHOUT = "-abc".length;

/** @type {Record<string, Field>} */
const FIELDS = {
  title: "title",
  abstract: "abstract",
  author: "authors",
  authors: "authors",
  org: "organization",
  organization: "organization",
  organisation: "organization",
};

/** A filter, a phrase, or what stands between spaces; a phrase that is not closed is none. */
const PIECES = new RegExp(
  [
    `(?<=^|\\s)(?<minus>-)?(?<name>${Object.keys(FIELDS).join("|")}|topic|after|before|is):` +
      `(?<value>["“„][^"“”„]*["“”„]?|\\S+|$)`,
    `(?<![\\p{L}\\p{N}])(?<not>(?<=^|\\s)-)?["“„](?<phrase>[^"“”„]+)["“”](?![\\p{L}\\p{N}])`,
    `(?<without>(?<=^|\\s)-(?=\\p{L})[^\\s"“”„]+)`,
    `(?<plain>[^\\s"“”„]+)`,
  ].join("|"),
  "giu",
);
const REQUIRED = /^\+(?=\p{L})/u;
const QUOTED = /^["“„][^]+["“”„]$/u;

/** Fields of which is known where in them a word stands. */
const PLACED = ["title", "abstract", "authors"];

/** What to write instead of what cannot be left out. @type {Record<string, string>} */
const OTHER_SIDE = { after: "before", before: "after" };

/**
 * A match of `PIECES`, and whether it ends the text, so that it may still be growing.
 * @typedef {{name?: string, minus?: string, value?: string, not?: string, phrase?: string,
 *   without?: string, plain?: string, atEnd: boolean}} Piece
 */

/**
 * Return what a text asks for.
 * @param {string} text
 * @returns {Parsed}
 */
export function parseQuestion(text) {
  const typed = withoutSpaces(withoutTex(textTyped(text)));
  const parsed = nothingAsked();
  piecesTyped(typed).forEach((piece) => readPiece(parsed, piece));
  parsed.words = distinctWords(parsed.words);
  if (parsed.identifiers.length) {
    // What stands before an id, as in `arXiv: 2501.01234`, is in no text.
    parsed.words = parsed.words.filter(({ folded }) => !/^(?:arxiv|doi)$/.test(folded));
  }
  checkSpan(parsed);
  return parsed;
}

/**
 * @param {string} typed
 * @returns {Piece[]}
 */
function piecesTyped(typed) {
  /** @type {Piece[]} */
  const pieces = [...typed.matchAll(PIECES)].map((match) => ({
    ...match.groups,
    atEnd: match.index + match[0].length === typed.length,
  }));
  return pieces.map((piece, place) =>
    isSlip(pieces, place) ? { plain: piece.without, atEnd: piece.atEnd } : piece,
  );
}

/**
 * Tell whether a hyphen before a word leaves nothing out: in the midst of a title, where it is a
 * slip (`Cavity-to -Wall Transfer`), or before an option (`rm -rf home`).
 * @param {Piece[]} pieces
 * @param {number} place
 */
function isSlip(pieces, place) {
  const { without } = pieces[place];
  const inMidst = pieces[place + 1]?.plain !== undefined;
  const words = pieces.filter((piece) => piece.plain !== undefined).length;
  return without !== undefined && inMidst && (without.length < SHORTEST_WITHOUT || words >= WORDS_OF_TITLE);
}

/**
 * @param {Parsed} parsed
 * @param {Piece} piece
 */
function readPiece(parsed, piece) {
  parsed.growing = "";
  if (piece.name !== undefined) {
    readFilter(parsed, piece);
  } else if (piece.phrase !== undefined) {
    readPhrase(parsed, piece.phrase, Boolean(piece.not));
  } else if (piece.without !== undefined) {
    readWithout(parsed, piece.without);
  } else {
    readPlain(parsed, piece.plain ?? "", piece.atEnd);
  }
}

/**
 * @param {Parsed} parsed
 * @param {Piece} piece
 */
function readFilter(parsed, piece) {
  const name = (piece.name ?? "").toLowerCase();
  const value = (piece.value ?? "").replace(/["“”„]/g, "").trim();
  if (!value) {
    return;
  }
  if (name in FIELDS) {
    readField(parsed, FIELDS[name], value, piece);
  } else if (name === "topic") {
    (piece.minus ? parsed.withoutTopic : parsed.topic).push(value);
  } else if (piece.minus) {
    parsed.problems.push(`-${name}:${value} is not understood; ${insteadOf(name, value)}.`);
  } else if (name === "is") {
    readState(parsed, value.toLowerCase(), piece.atEnd);
  } else {
    readDate(parsed, name === "after" ? "after" : "before", value, piece.atEnd);
  }
}

/**
 * @param {string} name of a filter that nothing can be left out by
 * @param {string} value
 */
function insteadOf(name, value) {
  return name in OTHER_SIDE
    ? `write ${OTHER_SIDE[name]}:${value}`
    : "words, phrases, fields and topics can be left out";
}

/**
 * @param {Parsed} parsed
 * @param {Field} field
 * @param {string} value
 * @param {Piece} piece
 */
function readField(parsed, field, value, { value: written = "", minus }) {
  const isWithout = Boolean(minus);
  const clause = lunrClause(value.replace(/^[-+]/, ""));
  const typed = wordsWanted(value);
  const words = typed.map((word) => word.folded);
  const isPhrase = words.length > 1 && PLACED.includes(field) && QUOTED.test(written);
  if (clause) {
    addClause(parsed, `${minus ?? ""}${field}:${clause}`);
  } else if (isPhrase && isWithout) {
    parsed.phrases.push({ text: value, field, isWithout });
  } else if (isWithout && words.length > 1) {
    parsed.withoutFields.push({ field, words });
  } else if (isWithout) {
    words.forEach((word) => addClause(parsed, `-${field}:${word}`));
  } else if (words.length) {
    parsed.fields.push({ field, words });
    parsed.phrases.push(...(isPhrase ? [{ text: value, field }] : []));
  }
}

/**
 * @param {Parsed} parsed
 * @param {string} value
 * @param {boolean} atEnd
 */
function readState(parsed, value, atEnd) {
  if (value === "new") {
    parsed.isNew = true;
  } else if (!(atEnd && "new".startsWith(value))) {
    parsed.problems.push(`is:${value} is not understood; is:new finds the newest papers.`);
  }
}

/**
 * @param {Parsed} parsed
 * @param {"after" | "before"} side
 * @param {string} value
 * @param {boolean} atEnd
 */
function readDate(parsed, side, value, atEnd) {
  const day = firstDay(value) || (atEnd ? firstDay(halfTyped(value)) : "");
  if (day) {
    // The narrowest of several counts.
    const both = [parsed[side], day].filter(Boolean).sort();
    parsed[side] = side === "after" ? both[both.length - 1] : both[0];
  } else if (!atEnd || !/^\d{1,4}$/.test(value)) {
    parsed.problems.push(`${side}:${value} is no date; write ${side}:2025-03.`);
  }
}

/** @param {Parsed} parsed */
function checkSpan({ after, before, problems }) {
  if (after && before && after >= before) {
    problems.push(`No day is both after:${after} and before:${before}.`);
  }
}

/**
 * @param {Parsed} parsed
 * @param {string} phrase
 * @param {boolean} isWithout
 */
function readPhrase(parsed, phrase, isWithout) {
  const words = wordsWanted(phrase);
  if (isWithout) {
    leaveOut(parsed, words, phrase);
    return;
  }
  parsed.words.push(...words);
  if (words.length > 1) {
    parsed.phrases.push({ text: phrase.trim() });
  }
}

/**
 * @param {Parsed} parsed
 * @param {string} piece with the sign before it
 */
function readWithout(parsed, piece) {
  const clause = lunrClause(piece);
  if (clause) {
    addClause(parsed, clause);
  } else {
    leaveOut(parsed, wordsWanted(piece), piece);
  }
}

/**
 * @param {Parsed} parsed
 * @param {string} piece
 * @param {boolean} atEnd
 */
function readPlain(parsed, piece, atEnd) {
  const identifier = identifierOf(piece);
  const clause = identifier ? "" : lunrClause(piece);
  if (identifier) {
    parsed.identifiers.push(identifier);
  } else if (clause) {
    addClause(parsed, clause);
  } else if (REQUIRED.test(piece)) {
    wordsWanted(piece).forEach((word) => addClause(parsed, `+${word.folded}`));
  } else if (!(parsed.identifiers.length && isCategory(piece))) {
    readWords(parsed, piece, atEnd);
  }
}

/**
 * @param {Parsed} parsed
 * @param {Word[]} words
 * @param {string} text
 */
function leaveOut(parsed, words, text) {
  if (words.length > 1) {
    parsed.phrases.push({ text, isWithout: true });
  } else {
    parsed.without.push(...words.map((word) => word.folded));
  }
}

/**
 * @param {Parsed} parsed
 * @param {string} clause
 */
function addClause(parsed, clause) {
  parsed.lunr += parsed.lunr ? ` ${clause}` : clause;
}
