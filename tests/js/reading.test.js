import assert from "node:assert/strict";
import { test } from "node:test";
import { askedInFull } from "../../templates/assets/search/asking.js";
import { SearchEngine } from "../../templates/assets/search/engine.js";
import { cutTerms, matchingTerms, patternFilter } from "../../templates/assets/search/expanding.js";
import { parseQuestion } from "../../templates/assets/search/language.js";
import { SEARCH_MORE } from "../../templates/assets/search/more.js";
import { PartStore } from "../../templates/assets/search/parts.js";
import { placedPhrase } from "../../templates/assets/search/reading.js";
import { Stems } from "../../templates/assets/search/stems.js";
import { clausesOf, wantedWord } from "../../templates/assets/search/wanted.js";
import { wordSpans } from "../../templates/assets/search/words.js";
import { BUILD, lunr, partsOf, PretendSite } from "./toy_parts.js";

const stems = new Stems(lunr);
const store = new PartStore(BUILD, new PretendSite().load);

test("the words of a phrase are looked for where the text has them", () => {
  const texts = [
    "deep 学习 GPT-4 models", "机器学习 学习", "a FlashAttention of GPT-4 in C++", "模型x 学 习",
    "𠀀𠀁 𠀂", "ｶﾞｶﾞ テスト", "GPT模型-4 ＡＢ机器",
  ];
  for (const text of texts) {
    const there = new Set(wordSpans(text).map(({ word, position }) => `${stems.of(word)}@${position}`));
    const placed = placedPhrase(parseQuestion(`"${text}"`).phrases[0].text, stems);
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

test("a pattern is looked for in an endless word once for each of its pieces", () => {
  let looks = 0;
  const endless = "ab".repeat(50_000);
  const watched = {
    length: endless.length,
    startsWith: (piece) => endless.startsWith(piece),
    endsWith: (piece) => endless.endsWith(piece),
    indexOf: (piece, place) => {
      looks += 1;
      return endless.indexOf(piece, place);
    },
  };
  assert.equal(patternFilter("*a*b*a*b")(watched), true);
  assert.equal(patternFilter("a*a*a*")(watched), true);
  assert.ok(looks <= 5);
  assert.equal(parseQuestion(`${"a".repeat(300)}~2`).lunr, "");
});

test("of very many patterns only some are looked for", async () => {
  const engine = new SearchEngine(lunr, store, await store.get("start"), async () => SEARCH_MORE);
  const letters = [..."abcdefghijklmnop"];
  const text = letters.map((letter) => `*${letter}s*`).join(" ");
  const { wanted, problems } = await askedInFull(text, await engine.more().then(() => engine));
  assert.equal(wanted.length, 8);
  assert.equal(problems[0], "Only the first 8 words with * or ~ are looked for.");
});

test("patterns that stand for too much are named together", async () => {
  const papers = Array.from({ length: 1200 }, (_, n) => ({
    topic: 0, year: 2020, slug: `p${n}`, title: `abc${n}x xyz${n}x`, abstract: "",
  }));
  const many = new PartStore(BUILD, new PretendSite(partsOf(papers, 2)).load);
  const engine = new SearchEngine(lunr, many, await many.get("start"), async () => SEARCH_MORE);
  await engine.more();
  const problems = async (text) => (await askedInFull(text, engine)).problems;
  assert.deepEqual(await problems("abc1* xyz*"), ["xyz* stands for many words; only some were looked for."]);
  assert.deepEqual(await problems("abc* xyz*"), ["abc*, xyz* stand for many words; only some were looked for."]);
});

test("Lunr is given terms, never a pattern, and not without end", async () => {
  const engine = new SearchEngine(lunr, store, await store.get("start"), async () => SEARCH_MORE);
  const given = [];
  const { fromClause } = lunr.TokenSet;
  lunr.TokenSet.fromClause = (clause) => given.push(clause.term) && fromClause(clause);
  const answer = await engine.answer({
    text: "*a*n* title:t*d*", sort: "relevance", chosen: {}, limit: 10, facets: [], typing: false,
  });
  lunr.TokenSet.fromClause = fromClause;
  assert.ok(answer.total > 0 && given.length > 0);
  assert.deepEqual(given.filter((term) => term.includes("*")), []);
  const many = Array.from({ length: 5000 }, (_, n) => `t${n}`);
  const wanted = wantedWord("t*", "t*", [], { alternatives: many.map((term) => ({ terms: [term], boost: 1 })) });
  const terms = new Map(many.map((term) => [term, { term }]));
  assert.ok(clausesOf([wanted, wanted], terms, 3).length <= 2000);
});

test("of too many terms those of the fullest shards are kept", () => {
  const shards = { shardOf: (term) => Number(term.split("-")[0]) };
  const many = Array.from({ length: 60 }, (_, place) => `${place % 30}-${place}`);
  const { terms, cut } = cutTerms({ shards }, [...many, "7-x"]);
  assert.equal(terms[0], "7-7");
  assert.equal(new Set(terms.map(shards.shardOf)).size, 24);
  assert.equal(cut, true);
  assert.equal(cutTerms({ shards }, ["1-a", "2-b"]).cut, false);
  const single = Array.from({ length: 900 }, (_, place) => `1-${place}`);
  assert.deepEqual([1, 2, 8].map((patterns) => cutTerms({ shards }, single, patterns).terms.length), [900, 600, 150]);
});
