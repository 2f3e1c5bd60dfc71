// A small index in parts, made by hand of invented papers, and the whole index that Lunr makes of the
// same words: what conspectus/search writes, as far as these tests need it.

import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { INDEX_FIELDS } from "../../templates/assets/search/postings.js";
import { queryPipeline } from "../../templates/assets/search/pipeline.js";
import { wordSpans } from "../../templates/assets/search/words.js";

const LUNR = new URL("../../conspectus/bundled/lunr.js", import.meta.url);
runInThisContext(readFileSync(LUNR, "utf8"));

export const lunr = globalThis.lunr;
export const BUILD = "b1";
export const FIELDS = INDEX_FIELDS;
const PROSE = ["title", "abstract"];
const DIGITS = Array.from({ length: 92 }, (_, place) => String.fromCharCode(35 + place)).filter(
  (digit) => digit !== "\\",
);

/** Papers in their order: by topic, then year, then length of abstract. */
export const PAPERS = [
  { topic: 0, year: 2024, slug: "tide-former", title: "TideFormer: attention for tides", abstract: "We read the sea.", authors: "Bo An", organization: "acme Acme Labs", identifiers: "2401.00001", day: 60, comments: 3 },
  { topic: 0, year: 2024, slug: "tidal-attention", title: "Tidal attention attends", abstract: "Attention over tides of the northern sea; gardens are left out.", authors: "Cy Will", organization: "acme Acme Labs", identifiers: "2401.00002", day: 20 },
  { topic: 0, year: 2022, slug: "rivers", title: "Networks of rivers", abstract: "A survey of large rivers and small networks.", authors: "Bo Bee", organization: "", identifiers: "2201.00003 10.1145/77.88", day: 0, comments: 9 },
  { topic: 1, year: 2023, slug: "gardens", title: "Generation of gardens", abstract: "Growing plants with GPT-4, and mending C++ code in colour.", authors: "Di Doe", organization: "beta Beta", identifiers: "2301.00004", day: 100 },
  { topic: 1, year: 2021, slug: "melange", title: "Mélange of models", abstract: "Attention to gardens is all they need: plants, plants, plants, plants, plants.", authors: "Ed Eel", organization: "", identifiers: "2101.00005", day: 200 },
  { topic: 1, year: 2021, slug: "cjk", title: "机器学习 for plants", abstract: "Models of colours, a survey of the large language models that gardens need in the sea.", authors: "Fu Fan", organization: "", identifiers: "", day: 300 },
];

export function textOf(number) {
  let rest = Math.floor(number / 64);
  let text = DIGITS[number % 64];
  for (; rest > 0; rest = Math.floor(rest / 27)) {
    rest -= 1;
    text = DIGITS[64 + (rest % 27)] + text;
  }
  return text;
}

export const textOfAll = (numbers) => numbers.map(textOf).join("");

export const gapsOf = (numbers) =>
  textOfAll(numbers.map((number, place) => number - (place ? numbers[place - 1] : -1) - 1));

/** Words, each told from the one before by how much of it is repeated. */
export function toldText(words) {
  return words
    .map((word, place) => {
      const before = words[place - 1] ?? "";
      let shared = 0;
      while (shared < 12 && shared < word.length && word[shared] === before[shared]) {
        shared += 1;
      }
      return String.fromCharCode(65 + shared) + word.slice(shared);
    })
    .join("");
}

/** In the field of authors a position is the place of the author. */
function placedWords(field, text = "") {
  const texts = field === "authors" ? text.split(", ") : [text];
  return texts.flatMap((each, place) =>
    wordSpans(each).map(({ word, position }) => ({
      word, position: field === "authors" ? place : position,
    })),
  );
}

function termsOf(field, text) {
  const isStop = (word) => PROSE.includes(field) && !lunr.stopWordFilter(new lunr.Token(word, {}));
  return placedWords(field, text)
    .filter(({ word }) => !isStop(word))
    .map(({ word, position }) => ({
      term: String(lunr.stemmer(new lunr.Token(word, {}))), word, position,
    }));
}

