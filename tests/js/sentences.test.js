import assert from "node:assert/strict";
import { test } from "node:test";
import {
  commentCount, correctedSentence, countSentence, dateInWords, missingSentence,
  moreSentence, orBefore, paperCount,
} from "../../templates/assets/search/sentences.js";

test("papers are counted in words", () => {
  assert.deepEqual([0, 1, 12_500].map(paperCount), ["0 papers", "1 paper", "12,500 papers"]);
  assert.deepEqual([1, 2].map(commentCount), ["1 comment", "2 comments"]);
  assert.equal(moreSentence(20), "Show 20 more");
});

test("an answer says how many papers it has", () => {
  assert.equal(countSentence({ total: 128, complete: true }, "sea", false), "128 papers");
});

test("papers with some words only are named so", () => {
  assert.equal(
    countSentence({ total: 1, complete: false }, "sea boats", false),
    "No paper has all of these words; 1 paper has some of them.",
  );
});

test("nothing found is said with what was asked for", () => {
  const nothing = { total: 0, complete: false };
  assert.equal(countSentence(nothing, "sea", false), "No papers found for “sea”.");
  assert.equal(countSentence(nothing, "sea", true), "No papers found for “sea” with these filters.");
  assert.equal(countSentence(nothing, "", true), "No papers found with these filters.");
});

test("a correction says what was searched for, and why", () => {
  const corrected = [{ word: "atention", by: "attention" }];
  assert.equal(
    correctedSentence({ corrected, missing: [] }, "atention"),
    "Showing papers for “attention”. No paper has “atention”.",
  );
  assert.equal(
    correctedSentence({ corrected, missing: [{ word: "atention", near: [] }] }, "flash atention"),
    "Showing papers for “flash attention”. No paper has “atention”.",
  );
});

test("a word that papers have, but never with the others, is not said to be missing", () => {
  const corrected = [{ word: "cache", by: "cash" }];
  assert.equal(
    correctedSentence({ corrected, missing: [] }, "bank cache"),
    "Showing papers for “bank cash”. No paper has all words of “bank cache”.",
  );
  const both = [...corrected, { word: "rivr", by: "river" }];
  assert.equal(
    correctedSentence({ corrected: both, missing: [{ word: "rivr", near: [] }] }, "bank cache rivr"),
    "Showing papers for “bank cash river”. No paper has “rivr”.",
  );
});

test("a word without papers is named", () => {
  assert.equal(missingSentence({ word: "zzyzx" }), "No paper has “zzyzx”.");
});

test("alternatives are parted by commas and a last or", () => {
  assert.deepEqual([0, 1, 2].map((place) => orBefore(place, 3)), ["", ", ", " or "]);
});

test("dates say only what is known", () => {
  const dates = ["2022-05-27", "2025-12-08", "2022-05", "2022", ""];
  assert.deepEqual(dates.map(dateInWords), ["27 May 2022", "8 December 2025", "May 2022", "2022", ""]);
});

test("what is missing is said of the field in which it was looked for", () => {
  assert.equal(missingSentence({ word: "Bo" }), "No paper has “Bo”.");
  assert.equal(missingSentence({ word: "Bo", field: "authors" }), "No author is called “Bo”.");
  assert.equal(missingSentence({ word: "Bo", field: "identifiers" }), "No paper has “Bo”.");
  assert.match(missingSentence({ word: "the", common: true }), /^“the” is too common/);
});
