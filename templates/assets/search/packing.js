// @ts-check
// From text to numbers: the other half of conspectus/search's packing (docs/search.md, "Numbers as
// text"). Pure.

const FINAL_DIGITS = 64;
const LEADING_DIGITS = 27;
const FIRST_CODE = 35;
const BACKSLASH = 92;
/** Four times the difference of lengths that is expected at the beginning of a group. */
const FIRST_MEASURE = 128;

/** The value of each character code: 0 to 63 end a number, 64 to 90 lead it. */
const DIGIT_VALUES = digitValues();

function digitValues() {
  const values = new Uint8Array(128);
  let value = 0;
  for (let code = FIRST_CODE; value < FINAL_DIGITS + LEADING_DIGITS; code += 1) {
    if (code !== BACKSLASH) {
      values[code] = value;
      value += 1;
    }
  }
  return values;
}

/**
 * Return the whole numbers that a text stands for.
 * @param {string} text
 * @returns {Uint32Array}
 */
export function numbersOf(text) {
  const numbers = new Uint32Array(text.length);
  let count = 0;
  let leading = 0;
  for (let place = 0; place < text.length; place += 1) {
    const digit = DIGIT_VALUES[text.charCodeAt(place)];
    if (digit < FINAL_DIGITS) {
      numbers[count] = leading * FINAL_DIGITS + digit;
      count += 1;
      leading = 0;
    } else {
      leading = leading * LEADING_DIGITS + digit - FINAL_DIGITS + 1;
    }
  }
  return numbers.slice(0, count);
}

/**
 * Return ascending numbers that are written as gaps.
 * @param {string} text
 * @returns {Uint32Array}
 */
export function ascending(text) {
  const numbers = numbersOf(text);
  let next = 0;
  for (let place = 0; place < numbers.length; place += 1) {
    numbers[place] += next;
    next = numbers[place] + 1;
  }
  return numbers;
}

/**
 * Return the papers that have a term in a field, ascending, and how often each has it.
 * @param {string} text
 * @returns {{papers: Uint32Array, counts: Uint16Array}}
 */
export function postingsOf(text) {
  const numbers = numbersOf(text);
  const papers = new Uint32Array(numbers.length);
  const counts = new Uint16Array(numbers.length);
  let found = 0;
  let next = 0;
  for (let place = 0; place < numbers.length; place += 1, found += 1) {
    const packed = numbers[place];
    papers[found] = next + (packed >>> 2);
    next = papers[found] + 1;
    counts[found] = (packed & 3) + 1;
    if (counts[found] === 4) {
      place += 1;
      counts[found] += numbers[place];
    }
  }
  return { papers: papers.slice(0, found), counts: counts.slice(0, found) };
}

/**
 * Return lengths, ascending in each group, out of their Rice code in base64.
 * @param {string} text
 * @param {ArrayLike<number>} sizes of the groups
 * @returns {Uint32Array}
 */
export function lengthsOf(text, sizes) {
  const bytes = atob(text);
  let at = 0;
  const bit = () => (bytes.charCodeAt(at >> 3) >> (7 - (at++ & 7))) & 1;
  /** @type {number[]} */
  const lengths = [];
  for (const size of Array.from(sizes)) {
    let length = 0;
    let measure = FIRST_MEASURE;
    for (let left = size; left > 0; left -= 1) {
      let difference = 0;
      while (bit()) {
        difference += 1;
      }
      for (let step = measure >> 4; step > 0; step >>= 1) {
        difference = difference * 2 + bit();
      }
      measure += difference - (measure >> 2);
      lengths.push((length += difference));
    }
  }
  return Uint32Array.from(lengths);
}

/**
 * Return the positions of a term's postings, one after the other.
 * @param {string} text
 * @param {ArrayLike<number>} counts how many positions each posting has
 * @returns {Uint32Array}
 */
export function positionsOf(text, counts) {
  const positions = numbersOf(text);
  let place = 0;
  for (const count of Array.from(counts)) {
    for (const end = place + count; ++place < end; ) {
      positions[place] += positions[place - 1];
    }
  }
  return positions;
}
