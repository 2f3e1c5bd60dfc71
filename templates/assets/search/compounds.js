// @ts-check
// Compounds that some write apart. Pure.

/** Beginnings that some write apart: pre-trained and pretrained, multi-modal and multimodal. */
const BEGINNINGS =
  "pre|re|de|non|multi|semi|self|cross|inter|intra|spatio|hyper|anti|meta|super|post|zero|few|fine|open|time|real|data|low|high";

/** Words that only begin so: no shorter rest is taken for a word. */
const COMPOUND = new RegExp(`^(${BEGINNINGS})(\\w{4,})$`);

/**
 * Return the two words of one that some write apart, or nothing. They may be none: `presentation`.
 * @param {string} word folded
 * @returns {string[]}
 */
export function writtenApart(word) {
  return COMPOUND.exec(word)?.slice(1) ?? [];
}
