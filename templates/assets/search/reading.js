// @ts-check
// From a parsed question to what is wanted of the index beside plain words: words of one field,
// identifiers, and what is written in Lunr's own language.

import { cutTerms, expansionOf, patternFilter, writtenWords } from "./expanding.js";
import { wantedWord } from "./wanted.js";
import { querySpans, queryWords } from "./words.js";
import { queryPipeline } from "./pipeline.js";
import { INDEX_FIELDS } from "./postings.js";

/** @typedef {import("./language.js").Parsed} Parsed */
/** @typedef {import("./stems.js").Stems} Stems */
/** @typedef {import("./wanted.js").Wanted} Wanted */
/** @typedef {import("./phrases.js").PlacedTerm} PlacedTerm */
/** @typedef {import("./expanding.js").KnownWords} KnownWords */

/**
 * Words none of which must be there, in any of some fields; or `together`: not all in one paper.
 * @typedef {{terms: string[], fields: string[], together?: boolean}} Unwanted
 *
 * What is wanted, and what is not; sentences about what could not be done.
 * @typedef {{wanted: Wanted[], unwanted: Unwanted[], problems: string[]}} Reading
 */

/** Words of identifiers that many have: what is sent to find them would be large and tell nothing. */
const COMMON_TO_IDENTIFIERS = /^(?:10\.\d+|arxiv|doi)$/;

/** Each costs a look at up to all terms. */
const MOST_EXPANDED = 8;
const TOO_MANY = `Only the first ${MOST_EXPANDED} words with * or ~ are looked for.`;

/**
 * Return what a question wants of the index beside its plain words.
 * @param {Parsed} parsed
 * @param {Stems} stems
 * @param {import("./postings.js").TermReader} reader
 * @param {number} dictionaries how many parts the dictionary of all terms has
 * @param {KnownWords} known
 * @returns {Promise<Reading>}
 */
export async function readingOf(parsed, stems, reader, dictionaries, known) {
  const clauses = await lunrReading(parsed.lunr, stems, reader, dictionaries, known);
  const wanted = [
    ...parsed.fields.flatMap(({ field, words }) => fieldWanted(field, words, stems)),
    ...parsed.identifiers.map((identifier) => identifierWanted(identifier, stems)),
    ...clauses.wanted,
  ];
  const unwanted = parsed.without.map((word) => ({ terms: [stems.of(word)], fields: INDEX_FIELDS }));
  return {
    wanted,
    unwanted: [...unwanted, ...clauses.unwanted, ...fieldsUnwanted(parsed.withoutFields, stems)],
    problems: [...clauses.problems, ...parsed.fields.flatMap((each) => commonInField(each, stems))],
  };
}

/**
 * @param {string} field
 * @param {string[]} words
 * @param {Stems} stems
 * @returns {Wanted[]}
 */
function fieldWanted(field, words, stems) {
  return tellingWords(field, words, stems).map((word) =>
    wantedWord(word, word, [stems.of(word)], { fields: [field], strict: true }),
  );
}

/**
 * @param {string} field
 * @param {string[]} words
 * @param {Stems} stems
 */
function tellingWords(field, words, stems) {
  const prose = field === "title" || field === "abstract";
  return prose ? words.filter((word) => !stems.isStopWord(word)) : words;
}

/** @type {Record<string, string>} */
const PLACES = { title: "titles", abstract: "abstracts" };

/**
 * Say so where there is nothing to look for but words that a field is indexed without.
 * @param {Parsed["fields"][number]} field
 * @param {Stems} stems
 */
function commonInField({ field, words }, stems) {
  return tellingWords(field, words, stems).length
    ? []
    : [`Words as common as “${words.join(" ")}” are not looked for in ${PLACES[field]}.`];
}

/**
 * @param {Parsed["withoutFields"]} without
 * @param {Stems} stems
 * @returns {Unwanted[]}
 */
function fieldsUnwanted(without, stems) {
  return without
    .map(({ field, words }) => ({ field, telling: tellingWords(field, words, stems) }))
    .filter(({ telling }) => telling.length > 0)
    .map(({ field, telling }) => ({
      terms: telling.map((word) => stems.of(word)), fields: [field], together: true,
    }));
}

/**
 * @param {string} identifier
 * @param {Stems} stems
 * @returns {Wanted}
 */
