import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, found, opened, question } from "./opened_engine.js";
import { partsOf, PretendSite } from "./toy_parts.js";

test("where no paper has all words, those with the most come first", async () => {
  const answer = await answered("tidal attention rivers");
  assert.equal(answer.complete, false);
  assert.equal(answer.results[0].slug, "tidal-attention");
  assert.deepEqual(answer.corrected, []);
});

test("the last word is found while it is being typed, letter by letter", async () => {
  const word = "generation";
  for (let length = 3; length <= word.length; length += 1) {
    assert.deepEqual(await found(word.slice(0, length), { typing: true }), ["gardens"], word.slice(0, length));
  }
});

test("a word that no paper has is taken for the beginning of others in the end", async () => {
  for (const text of ["generat", "generat gardens", "northe gardens"]) {
    const { complete, missing, results } = await answered(text);
    assert.deepEqual([complete, missing.length, results.length], [true, 1, 1], text);
  }
});

test("a name is found in its field while it is being typed, and by the address of that", async () => {
  assert.deepEqual(await found("sea author:wil", { typing: true }), ["tidal-attention"]);
  const { results, missing } = await answered("sea author:wil");
  assert.deepEqual(results.map(({ slug }) => slug), ["tidal-attention"]);
  assert.deepEqual(missing, [{ word: "wil", near: [], field: "authors" }]);
});

test("a slip beside a word that is not typed to the end is put right, typing or not", async () => {
  for (const typing of [true, false]) {
    const { results, complete, corrected } = await answered("attenton nort", { typing });
    assert.deepEqual([results.map(({ slug }) => slug), complete], [["tidal-attention"], true]);
    assert.deepEqual(corrected, [{ word: "attenton", by: "attention" }]);
  }
  const { missing } = await answered("attenton nort");
  assert.deepEqual(missing.map(({ word }) => word), ["attenton", "nort"]);
  assert.deepEqual((await answered("attenton zzz")).total, 0);
});

test("the word itself comes before words that begin with it", async () => {
  assert.equal((await found("tid", { typing: true })).length, 2);
  assert.equal((await found("tide", { typing: true }))[0], "tide-former");
});

test("variants of a word are found", async () => {
  assert.deepEqual((await found("color")).sort(), ["cjk", "gardens"]);
});

test("names are found whole, and by their parts where no paper has the whole", async () => {
  assert.deepEqual(await found("TideFormer"), ["tide-former"]);
  assert.deepEqual(await found("TidalAttention"), ["tidal-attention"]);
  assert.deepEqual(await found("GPT-4"), ["gardens"]);
  assert.deepEqual(await found("GPT4"), ["gardens"]);
});

test("a misspelt word is corrected where that finds papers with all words", async () => {
  const answer = await answered("attentoin gardens");
  assert.deepEqual(answer.corrected, [{ word: "attentoin", by: "attention" }]);
  assert.deepEqual([answer.total, answer.complete], [2, true]);
  assert.deepEqual(answer.missing, [{ word: "attentoin", near: ["attention"] }]);
});

test("a word that stands in another field only is corrected, but not called missing", async () => {
  const { corrected, missing } = await answered("title:gardns");
  assert.deepEqual(corrected, [{ word: "gardns", by: "gardens" }]);
  assert.deepEqual(missing, []);
});

test("a wrong first letter is corrected: one too many, two changed in place, another, none", async () => {
  for (const slip of ["xattention", "tatention", "sttention", "wttention", "ttention"]) {
    const { engine, site } = await opened();
    const { corrected } = await engine.answer(question(`${slip} tides`));
    assert.deepEqual(corrected, [{ word: slip, by: "attention" }]);
    assert.ok(site.loaded.filter((name) => name.startsWith("words/")).length <= 10);
  }
});

test("a word that some papers have, but not with the others, is not called missing", async () => {
  const { corrected, missing } = await answered("tidal netwroks rivres");
  assert.deepEqual(missing.map(({ word }) => word), ["netwroks", "rivres"]);
  assert.deepEqual(corrected, []);
});

const SLIPS = [
  ...Array.from({ length: 12 }, (_, n) => ({ title: `Attention over sea ${n}`, abstract: "Words." })),
  { title: "Rivers", abstract: "Our atention goes to the sea." },
].map((paper, n) => ({ topic: 0, year: 2024, slug: `slip-${n}`, ...paper }));

test("a slip that some paper has too gets a better spelling offered, and what that finds", async () => {
  const { engine } = await opened(new PretendSite(partsOf(SLIPS)));
  const answer = await engine.answer(question("atention sea"));
  assert.deepEqual([answer.total, answer.results[0].slug], [13, "slip-0"]);
  const all = await engine.answer(question("atention sea", { limit: 13 }));
  assert.equal(all.results[12].slug, "slip-12");
  assert.deepEqual(answer.suggested, [{ word: "atention", by: "attention" }]);
  assert.deepEqual(answer.corrected, []);
  for (const text of ["attention sea", "rivers sea", "rivers"]) {
    assert.deepEqual((await engine.answer(question(text))).suggested, [], text);
  }
  assert.deepEqual((await engine.answer(question("sea atention", { typing: true }))).suggested, []);
});

