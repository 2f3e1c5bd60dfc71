import assert from "node:assert/strict";
import { test } from "node:test";
import { inverseFrequency, matchesOf, weightOf } from "../../templates/assets/search/weights.js";
import { lunr } from "./toy_parts.js";

/** An entry of an inverted index, with a term in so many fields of papers. */
const posting = (...papers) =>
  Object.fromEntries(papers.map((count, field) => [
    `field${field}`, Object.fromEntries(Array.from({ length: count }, (_, n) => [n, {}])),
  ]));

test("a term is as telling as Lunr says, be it in no field or in more fields than papers", () => {
  for (const [papers, ...counts] of [[1, 0], [1, 1, 1], [6, 1], [6, 3, 2], [6, 6, 6], [10_000, 17]]) {
    const matches = counts.reduce((sum, count) => sum + count, 0);
    assert.equal(inverseFrequency(matches, papers), lunr.idf(posting(...counts), papers));
  }
});

test("a term's matches are pairs of field and paper", () => {
  const papers = (...numbers) => ({ papers: Uint32Array.from(numbers) });
  assert.equal(matchesOf({ term: "sea", forms: [], fields: { title: papers(1), abstract: papers(1, 4) } }), 3);
  assert.equal(matchesOf({ term: "sea", forms: [], fields: {} }), 0);
});

test("weights are those that Lunr gives, rounded as it rounds", () => {
  const builder = new lunr.Builder();
  builder.field("text");
  const texts = ["sea", "sea sea tide", "tide wave wave wave sand foam"].map((text) => text.split(" "));
  texts.forEach((text, id) => builder.add({ id, text }));
  const index = builder.build();
  const average = texts.flat().length / texts.length;
  for (const [place, text] of texts.entries()) {
    for (const term of new Set(text)) {
      const { _index, text: having } = index.invertedIndex[term];
      const rarity = inverseFrequency(Object.keys(having).length, texts.length);
      const count = text.filter((word) => word === term).length;
      const { elements } = index.fieldVectors[`text/${place}`];
      const lunrs = elements[elements.findIndex((each, at) => at % 2 === 0 && each === _index) + 1];
      assert.equal(weightOf(rarity, count, text.length, average), lunrs, `${term} in ${place}`);
    }
  }
});

test("more of a word weighs more, but ever less so; a longer text weighs less", () => {
  const weights = [1, 2, 3, 40].map((count) => weightOf(2, count, 10, 10));
  assert.deepEqual(weights, [...weights].sort((a, b) => a - b));
  assert.ok(weights[1] - weights[0] > weights[2] - weights[1]);
  assert.ok(weights[3] < 2 * 2.2);
  assert.ok(weightOf(2, 1, 20, 10) < weightOf(2, 1, 10, 10));
});
