import assert from "node:assert/strict";
import { test } from "node:test";
import { StaleBuildError } from "../../templates/assets/search/parts.js";
import { answered, found, opened, plain, question } from "./opened_engine.js";
import { PAPERS, PretendSite } from "./toy_parts.js";

test("papers with all words come alone, with their count", async () => {
  const answer = await answered("attention gardens");
  assert.deepEqual(answer.results.map(({ slug }) => slug).sort(), ["melange", "tidal-attention"]);
  assert.deepEqual([answer.total, answer.complete], [2, true]);
});

test("words in the title count before words in the abstract", async () => {
  assert.deepEqual((await found("gardens"))[0], "gardens");
  assert.deepEqual((await found("attention")).slice(0, 2).sort(), ["tidal-attention", "tide-former"]);
});

test("only the parts that a query needs are loaded", async () => {
  const { engine, site } = await opened();
  await engine.answer(question("rivers"));
  const shard = `terms/${engine.reader.shards.shardOf("river")}`;
  assert.deepEqual(site.loaded, ["start", shard, "papers/2"]);
  await engine.answer(question("rivers"));
  assert.equal(site.loaded.length, 3);
});

test("the postings of a term are decoded once", async () => {
  const { engine } = await opened();
  await engine.answer(question("attention gardens"));
  const decoded = await engine.reader.get("attent");
  await engine.answer(question("gardens attention"));
  assert.equal(decoded.term, "attent");
  assert.equal(await engine.reader.get("attent"), decoded);
});

test("a word of a phrase that no paper has is named, with its nearest spelling", async () => {
  const inTitle = { field: "title" };
  const asked = [['"attenton gardens"', {}], ['title:"attenton gardens"', inTitle], ["attenton after:2090", {}]];
  for (const [text, more] of asked) {
    const { missing, total } = await answered(text);
    assert.deepEqual([missing, total], [[{ word: "attenton", near: ["attention"], ...more }], 0], text);
  }
  assert.deepEqual((await answered('"gardens attention"')).missing, []);
  assert.deepEqual((await answered("attention after:2090")).missing, []);
});

test("runs of characters are found", async () => {
  assert.deepEqual(await found("机器学习"), ["cjk"]);
  assert.deepEqual(await found("学习"), ["cjk"]);
});

test("papers are sorted by date and by discussion, those without last", async () => {
  const all = { chosen: { topic: ["seas"] } };
  assert.deepEqual(await found("", { ...all, sort: "date" }), ["tide-former", "tidal-attention", "rivers"]);
  assert.deepEqual(await found("", { ...all, sort: "discussion" }), ["rivers", "tide-former", "tidal-attention"]);
});

test("only as many records are loaded as are shown, but all papers are counted", async () => {
  const { engine, site } = await opened();
  const answer = await engine.answer(question("sea", { limit: 1 }));
  assert.deepEqual([answer.total, answer.results.length], [3, 1]);
  assert.equal(site.loaded.filter((name) => name.startsWith("papers/")).length, 1);
});

test("a result shows title, excerpt and what else is known, with the words marked", async () => {
  const [result] = (await answered("rivers survey")).results;
  assert.equal(plain(result.title), "Networks of [rivers]");
  assert.equal(plain(result.excerpt), "A [survey] of large [rivers] and small networks.");
  assert.deepEqual(result.found, ["rivers", "survey"]);
  assert.deepEqual([result.number, result.comments, result.withdrawn, result.organization], [2, 9, false, ""]);
});

test("a failed load is an error that asking again mends", async () => {
  const { engine, site } = await opened();
  const asked = question("rivers survey", { sort: "date" });
  const shard = `terms/${engine.reader.shards.shardOf("river")}`;
  for (const part of [shard, "months", "papers/2"]) {
    site.failing = new Set([part]);
    await assert.rejects(engine.answer(asked), new RegExp(`404 for ${part}`));
  }
  site.failing.clear();
  assert.equal((await engine.answer(asked)).total, 1);
});

test("parts of a newer build are refused as such", async () => {
  const { engine, site } = await opened();
  site.build = "b2";
  await assert.rejects(engine.answer(question("rivers")), StaleBuildError);
});

test("a site without papers answers that there are none", async () => {
  const start = {
    papers: 0, averages: {}, topics: [], groups: "", lengths: "", shards: "", newest: "",
    has: {}, words: "", dictionaries: 1,
  };
  const parts = new Map([["start", start], ["terms/0", ""], ["dictionary/0", { terms: "" }]]);
  const { engine } = await opened(new PretendSite(parts));
  for (const text of ["sea", "se", "s*", "sea~1", '"the sea"', "-sea", "author:bo", "is:new"]) {
    const { total, results } = await engine.answer(question(text, { typing: true }));
    assert.deepEqual([total, results], [0, []], text);
  }
});

test("every paper's whole title finds it first", async () => {
  for (const { slug, title } of PAPERS) {
    assert.equal((await found(title))[0], slug);
  }
});

test("the rest of the engine is loaded only by a question that needs it", async () => {
  const { engine, timesMore } = await opened();
  await engine.answer(question("attention tides"));
  await engine.answer(question("attention tide", { typing: true }));
  assert.equal(timesMore(), 0);
  await engine.answer(question("gardenz"));
  assert.ok(timesMore() > 0);
  for (const [text, more] of [["is:new", {}], ["sea", { sort: "date" }], ["sea", { facets: ["listing"] }]]) {
    const other = await opened();
    await other.engine.answer(question(text, more));
    assert.ok(other.timesMore() > 0, text);
  }
});

test("a record that says nothing of its topic is shown with it", async () => {
  const { results } = await answered("gardens plants");
  assert.deepEqual([results[0].topic, results[0].topicSlug], ["Plants", "plants"]);
  const [{ topic, topicSlug }] = (await answered("rivers")).results;
  assert.deepEqual([topic, topicSlug], ["Seas and rivers", "seas"]);
});
