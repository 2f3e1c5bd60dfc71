// @ts-check
// From text to words, exactly as conspectus/search/words.py does it for the index: whatever changes
// here changes there. Pure.

const PART = "[\\p{L}\\p{N}\\u0300-\\u036f]+";
const WORD = new RegExp(
  `${PART}(?:(?<=[0-9])\\.(?=[0-9])${PART})*(?:\\+\\+|#(?![\\p{L}\\p{N}]))?`,
  "gu",
);
const POSSESSIVE = /['’][sS](?![\p{L}\p{N}])/gu;
const MARKS = /[\u0300-\u036f]/g;
const ASCII = /^[\0-\x7f]*$/;

/** Characters written without spaces between words: Han, kana, and Hangul with its letters. */
const EAST_ASIAN =
  "\\u1100-\\u11ff\\u3005\\u3007\\u3041-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
  "\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const UNSPACED = new RegExp(`[${EAST_ASIAN}]`, "u");
const PIECE = new RegExp(`[${EAST_ASIAN}]|[^${EAST_ASIAN}]+`, "gu");
const CAMEL = /^(?=.*[a-z])(?=.[A-Za-z]*[A-Z])[A-Za-z]+$/;
const CAMEL_PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;
const SHORTEST_PART = 3;
const JOINT = /^[-_\u2010\u2011]$/;
const LETTER_FIRST = /^\p{L}/u;
const DIGIT_FIRST = /^[0-9]/;
const SIGN = /(?:\+\+|#)$/;

/** Letters that readers type otherwise and that Unicode does not take apart. */
const UNDECOMPOSED = new Map(
  Object.entries({
    æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", ı: "i", ς: "σ",
  }),
);
const UNDECOMPOSED_LETTERS = new RegExp(`[${[...UNDECOMPOSED.keys()].join("")}]`, "g");

/**
 * A word of a text, its position among the words from 0, and where it stands. Words made from
 * another share its position.
 * @typedef {{word: string, position: number, start: number, end: number}} WordSpan
 */

/**
 * Return a lower-case word without accents and in compatibility form. Some Arabic letters are whole
 * phrases in that form, and some digits have a comma; a word never holds a space or a comma, which
 * part the words in the files of the index.
 * @param {string} word
 */
export function fold(word) {
  if (ASCII.test(word)) {
    return word;
  }
  return word
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(UNDECOMPOSED_LETTERS, (letter) => UNDECOMPOSED.get(letter) ?? letter)
    .replace(/[ ,]/g, "_")
    .normalize("NFC");
}

/**
 * Return the folded words of a text as the index has them, after each those made from it.
 * @param {string} text
 * @returns {WordSpan[]}
 */
export function wordSpans(text) {
  return spansOf(text, false);
}

/**
 * Return the words that a query asks for: of a run of East Asian characters its pairs only, and no
 * words made from another.
 * @param {string} text
 * @returns {WordSpan[]}
 */
export function querySpans(text) {
  return spansOf(text, true);
}

/**
 * Return the words that a query asks for.
 * @param {string} text
 */
export function queryWords(text) {
  return querySpans(text).map((span) => span.word);
}

/**
 * Return the parts of a word of ASCII letters with capitals inside, none if one is short:
 * `FlashAttention` is `Flash` and `Attention`, `LoRA` is only itself.
 * @param {string} word as it is written
 */
function camelSpans(word) {
  const parts = CAMEL.test(word) ? [...word.matchAll(CAMEL_PART)] : [];
  const short = parts.length === 1 || parts.some(([part]) => part.length < SHORTEST_PART);
  return short ? [] : parts;
}

/**
 * @param {string} text
 * @param {boolean} asked whether the text is a query
 * @returns {WordSpan[]}
 */
function spansOf(text, asked) {
  // A space of the same length keeps the places of what follows.
  const searched = text.replace(POSSESSIVE, (found) => " ".repeat(found.length));
  const matches = [...searched.matchAll(WORD)];
  /** @type {WordSpan[]} */
  const spans = [];
  let position = 0;
  for (const [place, match] of matches.entries()) {
    const word = fold(match[0].toLowerCase());
    if (UNSPACED.test(word)) {
      const pieces = piecesOf(word, match, position);
      // One by one: a call takes not as many arguments as an abstract may have characters.
      for (const piece of asked ? askedPieces(pieces) : indexedPieces(pieces)) {
        spans.push(piece);
      }
      position += pieces.length;
      continue;
    }
    const span = { word, position, start: match.index, end: match.index + match[0].length };
    spans.push(span);
    if (!asked) {
      for (const made of madeFrom(span, match, matches[place + 1], searched)) {
        spans.push(made);
      }
    }
    position += 1;
  }
  return spans;
}

/**
 * Return a folded word that ends in ++ or # without it; "" if it does not, or is no name: `c++`.
 * @param {string} word
 */
export function withoutSign(word) {
  const bare = SIGN.test(word) ? word.replace(SIGN, "") : "";
  return [...bare].length >= SHORTEST_PART && LETTER_FIRST.test(bare) ? bare : "";
}

/**
 * Return the words made from a word: itself without a sign, its parts, and with a number after a
 * hyphen one word.
 * @param {WordSpan} span
 * @param {RegExpExecArray} match
 * @param {RegExpExecArray | undefined} following
 * @param {string} searched
 * @returns {WordSpan[]}
 */
function madeFrom(span, match, following, searched) {
  const signless = withoutSign(span.word);
  const raw = signless ? match[0].replace(SIGN, "") : match[0];
  const bare = signless ? [{ ...span, word: signless, end: span.start + raw.length }] : [];
  const parts = camelSpans(raw).map((part) => ({
    word: part[0].toLowerCase(),
    position: span.position,
    start: span.start + part.index,
    end: span.start + part.index + part[0].length,
  }));
  const made = [...bare, ...parts];
  const number = following ? joinedNumber(span, match, following, searched) : "";
  if (following && number) {
    const end = following.index + following[0].length;
    made.push({ ...span, word: span.word + number, end });
  }
  return made;
}

/**
 * @param {WordSpan} span
 * @param {RegExpExecArray} match
 * @param {RegExpExecArray} following
 * @param {string} searched
 */
function joinedNumber(span, match, following, searched) {
  const between = searched.slice(span.end, following.index);
  if (!JOINT.test(between) || !LETTER_FIRST.test(match[0]) || !DIGIT_FIRST.test(following[0])) {
    return "";
  }
  const number = fold(following[0].toLowerCase());
  return UNSPACED.test(number) ? "" : number;
}

/**
 * Return the characters of a run, and what else stands in the same word.
 * @param {string} word folded
 * @param {RegExpExecArray} match
 * @param {number} position of the first piece
 * @returns {WordSpan[]}
 */
function piecesOf(word, match, position) {
  const whole = { start: match.index, end: match.index + match[0].length };
  // Folding seldom changes the length; where it does, the pieces cannot be told apart in the text.
  const aligned = word.length === match[0].length;
  return [...word.matchAll(PIECE)].map(({ 0: piece, index }, place) => ({
    word: piece,
    position: position + place,
    start: aligned ? whole.start + index : whole.start,
    end: aligned ? whole.start + index + piece.length : whole.end,
  }));
}

/** @param {WordSpan[]} pieces */
function indexedPieces(pieces) {
  return pieces.flatMap((piece, place) => {
    const pair = pairAt(pieces, place);
    return pair ? [piece, pair] : [piece];
  });
}

/** @param {WordSpan[]} pieces */
function askedPieces(pieces) {
  return pieces.flatMap((piece, place) => {
    const pair = pairAt(pieces, place);
    if (pair) {
      return [pair];
    }
    return place > 0 && pairAt(pieces, place - 1) ? [] : [piece];
  });
}

/**
 * Return the pair of characters that begins at a place, if one does.
 * @param {WordSpan[]} pieces
 * @param {number} place
 * @returns {WordSpan | undefined}
 */
function pairAt(pieces, place) {
  const [first, second] = [pieces[place], pieces[place + 1]];
  if (!second || !UNSPACED.test(first.word) || !UNSPACED.test(second.word)) {
    return undefined;
  }
  return { ...first, word: first.word + second.word, end: second.end };
}
