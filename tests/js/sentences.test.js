import assert from "node:assert/strict";
import { test } from "node:test";
import { countSentence, missingSentence } from "../../templates/assets/search/sentences.js";

test("hits are counted in words", () => {
  assert.equal(countSentence({ total: 1, complete: true }, "x"), "1 paper");
  assert.equal(countSentence({ total: 12, complete: true }, "x"), "12 papers");
  assert.equal(countSentence({ total: 1234, complete: true }, "x"), "1,234 papers");
});

test("papers with only some of the words are announced as such", () => {
  assert.equal(
    countSentence({ total: 2, complete: false }, "x y"),
    "No paper has all of these words; 2 papers have some of them.",
  );
  assert.match(countSentence({ total: 1, complete: false }, "x y"), /1 paper has some/);
});

test("no hits are said with the query", () => {
  assert.equal(countSentence({ total: 0, complete: false }, "<b>"), "No papers found for “<b>”.");
  assert.equal(missingSentence("zzz"), "No paper has “zzz”.");
});