test("of several spellings the one with which a title has all words is taken", async () => {
  const papers = [
    ...Array.from({ length: 9 }, (_, n) => ({ title: `Rain ${n}`, abstract: "Image of the sea." })),
    { title: "Imagery of the sea", abstract: "Nothing." },
  ].map((paper, n) => ({ topic: 0, year: 2024, slug: `paper-${n}`, ...paper }));
  const { engine } = await opened(new PretendSite(partsOf(papers)));
  const { corrected, results } = await engine.answer(question("imagey sea"));
  assert.deepEqual(corrected, [{ word: "imagey", by: "imagery" }]);
  assert.equal(results[0].slug, "paper-9");
});

test("a spelling farther off is taken where only that makes a title have all words", async () => {
  const papers = [
    { title: "Deep rivers", abstract: "Nothing." },
    { title: "Rain", abstract: "Feed the rivers, feed the sea." },
  ].map((paper, n) => ({ topic: 0, year: 2024, slug: `paper-${n}`, ...paper }));
  const { engine } = await opened(new PretendSite(partsOf(papers)));
  const { corrected, results } = await engine.answer(question("feep rivers"));
  assert.deepEqual([corrected, results[0].slug], [[{ word: "feep", by: "deep" }], "paper-0"]);
  assert.equal((await engine.answer(question("feep sea"))).results[0].slug, "paper-1");
});

const WRITTEN = [
  { title: "Multi-modal rivers", abstract: "Nothing." },
  { title: "Rain", abstract: "Multimodal rivers." },
  { title: "AI-driven rain", abstract: "SAM2 and the sea.", identifiers: "2401.00017" },
  { title: "SAM2 of rivers", abstract: "Nothing." },
  { title: "SAM 3 of rivers", abstract: "Nothing." },
].map((paper, n) => ({ topic: 0, year: 2024, slug: `paper-${n}`, ...paper }));

test("a name is found where a title has it written otherwise", async () => {
  const { engine } = await opened(new PretendSite(partsOf(WRITTEN)));
  for (const [text, slug] of [
    ["MultiModal rivers", "paper-0"], ["multimodal rivers", "paper-0"], ["AIDriven rain", "paper-2"],
    ["SAM 2 rivers", "paper-3"], ["SAM3 rivers", "paper-4"], ["240100017", "paper-2"],
  ]) {
    const { results, complete, corrected } = await engine.answer(question(text));
    assert.deepEqual([results[0].slug, complete, corrected], [slug, true, []], text);
  }
});

test("a name that ends in a sign is found without it, and the sign is no hindrance", async () => {
  const papers = ["PointNet++: deep sets", "PointNet", "DeepSet"].map((title, n) => ({ topic: 0, year: 2020, slug: title.slice(0, 10), title, abstract: "x" }));
  const { engine } = await opened(new PretendSite(partsOf(papers, 2)));
  const slugs = async (text) => (await engine.answer(question(text))).results.map(({ slug }) => slug);
  assert.deepEqual((await slugs("pointnet")).sort(), ["PointNet", "PointNet++"]);
  assert.deepEqual(await slugs("PointNet++"), ["PointNet++"]);
  assert.deepEqual(await slugs("deepset++"), ["DeepSet"]);
});

test("a word written in two is found as one", async () => {
  const answer = await answered("net works rivers");
  assert.deepEqual(answer.corrected, [{ word: "net works", by: "networks" }]);
  assert.deepEqual(answer.results.map(({ slug }) => slug), ["rivers"]);
});

test("words that no paper has are named", async () => {
  const answer = await answered("zzzz attention");
  assert.deepEqual(answer.missing, [{ word: "zzzz", near: [] }]);
  assert.deepEqual([answer.total, answer.complete], [3, false]);
});

test("without results topics that come close are offered", async () => {
  assert.deepEqual((await answered("author:nobody plants")).topics, [{ slug: "plants", label: "Plants" }]);
});

test("what cannot be corrected loads no words to correct it", async () => {
  const { engine, site } = await opened();
  for (const text of ["tidal topic:seas before:1990", "x".repeat(400), "word1 word2", "zz", "to be or not to be", '"what with"']) {
    await engine.answer(question(text));
  }
  assert.deepEqual(site.loaded.filter((name) => name.startsWith("words/")), []);
});

test("a word that is missing is told with the field it was looked for in", async () => {
  assert.deepEqual((await answered("author:gardens")).missing.map(({ field }) => field), ["authors"]);
  assert.deepEqual((await answered("the")).missing, [{ word: "the", near: [], common: true }]);
});
