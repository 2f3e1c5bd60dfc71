import assert from "node:assert/strict";
import { test } from "node:test";
import { cutTerms, matchingTerms } from "../../templates/assets/search/expanding.js";
import { parseQuestion } from "../../templates/assets/search/language.js";
import { placedPhrase } from "../../templates/assets/search/reading.js";
import { Stems } from "../../templates/assets/search/stems.js";
import { wordSpans } from "../../templates/assets/search/words.js";
import { lunr } from "./toy_parts.js";

const stems = new Stems(lunr);

test("the words of a phrase are looked for where the text has them", () => {
  const texts = ["deep 学习 GPT-4 models", "机器学习 学习", "a FlashAttention of GPT-4 in C++", "模型x 学 习"];
  for (const text of texts) {
    const there = new Set(wordSpans(text).map(({ word, position }) => `${stems.of(word)}@${position}`));
    const placed = placedPhrase(parseQuestion(`"${text}"`).phrases[0].words, stems);
    assert.ok(placed.length > 1, text);
    for (const { term, position } of placed) {
      assert.ok(there.has(`${term}@${position}`), `${text}: ${term}@${position}`);
    }
  }
});

test("of the terms of a list those match that Lunr's token sets pick", () => {
  const terms = ["band", "bend", "bending", "bond", "brand", "nbad", "sand", "ba.d"].sort();
  const whole = lunr.TokenSet.fromArray(terms);
  const clauses = [
    { term: "b*d" }, { term: "*nd" }, { term: "be*" }, { term: "ba.d*" },
    { term: "*n*d" }, { term: "b*n*" }, { term: "*" }, { term: "b*b*" }, { term: "ba*and" },
    { term: "band", editDistance: 1 }, { term: "band", editDistance: 2 },
  ];
  for (const clause of clauses) {
    const expected = whole.intersect(lunr.TokenSet.fromClause(clause)).toArray().sort();
    assert.deepEqual(matchingTerms(lunr, clause, terms), expected, JSON.stringify(clause));
  }
});

test("endless words take no time", () => {
  const began = performance.now();
  const endless = ["ab".repeat(50_000), "a".repeat(50_000)];
  assert.deepEqual(matchingTerms(lunr, { term: "*a*b" }, endless), endless.slice(0, 1));
  assert.deepEqual(matchingTerms(lunr, { term: "a*a*" }, endless), [...endless].sort());
  assert.equal(parseQuestion(`${"a".repeat(300)}~2`).lunr, "");
  assert.ok(performance.now() - began < 1000);
});

test("of too many terms those of the fullest shards are kept", () => {
  const shards = { shardOf: (term) => Number(term.split("-")[0]) };
  const many = Array.from({ length: 60 }, (_, place) => `${place % 30}-${place}`);
  const { terms, cut } = cutTerms({ shards }, [...many, "7-x"]);
  assert.equal(terms[0], "7-7");
  assert.equal(new Set(terms.map(shards.shardOf)).size, 24);
  assert.equal(cut, true);
  assert.equal(cutTerms({ shards }, ["1-a", "2-b"]).cut, false);
});
