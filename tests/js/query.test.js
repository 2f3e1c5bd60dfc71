import assert from "node:assert/strict";
import { test } from "node:test";
import * as query from "../../templates/assets/search/query.js";
import { FIELDS, lunr } from "./toy_search.js";

const isStopWord = (word) => ["the", "of", "an"].includes(word);

test("operators are told from plain words", () => {
  const syntax = ["+a b", "a -b", "title:a", "a*", "*a", "a~1", "a^2"];
  const plain = ["a b", "C++", "state-of-the-art", "a - b", "a:", "a~", "a^", "*", "2 + 3", ""];
  assert.deepEqual(syntax.filter(query.usesSyntax), syntax);
  assert.deepEqual(plain.filter(query.usesSyntax), []);
});

test("plain words lose stop words, unless there are no others", () => {
  assert.deepEqual(query.plainWords("The tides of the sea", isStopWord), ["tides", "sea"]);
  assert.deepEqual(query.plainWords("The An", isStopWord), ["the", "an"]);
});

test("plain words are distinct and not without end", () => {
  assert.deepEqual(query.plainWords("sea Sea SEA", isStopWord), ["sea"]);
  const many = Array.from({ length: 999 }, (_, place) => `w${place}`).join(" ");
  assert.equal(query.plainWords(many, isStopWord).length, 24);
});

test("a word is being typed until something follows it", () => {
  assert.equal(query.isTyping("tid"), true);
  assert.equal(query.isTyping("tid "), false);
  assert.equal(query.isTyping("tid:"), false);
  assert.equal(query.isTyping(""), false);
});

test("a half-typed word is taken for the stem that it has outgrown", () => {
  const isTerm = (term) => ["gener", "cat"].includes(term);
  assert.deepEqual(query.outgrownTerms("generati", isTerm), ["gener"]);
  assert.deepEqual(query.outgrownTerms("cathedral", isTerm), []);
});

test("what Lunr cannot read gives null", () => {
  for (const text of ["foo:a", "title:", "a~x", "a^", "+", "~"]) {
    assert.equal(query.parseSyntax(lunr, text, FIELDS), null, text);
  }
});

test("costly clauses are tamed", () => {
  const [fuzzy] = query.parseSyntax(lunr, "word~50", FIELDS);
  assert.equal(fuzzy.editDistance, 2);
  const [wild] = query.parseSyntax(lunr, "*a**b*c*d*", FIELDS);
  assert.equal(wild.term, "*a*bcd");
});

test("all words are wanted before some", () => {
  const { OPTIONAL, PROHIBITED, REQUIRED } = lunr.Query.presence;
  const presences = (text) =>
    query
      .readings(lunr, query.parseSyntax(lunr, text, FIELDS), false)
      .map((clauses) => clauses.map((clause) => clause.presence));
  assert.deepEqual(presences("a b"), [[REQUIRED, REQUIRED], [OPTIONAL, OPTIONAL]]);
  assert.deepEqual(presences("a -b"), [[REQUIRED, PROHIBITED], [OPTIONAL, PROHIBITED]]);
  assert.deepEqual(presences("+a b"), [[REQUIRED, OPTIONAL]]);
});

test("text is searched for without outer space, and not without end", () => {
  assert.equal(query.tidy("  a b  "), "a b");
  assert.equal(query.tidy("x".repeat(10_000)).length, 400);
});