function identifierWanted(identifier, stems) {
  const words = queryWords(identifier);
  const telling = words.filter((word) => !COMMON_TO_IDENTIFIERS.test(word));
  const terms = (telling.length ? telling : words).map((word) => stems.of(word));
  return wantedWord(identifier, identifier, terms, { fields: ["identifiers"] });
}

/**
 * @param {string} text
 * @param {Stems} stems
 * @param {import("./postings.js").TermReader} reader
 * @param {number} dictionaries
 * @param {KnownWords} known
 * @returns {Promise<Reading>}
 */
async function lunrReading(text, stems, reader, dictionaries, known) {
  const clauses = text ? parsedClauses(stems.lunr, text) : [];
  const { PROHIBITED, REQUIRED } = stems.lunr.Query.presence;
  const patterns = clauses.filter(expands);
  const dropped = new Set(patterns.slice(MOST_EXPANDED));
  /** @type {Reading} */
  const reading = { wanted: [], unwanted: [], problems: dropped.size ? [TOO_MANY] : [] };
  const cuts = [];
  for (const clause of clauses.filter((each) => !dropped.has(each))) {
    const [own, written] = await Promise.all([
      termsOfClause(clause, stems, reader, dictionaries),
      isPattern(clause) ? writtenWords(clause.term, known) : [],
    ]);
    const all = new Set([...own, ...written.map((word) => stems.of(word))]);
    const { terms, cut } = cutTerms(reader, [...all], Math.max(1, patterns.length));
    cuts.push(...(cut ? [asWritten(clause)] : []));
    if (clause.presence === PROHIBITED) {
      reading.unwanted.push({ terms, fields: clause.fields });
    } else {
      reading.wanted.push(clauseWanted(clause, terms, clause.presence === REQUIRED));
    }
  }
  if (cuts.length) {
    const stand = cuts.length > 1 ? "stand" : "stands";
    reading.problems.push(`${cuts.join(", ")} ${stand} for many words; only some were looked for.`);
  }
  return reading;
}

/**
 * @param {any} lunr
 * @param {string} text
 * @returns {any[]}
 */
function parsedClauses(lunr, text) {
  try {
    const query = new lunr.Query(INDEX_FIELDS);
    new lunr.QueryParser(text, query).parse();
    return query.clauses;
  } catch {
    return [];
  }
}

/** @param {any} clause */
function asWritten({ term, editDistance }) {
  return editDistance ? `${term}~${editDistance}` : term;
}

/** @param {any} clause */
function expands(clause) {
  return "editDistance" in clause || clause.term.includes("*");
}

/** @param {any} clause */
function isPattern(clause) {
  return !clause.usePipeline && !("editDistance" in clause) && clause.term.includes("*");
}

/**
 * @param {any} clause
 * @param {string[]} terms
 * @param {boolean} required
 * @returns {Wanted}
 */
function clauseWanted(clause, terms, required) {
  const exact = !("editDistance" in clause) && clause.usePipeline;
  return {
    ...(isPattern(clause) ? { isWritten: patternFilter(clause.term) } : {}),
    word: clause.term,
    folded: clause.term,
    alternatives: terms.map((term) => ({ terms: [term], exact, boost: 1 })),
    fields: clause.fields,
    strict: required || clause.fields.length < INDEX_FIELDS.length,
    boost: clause.boost,
  };
}

/**
 * Return the terms that a clause of Lunr's stands for, as Lunr finds them.
 * @param {any} clause
 * @param {Stems} stems
 * @param {import("./postings.js").TermReader} reader
 * @param {number} dictionaries
 * @returns {Promise<string[]>}
 */
export async function termsOfClause(clause, stems, reader, dictionaries) {
  const asked = clause.usePipeline
    ? queryPipeline(stems.lunr).runString(clause.term, { fields: clause.fields })
    : [clause.term];
  const terms = [];
  for (const term of asked) {
    const expanded = expands({ ...clause, term })
      ? await expansionOf(stems.lunr, reader, { ...clause, term }, dictionaries)
      : [term];
    terms.push(...expanded);
  }
  return terms;
}

/**
 * Return the terms of a phrase with their places in it; stop words only take up a place.
 * @param {string} text
 * @param {Stems} stems
 * @returns {PlacedTerm[]}
 */
export function placedPhrase(text, stems) {
  return querySpans(text)
    .filter(({ word }) => !stems.isStopWord(word))
    .map(({ word, position }) => ({ term: stems.of(word), position }));
}
