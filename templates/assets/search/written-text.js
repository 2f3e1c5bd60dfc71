// @ts-check
// Takes away what is only in the way of reading a question: TeX, and spaces within filters. Pure.

const IS_TEX = /[$\\]|\^\{/;
const TEX = /\\(?:math|text)[a-z]+|[$^{}\\]/g;

/** In the midst of a word, as in `R^3-VQA`, it is none of Lunr's. */
const POWER = /(?<=\p{L})\^(?=\d[\p{L}-])/gu;

/**
 * Names of filters with a space after the colon. In the midst of titles (75,000 of arXiv) stand
 * `Abstract: `, `Authors: `, `Before: ` and their like, but none of the first ones; and none begins
 * with any of these.
 */
const SPACED = new RegExp(
  "(?<=^|\\s)(-?(?:author|org|topic):|-?(?:after|before):(?=\\s+\\d{4})|is:(?=\\s+new(?!\\S))|" +
    "(?<=^\\s*)-?(?:title|abstract|authors?|org|organi[sz]ation):)\\s+(?=[\"“„\\p{L}\\p{N}]|$)",
  "giu",
);

/**
 * Return a text without what TeX needs: of `R$^3$` and `$\mathcal{A}$LLM` what titles show, `R3` and `ALLM`.
 * @param {string} text
 */
export function withoutTex(text) {
  return IS_TEX.test(text) ? text.replace(TEX, "") : text.replace(POWER, "");
}

/**
 * Return a text without the spaces after the colons of filters.
 * @param {string} text
 */
export function withoutSpaces(text) {
  return text.replace(SPACED, "$1");
}
