// @ts-check
// Finds a word in what a reader typed, where it stands by itself. Pure.

/**
 * Return what matches a word, in capitals or not, but no part of a longer one.
 * @param {string} word
 */
export function wholeWord(word) {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu");
}

/**
 * Return a text with one word, in capitals or not, replaced by another; the other alone where the
 * text does not have the word.
 * @param {string} text
 * @param {string} word
 * @param {string} by
 */
export function withWord(text, word, by) {
  const replaced = text.replace(wholeWord(word), () => by);
  return replaced === text ? by : replaced;
}
