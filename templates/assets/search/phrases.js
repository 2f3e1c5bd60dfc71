// @ts-check
// Which papers have words one after the other.

/** Fields whose positions are kept. */
const FIELDS_WITH_POSITIONS = ["title", "abstract"];

/**
 * A term of a phrase, and how many words stand between it and the beginning.
 * @typedef {{term: string, position: number}} PlacedTerm
 */

/**
 * Return for each paper whether its title or its abstract has a phrase.
 * @param {import("./postings.js").TermReader} reader
 * @param {PlacedTerm[]} phrase
 * @param {number} count how many papers there are
 * @returns {Promise<Uint8Array>}
 */
export async function papersWithPhrase(reader, phrase, count) {
  const marks = new Uint8Array(count);
  const decoded = await Promise.all(phrase.map(({ term }) => reader.get(term)));
  for (const field of phrase.length ? FIELDS_WITH_POSITIONS : []) {
    const postings = decoded.map((term) => term?.fields[field]);
    if (postings.every((each) => each !== undefined)) {
      const positions = await Promise.all(phrase.map(({ term }) => reader.positions(term, field)));
      const terms = postings.map((each, place) => ({
        ...each, positions: positions[place], offset: phrase[place].position,
      }));
      markPhrase(marks, terms);
    }
  }
  return marks;
}

/**
 * @param {Uint8Array} marks
 * @param {{papers: Uint32Array, counts: Uint16Array, positions: Uint32Array, offset: number}[]} terms
 */
function markPhrase(marks, terms) {
  const [first, ...others] = terms.map((term) => ({ ...term, row: 0, at: 0 }));
  for (; first.row < first.papers.length; step(first)) {
    const paper = first.papers[first.row];
    let all = true;
    for (const other of others) {
      while (other.papers[other.row] < paper) {
        step(other);
      }
      all &&= other.papers[other.row] === paper;
    }
    if (all && standsSomewhere(first, others)) {
      marks[paper] = 1;
    }
  }
}

/** @param {{row: number, at: number, counts: Uint16Array}} term */
function step(term) {
  term.at += term.counts[term.row];
  term.row += 1;
}

/**
 * @typedef {{row: number, at: number, counts: Uint16Array, positions: Uint32Array, offset: number}}
 *   Cursor
 * @param {Cursor} first
 * @param {Cursor[]} others
 */
function standsSomewhere(first, others) {
  const end = first.at + first.counts[first.row];
  for (let place = first.at; place < end; place += 1) {
    const start = first.positions[place] - first.offset;
    if (others.every((other) => standsAt(other, start + other.offset))) {
      return true;
    }
  }
  return false;
}

/**
 * @param {Cursor} cursor
 * @param {number} position
 */
function standsAt({ row, at, counts, positions }, position) {
  for (let place = at; place < at + counts[row]; place += 1) {
    if (positions[place] === position) {
      return true;
    }
  }
  return false;
}