/** term: field: list of {paper, length, positions, form} */
function counted(papers) {
  const index = new Map();
  const lengths = Object.fromEntries(FIELDS.map((field) => [field, []]));
  papers.forEach((paper, number) => {
    for (const field of FIELDS) {
      const terms = termsOf(field, paper[field]);
      lengths[field].push(terms.length);
      for (const { term, word, position } of terms) {
        const fields = index.get(term) ?? index.set(term, {}).get(term);
        const postings = (fields[field] ??= []);
        if (postings.at(-1)?.paper !== number) {
          postings.push({ paper: number, length: terms.length, positions: [], form: word });
        }
        postings.at(-1).positions.push(position);
      }
    }
  });
  return { index, lengths };
}

function packed(postings) {
  let next = 0;
  return postings
    .map(({ paper, positions: { length } }) => {
      const gap = paper - next;
      next = paper + 1;
      return textOf(gap * 4 + Math.min(length, 4) - 1) + (length >= 4 ? textOf(length - 4) : "");
    })
    .join("");
}

/** A shard of terms: see docs/search.md. */
function shardOf(terms, index) {
  const lengthsIn = (postings = []) => textOfAll(postings.map(({ length }) => length - 1));
  const rows = terms.map((term) => {
    const fields = index.get(term);
    const forms = formsOf(term, fields);
    const several = forms.includes(",");
    return [
      term,
      packed(fields.abstract ?? []),
      packed(fields.title ?? []),
      lengthsIn(fields.title),
      forms,
      several ? textOfAll(fields.title.map(({ form }) => forms.split(",").indexOf(form))) : "",
      ...["authors", "identifiers", "organization"].flatMap((field) => [
        packed(fields[field] ?? []), lengthsIn(fields[field]),
      ]),
    ];
  });
  return rows.map((row) => row.join(" ").trimEnd()).join("!");
}

function formsOf(term, fields) {
  const forms = [...new Set((fields.title ?? []).map(({ form }) => form))].sort().join(",");
  return forms === term ? "" : forms;
}

const positionsText = (postings = []) =>
  postings
    .map(({ positions }) => textOfAll(positions.map((each, n) => each - (n ? positions[n - 1] : 0))))
    .join("");

function wordsFiles(papers) {
  const counts = new Map();
  for (const paper of papers) {
    const words = new Set(wordSpans(`${paper.title} ${paper.abstract}`).map(({ word }) => word));
    words.forEach((word) => /^\p{L}{3,}$/u.test(word) && counts.set(word, (counts.get(word) ?? 0) + 1));
  }
  const files = {};
  for (const word of [...counts.keys()].sort()) {
    (files[word[0]] ??= []).push(word);
  }
  return Object.fromEntries(
    Object.entries(files).map(([letter, words]) => [
      letter,
      { words: toldText(words), papers: textOfAll(words.map((word) => Math.floor(Math.log2(counts.get(word))))) },
    ]),
  );
}

/** The Rice code of lengths, ascending in each group, as bits in base64. */
export function lengthsText(lengths, sizes) {
  let bits = "";
  let place = 0;
  for (const size of sizes) {
    let measure = 128;
    for (let before = 0, end = place + size; place < end; before = lengths[place], place += 1) {
      const difference = lengths[place] - before;
      const low = Math.floor(Math.log2(Math.max(1, Math.floor(measure / 8))));
      const rest = difference % 2 ** low;
      bits += "1".repeat((difference - rest) / 2 ** low) + "0";
      bits += low ? rest.toString(2).padStart(low, "0") : "";
      measure += difference - Math.floor(measure / 4);
    }
  }
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((octet) => parseInt(octet.padEnd(8, "0"), 2))).toString("base64");
}

function startOf(papers, lengths, separators, letters) {
  const topics = [["Seas and rivers", "seas"], "Plants"];
  const groups = [];
  papers.forEach(({ topic, year }, number) => {
    const last = groups.at(-1);
    // Tests give papers as they like, but in a group lengths ascend.
    const ascends = lengths.abstract[number] >= lengths.abstract[number - 1];
    const same = last?.topic === topic && last.year === year && ascends;
    same ? (last.size += 1) : groups.push({ topic, year, size: 1 });
  });
  const places = groups.map(({ topic }) => (topic < 0 ? topics.length : topic));
  const steps = places.map((topic, place) => topic - (places[place - 1] ?? 0));
  const sizes = groups.map(({ size }) => size);
  const average = (list) => list.reduce((sum, length) => sum + length, 0) / list.length;
  return {
    papers: papers.length,
    averages: Object.fromEntries(FIELDS.map((field) => [field, average(lengths[field])])),
    topics,
    groups: textOfAll([...steps, ...groups.map(({ year }) => year), ...sizes]),
    lengths: lengthsText(lengths.abstract, sizes),
    shards: toldText(separators.slice(1)),
    dictionaries: 2,
    newest: "2024-03-01",
    has: { organizations: true, listings: true, discussion: true },
    words: letters.join(""),
  };
}

