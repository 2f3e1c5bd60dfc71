import assert from "node:assert/strict";
import { test } from "node:test";
import {
  doubtfulWords, nearSpellings, papersMarked, respelt, withParts,
} from "../../templates/assets/search/attempts.js";
import { plainQuestion } from "../../templates/assets/search/plain-question.js";
import { Stems } from "../../templates/assets/search/stems.js";
import { wantedWord } from "../../templates/assets/search/wanted.js";
import { lunr } from "./toy_parts.js";

const stems = new Stems(lunr);
const wantedOf = (...words) => words.map((word) => wantedWord(word, word.toLowerCase(), [stems.of(word.toLowerCase())]));
const marksOf = (count, of = 20) => new Uint8Array(of).fill(1, 0, count);

/** The words of papers, by their first letter, and which of these files were asked for. */
function spellings(words) {
  const asked = [];
  const known = Object.keys(words).sort();
  const tables = {
    words: async (letter) => {
      asked.push(letter);
      const own = known.filter((word) => word.startsWith(letter));
      return { words: own, papers: own.map((word) => words[word]) };
    },
  };
  return { asked, tables, start: { words: [...new Set(known.map(([letter]) => letter))].join(""), shards: "" } };
}

test("a name is also wanted as its parts, stop words left out; other words stay", () => {
  const wanted = wantedOf("TideFormer", "sea");
  const [name, sea] = withParts(wanted, plainQuestion("TideFormer sea"), stems);
  assert.deepEqual(name.alternatives.map(({ terms }) => terms), [["tideform"], ["tide", "former"]]);
  assert.equal(name.alternatives[1].exact, false);
  assert.deepEqual(sea, wanted[1]);
});

test("where nothing has parts nothing else is wanted", () => {
  assert.equal(withParts(wantedOf("sea"), plainQuestion("sea"), stems), null);
});

test("how many papers have a word is counted, however they have it", () => {
  assert.equal(papersMarked(Uint8Array.of(0, 1, 7, 0, 3)), 3);
  assert.equal(papersMarked(new Uint8Array(0)), 0);
});

test("words that no paper has are doubted first, then the rarest with them", () => {
  const doubts = doubtfulWords(wantedOf("sea", "tidez", "waves"), [marksOf(9), marksOf(0), marksOf(5)]);
  assert.deepEqual(doubts, [
    [{ place: 1, least: 1 }],
    [{ place: 1, least: 1 }, { place: 2, least: 50 }],
  ]);
});

test("of words that papers have the rarest is doubted, and others of very few", () => {
  const marks = [marksOf(9), marksOf(3), marksOf(1), marksOf(2)];
  const doubts = doubtfulWords(wantedOf("sea", "tides", "wavs", "foam"), marks);
  assert.deepEqual(doubts.map((each) => each.map(({ place }) => place)), [[2], [2, 3], [2, 3, 1]]);
});

test("stop words and words of one field alone are not doubted, but for those of texts", () => {
  const [plain, stop, author, title] = wantedOf("sea", "the", "an", "tidez");
  const wanted = [plain, { ...stop, common: true }, { ...author, fields: ["authors"] }, { ...title, fields: ["title"] }];
  const doubts = doubtfulWords(wanted, [marksOf(9), marksOf(0), marksOf(0), marksOf(0)]);
  assert.deepEqual(doubts[0], [{ place: 3, least: 1 }]);
  assert.deepEqual(doubtfulWords([], []), []);
});

test("near spellings come from the file of the first letter, if it has any", async () => {
  const { asked, tables, start } = spellings({ attention: 6, attendance: 2, rivers: 4 });
  assert.deepEqual(await nearSpellings("atention", tables, start, false), ["attention"]);
  assert.deepEqual(asked, ["a"]);
});

test("a wrong first letter is looked for elsewhere, but not of a word that papers have", async () => {
  const words = { attention: 6, rivers: 4, sea: 3 };
  const unknown = spellings(words);
  assert.deepEqual(await nearSpellings("sttention", unknown.tables, unknown.start, false), ["attention"]);
  const known = spellings(words);
  assert.deepEqual(await nearSpellings("sttention", known.tables, known.start, true), []);
  assert.ok(!known.asked.includes("r"));
});

test("what is too short or no word has no near spelling, and nothing is asked for", async () => {
  const { asked, tables, start } = spellings({ at: 6 });
  assert.deepEqual(await nearSpellings("a", tables, start, false), []);
  assert.deepEqual(asked, []);
});

test("a word spelt otherwise is wanted in the same fields, as strictly and as much", () => {
  const [word, other] = wantedOf("tidez", "sea");
  const strict = { ...word, fields: ["title"], strict: true, boost: 3 };
  const [made, left] = respelt([strict, other], 0, "tidal waves", stems);
  assert.deepEqual(made.alternatives[0].terms, ["tidal", "wave"]);
  assert.deepEqual([made.word, made.fields, made.strict, made.boost], ["tidal waves", ["title"], true, 3]);
  assert.equal(left, other);
});
