// @ts-check
// What some write apart, and Greek letters that some write by name. Pure.

/** Beginnings that some write apart: pre-trained and pretrained, multi-modal and multimodal. */
const BEGINNINGS =
  "pre|re|de|non|multi|semi|self|cross|inter|intra|spatio|hyper|anti|meta|super|post|zero|few|fine|open|time|real|data|low|high";

/** Words that only begin so: no shorter rest is taken for a word. */
const COMPOUND = new RegExp(`^(${BEGINNINGS})(\\w{4,})$`);

const GREEK = "αβγδεζηθικλμνξοπρστυφχψω";
const GREEK_NAMES = (
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau " +
  "upsilon phi chi psi omega"
).split(" ");

/**
 * Return what else is written for a word: the two words of one that some write apart, which may be
 * none (`presentation`); a Greek letter for its name, and its name for it; or nothing.
 * @param {string} word folded
 * @returns {string[]}
 */
export function writtenApart(word) {
  const other = GREEK[GREEK_NAMES.indexOf(word)] ?? GREEK_NAMES[[...GREEK].indexOf(word)];
  return other ? [other] : (COMPOUND.exec(word)?.slice(1) ?? []);
}
