// @ts-check
// From the words of a question to what is wanted of the index, with what else they may be called. Pure.

import { variantsOf } from "./variants.js";
import { wantedWord } from "./wanted.js";

/** @typedef {import("./language.js").Parsed} Parsed */
/** @typedef {import("./stems.js").Stems} Stems */
/** @typedef {import("./wanted.js").Wanted} Wanted */

const VARIANT_BOOST = 0.8;

/**
 * Return the words of a question that the index has. When all of them are stop words, they stay:
 * they may be a name, and are then wanted all.
 * @param {Parsed["words"]} words
 * @param {Stems} stems
 * @returns {Wanted[]}
 */
export function plainWanted(words, stems) {
  const telling = words.filter(({ folded }) => !stems.isStopWord(folded));
  if (!telling.length) {
    return words.map(({ word, folded }) =>
      wantedWord(word, folded, [stems.of(folded)], { strict: true, common: true }),
    );
  }
  return telling.map(({ word, folded }) => {
    const wanted = wantedWord(word, folded, [stems.of(folded)]);
    addVariants(wanted, stems);
    return wanted;
  });
}

/**
 * Say so where there is nothing but words that texts are indexed without. One alone may be growing.
 * @param {Wanted[]} wanted
 */
export function commonProblems(wanted) {
  const words = wanted.filter(({ common }) => common).map(({ word }) => word);
  return words.length > 1
    ? [`Words as common as “${words.join(" ")}” are only looked for in names; add another word.`]
    : [];
}

/**
 * @param {Wanted} wanted
 * @param {Stems} stems
 */
function addVariants(wanted, stems) {
  const known = new Set(wanted.alternatives.map(({ terms }) => terms.join(" ")));
  const variants = variantsOf(wanted.folded);
  if (variants.length) {
    const forms = new Set([wanted.folded, ...variants.flat()]);
    wanted.isWritten = (form) => forms.has(form);
  }
  for (const variant of variants) {
    const terms = variant.map((word) => stems.of(word));
    if (!known.has(terms.join(" "))) {
      known.add(terms.join(" "));
      wanted.alternatives.push({ terms, exact: false, boost: VARIANT_BOOST });
    }
  }
}
