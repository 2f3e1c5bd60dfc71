// @ts-check
// Names the words that no paper has as a reader typed them. Pure.

import { wholeWord } from "./whole-words.js";

/** @typedef {import("./engine.js").Answer} Answer */

/** Writing without spaces: the index has pairs of its characters. */
const RUNS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u30fc]{2,}/gu;

/**
 * Return missing words as they were typed, names with their capitals; for the pairs of characters of
 * a run the run, once.
 * @param {Answer["missing"]} missing
 * @param {Answer["corrected"]} corrected words that are named for what they were corrected to
 * @param {string} text
 * @returns {Answer["missing"]}
 */
export function missingAsTyped(missing, corrected, text) {
  const runs = text.match(RUNS) ?? [];
  const replaced = new Set(corrected.map(({ word }) => word));
  const asTyped = missing.map((each) => {
    const { word, near } = each;
    const run = near.length ? undefined : runs.find((some) => some.includes(word));
    return { ...each, word: replaced.has(word) ? word : (run ?? wholeWord(word).exec(text)?.[0] ?? word) };
  });
  return [...new Map(asTyped.map((each) => [`${each.field} ${each.word}`, each])).values()];
}
