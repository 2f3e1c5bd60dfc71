// @ts-check
// Reads a question that is more than plain words: filters, phrases, fields, Lunr's own language.

import { filteredPapers } from "./filters.js";
import { parseQuestion } from "./language.js";
import { readingOf } from "./reading.js";

/**
 * What a question asks: as it is read; what is wanted beside its plain words; for each paper whether
 * it may answer; slugs and labels of the topics it names; sentences about what is not understood;
 * whether it asks for anything beside words.
 * @typedef {{parsed: import("./language.js").Parsed, wanted: import("./wanted.js").Wanted[],
 *   base: Uint8Array, named: [string, string][], problems: string[], isFiltered: boolean}} Asked
 */

/**
 * @param {string} text
 * @param {import("./filters.js").Sources} sources
 * @returns {Promise<Asked>}
 */
export async function askedInFull(text, sources) {
  const parsed = parseQuestion(text);
  const dictionaries = sources.start.dictionaries ?? 0;
  const known = {
    initials: sources.start.words,
    words: (/** @type {string} */ initial) => sources.tables.words(initial),
  };
  const reading = await readingOf(parsed, sources.stems, sources.reader, dictionaries, known);
  const { base, named, problems } = await filteredPapers(parsed, reading.unwanted, sources);
  return {
    parsed,
    wanted: reading.wanted,
    base,
    named,
    problems: [...parsed.problems, ...reading.problems, ...problems],
    isFiltered: isFiltered(parsed) || reading.unwanted.length > 0,
  };
}

/** @param {import("./language.js").Parsed} parsed */
function isFiltered({ topic, withoutTopic, after, before, isNew, phrases, without }) {
  // Of a phrase in one field the words are wanted there.
  const filters = phrases.filter(({ field, isWithout }) => isWithout || !field);
  const lists = [topic, withoutTopic, filters, without];
  return Boolean(after || before || isNew || lists.some((each) => each.length));
}
