// @ts-check
// From text to words, exactly as conspectus/search/words.py does it for the index: whatever changes
// here changes there.

/** The name under which the index asks for `wordsOf` in Lunr's pipeline. */
export const WORDS_LABEL = "conspectus-words";

const PART = "[\\p{L}\\p{N}\\u0300-\\u036f]+";
const WORD = new RegExp(
  `${PART}(?:(?<=[0-9])\\.(?=[0-9])${PART})*(?:\\+\\+|#(?![\\p{L}\\p{N}]))?`,
  "gu",
);
const POSSESSIVE = /['’][sS](?![\p{L}\p{N}])/gu;
const MARKS = /[\u0300-\u036f]/g;
const ASCII = /^[\0-\x7f]*$/;

/** Letters that readers type otherwise and that Unicode does not take apart. */
const UNDECOMPOSED = new Map(
  Object.entries({
    æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", ı: "i", ς: "σ",
  }),
);
const UNDECOMPOSED_LETTERS = new RegExp(`[${[...UNDECOMPOSED.keys()].join("")}]`, "g");

/**
 * A word of a text, and where it stands.
 * @typedef {{word: string, start: number, end: number}} WordSpan
 */

/**
 * Return a lower-case word without accents and in compatibility form.
 * @param {string} word
 */
export function fold(word) {
  if (ASCII.test(word)) {
    return word;
  }
  return word
    .replace(UNDECOMPOSED_LETTERS, (letter) => UNDECOMPOSED.get(letter) ?? letter)
    .normalize("NFKD")
    .replace(MARKS, "")
    .normalize("NFC");
}

/**
 * Return the folded words of a text with their places, for marking them.
 * @param {string} text
 * @returns {WordSpan[]}
 */
export function wordSpans(text) {
  // A space of the same length keeps the places of what follows.
  const searched = text.replace(POSSESSIVE, (found) => " ".repeat(found.length));
  return [...searched.matchAll(WORD)].map((match) => ({
    word: fold(match[0].toLowerCase()),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Return the folded words of a text.
 * @param {string} text
 */
export function wordsOf(text) {
  return wordSpans(text).map((span) => span.word);
}

/**
 * Teach Lunr the step of the pipeline that the index names.
 * @param {any} lunr
 */
export function registerWords(lunr) {
  if (WORDS_LABEL in lunr.Pipeline.registeredFunctions) {
    return;
  }
  /** @param {any} token */
  const splitToken = (token) => {
    const words = wordsOf(token.toString());
    // Lunr fails on a required term that its pipeline leaves out, so nothing is left out.
    return words.length ? words.map((word) => token.clone(() => word)) : token;
  };
  lunr.Pipeline.registerFunction(splitToken, WORDS_LABEL);
}
