import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../templates/assets/search/engine.js";
import { found, indexOf, lunr, PAPERS, plain, search } from "./toy_search.js";

test("papers with all words come alone", () => {
  assert.deepEqual(found("attention gardens "), ["b"]);
  assert.equal(search("attention gardens ", 10).complete, true);
});

test("where no paper has all words, those with some come, the most first", () => {
  const answer = search("attention tides gardens ", 10);
  assert.equal(answer.complete, false);
  assert.deepEqual(new Set(answer.results.slice(0, 2).map(({ slug }) => slug)), new Set(["b", "c"]));
  assert.equal(answer.total, 3);
});

test("a word in the title counts more than one in the abstract", () => {
  assert.deepEqual(found("attention "), ["c", "b"]);
  assert.deepEqual(found("gardens "), ["a", "b"]);
});

test("the last word is found while it is being typed, letter by letter", () => {
  const word = "generation";
  for (let length = 2; length <= word.length; length += 1) {
    assert.deepEqual(found(word.slice(0, length)), ["a"], word.slice(0, length));
  }
});

test("a word followed by a space is complete", () => {
  assert.deepEqual(found("gard"), ["a", "b"]);
  assert.deepEqual(found("gard "), []);
});

test("the word itself comes before words that begin with it", () => {
  const papers = [{ slug: "x", title: "Category" }, { slug: "y", title: "So many cats" }];
  const answer = createEngine(lunr, indexOf(papers), papers)("cat", 10);
  assert.deepEqual(answer.results.map(({ slug }) => slug), ["y", "x"]);
});

test("accents make no difference", () => {
  assert.deepEqual(found("melange"), ["b"]);
  assert.deepEqual(found("MÉLANGE "), ["b"]);
  assert.deepEqual(found("+mél*"), ["b"]);
});

test("numbers and symbols are found", () => {
  assert.deepEqual(found("3.5"), ["d"]);
  assert.deepEqual(found("C++"), ["a"]);
});

test("stop words hinder nothing", () => {
  assert.deepEqual(found("the attention of tides"), ["c"]);
});

test("Lunr's language works", () => {
  assert.deepEqual(found("title:attention"), ["c"]);
  assert.deepEqual(found("gardens -attention"), ["a"]);
  assert.deepEqual(found("atention~1 +gardens"), ["b", "a"]);
  assert.deepEqual(found("gard*").sort(), ["a", "b"]);
  assert.deepEqual(found("authors:bo"), ["d"]);
  assert.deepEqual(found("title:atten"), ["c"]);
});

test("text that Lunr's parser refuses is searched for as words", () => {
  for (const text of ["foo:attention", "attention:", "attention~", "attention^", "attention a:b"]) {
    assert.ok(found(text).includes("c"), text);
  }
});

test("no text fails, however odd", () => {
  const odd = ["", " ", "+", "-", "*", "**", "\\", ":", "~", "^", "a\\", "+++", "+!!!", "title:", "-a -b",
    "x~99999", "y^99999999", "*a*b*c*d*e*f*", "__proto__", "constructor", "\u0000", "\ud800", "💡", "x".repeat(99_999)];
  for (const text of odd) {
    assert.equal(typeof search(text, 10).total, "number", text.slice(0, 20));
  }
});

test("only as many results as asked for are made, but all are counted", () => {
  const answer = search("gardens ", 1);
  assert.equal(answer.total, 2);
  assert.equal(answer.results.length, 1);
});

test("a result shows title, topic, date and excerpt, with the words marked", () => {
  const [result] = search("gardens plants ", 10).results;
  assert.equal(plain(result.title), "Generation of [gardens]");
  assert.equal(plain(result.excerpt), "Growing [plants], and mending C++ code.");
  assert.equal(result.topic, "Plants");
  assert.equal(result.topicSlug, "plants");
  assert.equal(result.date, "2022-05");
  assert.equal(result.dateText, "May 2022");
  assert.equal(result.withdrawn, false);
});

test("words that no paper has are named, with spellings that some have", () => {
  assert.deepEqual(search("zzzz attention ", 10).missing, [{ word: "zzzz", near: [] }]);
  assert.deepEqual(search("attentoin ", 10).missing, [{ word: "attentoin", near: ["attention"] }]);
  assert.deepEqual(search("netwoks ", 10).missing, [{ word: "netwoks", near: ["networks"] }]);
  assert.deepEqual(search("attention gardens ", 10).missing, []);
});

test("an index and records of different sites are refused", () => {
  assert.throws(() => createEngine(lunr, indexOf(), PAPERS.slice(1)), /not of the same site/);
});
