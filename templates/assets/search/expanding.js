// @ts-check
// Which terms a word stands for that was written `wor*`, `*ing` or `word~1`, as Lunr understands it.

/** More shards than this are not loaded for one word: it would stand for too much anyway. */
const MOST_SHARDS = 24;
const MOST_TERMS = 1000;

/**
 * A clause of Lunr's, with its term as the pipeline made it.
 * @typedef {{term: string, editDistance?: number}} Expandable
 *
 * The first characters of the words that papers have, and what loads the words of one.
 * @typedef {{initials: string,
 *   words: (initial: string) => Promise<{words: string[]}>}} KnownWords
 *
 * The terms, and whether there are more than those.
 * @typedef {{terms: string[], cut: boolean}} Expansion
 */

/**
 * Return the terms of a list that a clause stands for.
 *
 * For slips Lunr's own token sets decide; what is quickly seen to be something else is left out
 * before. For wildcards they would say what the pattern says, but take a minute of a long term.
 * @param {any} lunr
 * @param {Expandable} clause
 * @param {string[]} terms
 * @returns {string[]}
 */
export function matchingTerms(lunr, clause, terms) {
  if (!("editDistance" in clause)) {
    return terms.filter(patternFilter(clause.term)).sort();
  }
  const some = terms.filter(nearFilter(clause)).sort((a, b) => (a < b ? -1 : 1));
  const found = lunr.TokenSet.fromArray(some).intersect(lunr.TokenSet.fromClause(clause));
  return found.toArray().sort();
}

/**
 * Tell whether a term fits a pattern with at least one `*`. No regular expression: it would try
 * every way to share a long term among the stars.
 * @param {string} pattern
 */
export function patternFilter(pattern) {
  const pieces = pattern.split("*");
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  const between = pieces.slice(1, -1);
  return (/** @type {string} */ term) => {
    const end = term.length - last.length;
    let place = first.length;
    if (place > end || !term.startsWith(first) || !term.endsWith(last)) {
      return false;
    }
    for (const piece of between) {
      const found = term.indexOf(piece, place);
      place = found + piece.length;
      if (found < 0 || place > end) {
        return false;
      }
    }
    return true;
  };
}

/**
 * Each edit changes the length by one letter at most, and the letters by two.
 * @param {Expandable} clause
 */
function nearFilter({ term, editDistance = 0 }) {
  const letters = new Int8Array(128);
  const count = (/** @type {string} */ word, /** @type {number} */ step) => {
    let spare = 0;
    for (let place = 0; place < word.length; place += 1) {
      const letter = word.charCodeAt(place) & 127;
      spare += step > 0 || letters[letter] > 0 ? 1 : -1;
      letters[letter] += step;
    }
    return spare;
  };
  return (/** @type {string} */ other) => {
    if (Math.abs(other.length - term.length) > editDistance) {
      return false;
    }
    letters.fill(0);
    return count(term, 1) - count(other, -1) <= 2 * editDistance;
  };
}

/**
 * Return the terms of the whole index that a clause stands for.
 * @param {any} lunr
 * @param {import("./postings.js").TermReader} reader
 * @param {Expandable} clause
 * @param {number} dictionaries how many parts the dictionary of all terms has
 * @returns {Promise<string[]>}
 */
export async function expansionOf(lunr, reader, clause, dictionaries) {
  const prefix = "editDistance" in clause ? "" : clause.term.split("*")[0];
  const [first, last] = reader.shards.shardsOf(prefix);
  const few = prefix !== "" && last - first < MOST_SHARDS;
  const terms = few
    ? await termsOfShards(reader, first, last)
    : await reader.dictionary(dictionaries);
  return matchingTerms(lunr, clause, terms);
}

/**
 * Return the words, as they are written, that a pattern stands for: `generation*` and `gen*tion` are
 * patterns of words, but of no term, since the term of `generation` is `gener`.
 * @param {string} pattern
 * @param {KnownWords} known
 * @returns {Promise<string[]>}
 */
export async function writtenWords(pattern, { initials, words }) {
  const [first] = pattern;
  const parts = [...initials].filter((initial) => first === "*" || first === initial).map(words);
  return (await Promise.all(parts)).flatMap((part) => part.words).filter(patternFilter(pattern));
}

/**
 * @param {import("./postings.js").TermReader} reader
 * @param {number} first
 * @param {number} last
 * @returns {Promise<string[]>}
 */
async function termsOfShards(reader, first, last) {
  const shards = Array.from({ length: last - first + 1 }, (_, place) => reader.shard(first + place));
  return (await Promise.all(shards)).flatMap(({ terms }) => terms);
}

/**
 * Return no more terms than can be looked up: those of the shards that hold most of them.
 * @param {{shards: import("./shards.js").ShardTable}} reader
 * @param {string[]} terms
 * @returns {Expansion}
 */
export function cutTerms(reader, terms) {
  /** @type {Map<number, string[]>} */
  const byShard = new Map();
  for (const term of terms) {
    const shard = reader.shards.shardOf(term);
    const list = byShard.get(shard);
    if (list) {
      list.push(term);
    } else {
      byShard.set(shard, [term]);
    }
  }
  const kept = [...byShard.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_SHARDS)
    .flat()
    .slice(0, MOST_TERMS);
  return { terms: kept, cut: kept.length < terms.length };
}
