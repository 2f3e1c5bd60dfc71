import assert from "node:assert/strict";
import { test } from "node:test";
import { corrections, initialsAfterSplit, initialsMeant, wordsApart } from "../../templates/assets/search/spelling.js";

/** Known words as `word` or `word:logarithm of papers`, a part for each first letter. */
function known(text) {
  const parts = new Map();
  for (const each of text.split(" ").sort()) {
    const [word, papers = "0"] = each.split(":");
    const part = parts.get(word[0]) ?? { words: [], papers: [] };
    parts.set(word[0], part);
    part.words.push(word);
    part.papers.push(Number(papers));
  }
  return [...parts.values()];
}

test("one slip is a letter too many, too few, wrong, or changed in place", () => {
  for (const slip of ["atttention", "atention", "attenzion", "attnetion", "xattention"]) {
    assert.deepEqual(corrections(slip, known("attention attend xenon")), ["attention"], slip);
  }
});

test("a known word is not corrected to itself", () => {
  assert.deepEqual(corrections("tides", known("tides tidal")), []);
});

test("two slips count in long words only, and only where one finds nothing", () => {
  assert.deepEqual(corrections("atentoin", known("attention")), ["attention"]);
  assert.deepEqual(corrections("modles", known("meddles")), []);
  assert.deepEqual(corrections("attentoin", known("attention attentions")), ["attention"]);
});

test("the more common of two words comes first", () => {
  assert.deepEqual(corrections("modek", known("model:9 modem:2")), ["model", "modem"]);
  assert.deepEqual(corrections("modek", known("model:2 modem:9")), ["modem", "model"]);
});

test("a letter left out, doubled or swapped is likelier than a wrong one", () => {
  for (const slip of ["tidal tdal", "tidal tiddal", "tidal tiadl"]) {
    const [meant, typed] = slip.split(" ");
    assert.equal(corrections(typed, known(`${meant}:2 total ${typed.slice(0, -1)}x:4`))[0], meant);
  }
});

test("the first letter is seldom wrong", () => {
  assert.deepEqual(corrections("bide", known("bird:1 side:3")), ["side"]);
  assert.deepEqual(corrections("bode", known("bone:1 mode:3")), ["bone", "mode"]);
});

test("two words run together come apart where both are known", () => {
  const parts = known("large language lang model");
  assert.deepEqual(corrections("largelanguage", parts), ["large language"]);
  assert.deepEqual(corrections("largetides", parts), []);
  assert.deepEqual(initialsAfterSplit("largelanguage", known("large larg")), ["l", "e"]);
});

test("of two words for one the more common pair comes first", () => {
  const parts = known("data:3 database:3 baseline:4 line:9");
  assert.deepEqual(wordsApart("databaseline", parts), ["data baseline", "database line"]);
  assert.deepEqual(wordsApart("tides", parts), []);
});

test("short words, numbers and endless words are left alone", () => {
  for (const word of ["ti", "gpt4", "", "a".repeat(99)]) {
    assert.deepEqual(corrections(word, known("tide gpt")), [], word);
  }
});

test("a word of three letters may lack one, but has no other slip", () => {
  assert.deepEqual(corrections("tde", known("tide tie toe tad")), ["tide"]);
});

test("no more are offered than one can choose from", () => {
  const many = [..."abcdefgh"].map((letter) => `tide${letter}`).join(" ");
  assert.equal(corrections("tidez", known(many)).length, 5);
});

test("a word may be meant that begins with its second letter", () => {
  assert.deepEqual(initialsMeant("tides"), ["t", "i"]);
  assert.deepEqual(initialsMeant("llama"), ["l"]);
  assert.deepEqual(initialsMeant(""), []);
});
