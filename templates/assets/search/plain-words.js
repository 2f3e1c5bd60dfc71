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
 * names may be among them.
 * @param {Parsed["words"]} words
 * @param {Stems} stems
 * @returns {Wanted[]}
 */
export function plainWanted(words, stems) {
  const telling = words.filter(({ folded }) => !stems.isStopWord(folded));
  return (telling.length ? telling : words).map(({ word, folded }) => {
    const wanted = wantedWord(word, folded, [stems.of(folded)]);
    addVariants(wanted, stems);
    return wanted;
  });
}

/**
 * @param {Wanted} wanted
 * @param {Stems} stems
 */
function addVariants(wanted, stems) {
  const known = new Set(wanted.alternatives.map(({ terms }) => terms.join(" ")));
  for (const variant of variantsOf(wanted.folded)) {
    const terms = variant.map((word) => stems.of(word));
    if (!known.has(terms.join(" "))) {
      known.add(terms.join(" "));
      wanted.alternatives.push({ terms, exact: false, boost: VARIANT_BOOST });
    }
  }
}