/** @returns {Map<string, any>} what each part holds, by name */
export function partsOf(papers = PAPERS, shards = 5) {
  const { index, lengths } = counted(papers);
  const terms = [...index.keys()].sort();
  const size = Math.ceil(terms.length / shards);
  const pieces = Array.from({ length: shards }, (_, n) => terms.slice(n * size, (n + 1) * size));
  const words = wordsFiles(papers);
  const separators = pieces.map((piece, n) => (n ? piece[0] ?? "\uffff" : ""));
  const parts = new Map([["start", startOf(papers, lengths, separators, Object.keys(words))]]);
  pieces.forEach((piece, n) => {
    parts.set(`terms/${n}`, shardOf(piece, index));
    const texts = (term) => ["abstract", "title", "authors"].map((field) => positionsText(index.get(term)[field]));
    parts.set(`positions/${n}`, piece.map((term) => texts(term).join(" ").trimEnd()).join("!"));
  });
  const half = Math.ceil(terms.length / 2);
  parts.set("dictionary/0", { terms: toldText(terms.slice(0, half)) });
  parts.set("dictionary/1", { terms: toldText(terms.slice(half)) });
  for (const [letter, file] of Object.entries(words)) {
    parts.set(`words/${letter.codePointAt(0).toString(16)}`, file);
  }
  papers.forEach(({ slug, title, abstract, authors = "", year, comments = 0 }, n) =>
    parts.set(`papers/${n}`, [title, abstract, authors, String(year), "", comments, slug]),
  );
  addTables(parts, papers);
  return parts;
}

function addTables(parts, papers) {
  const numbers = (test) => papers.flatMap((paper, n) => (test(paper) ? [n] : []));
  parts.set("organizations", {
    organizations: ["acme", "beta"].map((handle) => [
      handle, handle.toUpperCase(), gapsOf(numbers((paper) => paper.organization?.startsWith(handle))),
    ]),
  });
  parts.set("listings", {
    listings: [
      ["2024-03-01", "1 March 2024", gapsOf(numbers((paper) => paper.year === 2024))],
      ["2023-01-01", "1 January 2023", gapsOf(numbers((paper) => paper.year === 2023))],
    ],
  });
  const dates = papers.map(({ year, day }) => (day ? new Date(Date.UTC(year, 0, day)) : null));
  parts.set("months", { months: textOfAll(dates.map((date) => (date ? date.getUTCMonth() + 1 : 0))) });
  parts.set("days", { days: textOfAll(dates.map((date) => date?.getUTCDate() ?? 0)) });
  parts.set("discussion", {
    papers: gapsOf(numbers(({ comments }) => comments)),
    comments: textOfAll(papers.flatMap(({ comments }) => comments ?? [])),
  });
}

/** @returns {any} the index that Lunr itself makes */
export function wholeIndex(papers = PAPERS) {
  const builder = new lunr.Builder();
  builder.searchPipeline = queryPipeline(lunr);
  FIELDS.forEach((field) => builder.field(field));
  papers.forEach((paper, number) => {
    const texts = FIELDS.map((field) => [field, termsOf(field, paper[field]).map(({ term }) => term)]);
    builder.add({ id: String(number), ...Object.fromEntries(texts) });
  });
  return builder.build();
}

/** Loads parts as a reader's browser would, and remembers which. */
export class PretendSite {
  loaded = [];
  failing = new Set();
  build = BUILD;

  constructor(parts = partsOf()) {
    this.parts = parts;
    this.load = async (name) => {
      this.loaded.push(name);
      if (this.failing.has(name) || !this.parts.has(name)) {
        throw new Error(`404 for ${name}`);
      }
      return { build: this.build, name, data: this.parts.get(name) };
    };
  }
}
