// @ts-check
// Reads a question that is more than plain words: filters, phrases, fields, Lunr's own language.

import { filteredPapers } from "./filters.js";
import { parseQuestion } from "./language.js";
import { readingOf } from "./reading.js";

/**
 * What a question asks: as it is read; what is wanted beside its plain words; for each paper whether
 * it may answer; slugs and labels of the topics it names; sentences about what is not understood;
 * whether it asks for anything beside words, and whether for days; and its words as they were typed,
 * without filters and signs of the language.
 * @typedef {{parsed: import("./language.js").Parsed, wanted: import("./wanted.js").Wanted[],
 *   base: Uint8Array, named: [string, string][], problems: string[], isFiltered: boolean,
 *   isOfDays: boolean, typed: string}} Asked
 */

/**
 * Read a question of any kind, and look up what filters and patterns need.
 * @param {string} text
 * @param {import("./filters.js").Sources} sources
 * @returns {Promise<Asked>} fails where a part cannot be loaded, as `PartStore.get` does
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
    isOfDays: parsed.isNew || parsed.after !== "" || parsed.before !== "",
    typed: wordsTyped(text, parsed),
  };
}

/** @param {import("./language.js").Parsed} parsed */
function isFiltered({ topic, withoutTopic, after, before, isNew, phrases, without }) {
  // Of a phrase in one field the words are wanted there.
  const filters = phrases.filter(({ field, isWithout }) => isWithout || !field);
  const lists = [topic, withoutTopic, filters, without];
  return Boolean(after || before || isNew || lists.some((each) => each.length));
}

/**
 * @param {string} text
 * @param {import("./language.js").Parsed} parsed
 */
function wordsTyped(text, parsed) {
  const { words, phrases, fields, topic, after, before, isNew, lunr } = parsed;
  const { without, withoutFields, withoutTopic } = parsed;
  const said = [fields, topic, after, before, lunr, without, withoutFields, withoutTopic];
  const filters =
    isNew || said.some((each) => each.length) || phrases.some(({ isWithout }) => isWithout);
  return filters ? words.map(({ word }) => word).join(" ") : text;
}
