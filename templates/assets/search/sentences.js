// @ts-check
// What the page says about an answer, in words. Pure.

/** @param {number} count */
export function papers(count) {
  return `${count.toLocaleString("en")} ${count === 1 ? "paper" : "papers"}`;
}

/**
 * Return the sentence that screen readers speak when an answer stands.
 * @param {{total: number, complete: boolean}} answer
 * @param {string} text what was searched for
 */
export function countSentence(answer, text) {
  if (answer.total === 0) {
    return `No papers found for “${text}”.`;
  }
  if (!answer.complete) {
    const have = answer.total === 1 ? "has" : "have";
    return `No paper has all of these words; ${papers(answer.total)} ${have} some of them.`;
  }
  return papers(answer.total);
}

/**
 * Return the sentence about a word that is in no paper.
 * @param {string} word
 */
export function missingSentence(word) {
  return `No paper has “${word}”.`;
}
