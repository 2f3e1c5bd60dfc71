// @ts-check
// Chooses the piece of a text that shows best why it was found, and marks the words in it. Pure.

import { wordSpans } from "./words.js";

const LEAD_IN = 48;

/**
 * A piece of text, and whether it is a word that was searched for.
 * @typedef {{text: string, hit: boolean}} Segment
 */

/**
 * Tells which term of the query a word stands for, if any.
 * @typedef {(word: string) => string | undefined} TermOf
 */

/**
 * Return the whole text in segments.
 * @param {string} text
 * @param {TermOf} termOf
 * @returns {Segment[]}
 */
export function marked(text, termOf) {
  return segments(text, 0, text.length, hitsIn(text, termOf));
}

/**
 * Return about `length` characters of a text in segments, with an ellipsis where it is cut.
 *
 * The piece is the first that holds the most different terms.
 * @param {string} text
 * @param {TermOf} termOf
 * @param {number} length
 * @returns {Segment[]}
 */
export function excerpt(text, termOf, length) {
  const hits = hitsIn(text, termOf);
  // A hit near the end leaves room, which what stands before it fills.
  const latest = Math.max(0, text.length - length + LEAD_IN);
  const start = hits.length ? startBefore(text, Math.min(bestStart(hits, length), latest)) : 0;
  const end = endAfter(text, start + length);
  const pieces = segments(text, start, end, hits);
  if (start > 0) {
    pieces.unshift({ text: "… ", hit: false });
  }
  if (end < text.length) {
    pieces.push({ text: "\u00a0…", hit: false });
  }
  return pieces;
}

/**
 * Return places of a text, those that overlap or touch as one: of a run of characters each pair is a
 * word of its own, and so are the parts of a name.
 * @param {{start: number, end: number}[]} hits in order
 */
function joined(hits) {
  /** @type {{start: number, end: number}[]} */
  const places = [];
  for (const { start, end } of hits) {
    const last = places.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
    } else {
      places.push({ start, end });
    }
  }
  return places;
}

/**
 * Return the words of some texts that stand for terms of the query, as they are written there but
 * in lower case, each once: they can be marked wherever the paper is read (`gpt-4`, not `gpt4`).
 * @param {string[]} texts
 * @param {TermOf} termOf
 */
export function wordsFound(texts, termOf) {
  const words = texts.flatMap((text) =>
    wordSpans(text)
      .filter(({ word }) => termOf(word) !== undefined)
      .map(({ start, end }) => text.slice(start, end).toLowerCase()),
  );
  return [...new Set(words)];
}

/** @typedef {{start: number, end: number, term: string}} Hit */

/**
 * Return where words stand for terms, in order; of several that begin at one place the longest first.
 * @param {string} text
 * @param {TermOf} termOf
 * @returns {Hit[]}
 */
function hitsIn(text, termOf) {
  const hits = wordSpans(text).flatMap(({ word, start, end }) => {
    const term = termOf(word);
    return term === undefined ? [] : [{ start, end, term }];
  });
  return hits.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Return where the first passage begins that has the most terms.
 * @param {Hit[]} hits
 * @param {number} length
 */
function bestStart(hits, length) {
  let best = hits[0].start;
  let most = 0;
  let end = 0;
  /** @type {Map<string, number>} how often each term stands from the first hit to the end */
  const counts = new Map();
  hits.forEach((first, place) => {
    for (; end < hits.length && hits[end].end <= first.start + length - LEAD_IN; end += 1) {
      counts.set(hits[end].term, (counts.get(hits[end].term) ?? 0) + 1);
    }
    if (counts.size > most) {
      most = counts.size;
      best = first.start;
    }
    end = Math.max(end, place + 1);
    const left = (counts.get(first.term) ?? 0) - 1;
    if (left > 0) {
      counts.set(first.term, left);
    } else {
      counts.delete(first.term);
    }
  });
  return best;
}

/**
 * Return where to begin so that a hit is read in its sentence, or after a few words at least.
 * @param {string} text
 * @param {number} hit
 */
function startBefore(text, hit) {
  if (hit <= LEAD_IN) {
    return 0;
  }
  const before = text.slice(hit - LEAD_IN, hit);
  const sentence = before.search(/[.!?]\s+(?=\p{Lu}[^.!?]*$)/u);
  const cut = sentence >= 0 ? sentence + 1 : before.search(/\s/);
  return hit - LEAD_IN + (cut < 0 ? LEAD_IN : cut + 1);
}

/**
 * @param {string} text
 * @param {number} end
 */
function endAfter(text, end) {
  if (end >= text.length) {
    return text.length;
  }
  const space = text.lastIndexOf(" ", end);
  return space > end - LEAD_IN ? space : end;
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Hit[]} hits
 * @returns {Segment[]}
 */
function segments(text, start, end, hits) {
  const pieces = [];
  let done = start;
  for (const hit of joined(hits.filter((each) => each.start >= start && each.end <= end))) {
    pieces.push({ text: text.slice(done, hit.start), hit: false });
    pieces.push({ text: text.slice(hit.start, hit.end), hit: true });
    done = hit.end;
  }
  pieces.push({ text: text.slice(done, end), hit: false });
  return pieces.filter((piece) => piece.text);
}
