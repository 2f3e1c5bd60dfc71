import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, found, opened, plain, question } from "./opened_engine.js";
import { gapsOf, partsOf, PretendSite } from "./toy_parts.js";

test("phrases, words left out, and words of fields hold strictly", async () => {
  assert.deepEqual(await found('"large rivers"'), ["rivers"]);
  assert.deepEqual(await found('"rivers large"'), []);
  assert.deepEqual(await found('"tidal attention attends"'), ["tidal-attention"]);
  assert.deepEqual(await found('"generation of gardens"'), ["gardens"]);
  assert.deepEqual(await found("gardens -attention"), ["gardens", "cjk"]);
  assert.deepEqual(await found('sea -"northern sea" -large'), ["tide-former"]);
  assert.deepEqual(await found("author:bo"), ["tide-former", "rivers"]);
  assert.deepEqual(await found("author:bo sea gardens"), ["tide-former"]);
  assert.deepEqual(await found("org:acme title:tidal"), ["tidal-attention"]);
  assert.deepEqual(await found("author:nobody sea"), []);
});

test("a phrase of one field stands in that field", async () => {
  assert.deepEqual(await found('title:"tidal attention"'), ["tidal-attention"]);
  assert.deepEqual(await found('title:"attention tidal"'), []);
  assert.deepEqual(await found('abstract:"read the sea"'), ["tide-former"]);
  assert.deepEqual(await found('abstract:"northern sea"'), ["tidal-attention"]);
  assert.deepEqual(await found('title:"northern sea"'), []);
});

test("a field is not looked through for words it is indexed without, and that is said", async () => {
  for (const text of ["title:the", 'title:"the of"']) {
    const { total, problems } = await answered(text);
    assert.equal(total, 0, text);
    assert.match(problems[0], /^Words as common as “the( of)?” are not looked for in titles\.$/);
  }
  assert.deepEqual(await found('title:"networks of"'), ["rivers"]);
});

test("all that can be asked for can be left out", async () => {
  const kept = async (text) => (await found(`attention ${text}`)).sort();
  assert.deepEqual(await kept(""), ["melange", "tidal-attention", "tide-former"]);
  assert.deepEqual(await kept("-topic:plants"), ["tidal-attention", "tide-former"]);
  assert.deepEqual(await kept("-topic:seas"), ["melange"]);
  assert.deepEqual(await kept("-author:bo"), ["melange", "tidal-attention"]);
  assert.deepEqual(await kept('-author:"bo an"'), ["melange", "tidal-attention"]);
  assert.deepEqual(await kept("-author:wi*"), ["melange", "tide-former"]);
  assert.deepEqual(await kept("-org:acme"), ["melange"]);
  assert.deepEqual(await kept("-title:tidal"), ["melange", "tide-former"]);
  assert.deepEqual(await kept('-title:"attention attends"'), ["melange", "tide-former"]);
  assert.deepEqual(await kept('-title:"attends attention"'), ["melange", "tidal-attention", "tide-former"]);
  assert.deepEqual(await kept('-abstract:"northern sea"'), ["melange", "tide-former"]);
  assert.deepEqual(await kept('-"northern sea"'), ["melange", "tide-former"]);
  assert.deepEqual(await found('plants -"GPT-4 and mending"'), ["cjk", "melange"]);
  assert.deepEqual((await found("-topic:plants")).length, 3);
  const { problems, total } = await answered("attention -topic:nonsense");
  assert.deepEqual([problems, total], [["No topic is called nonsense."], 3]);
});

test("identifiers find their paper", async () => {
  assert.deepEqual(await found("arXiv:2401.00002v3"), ["tidal-attention"]);
  assert.deepEqual(await found("https://doi.org/10.1145/77.88"), ["rivers"]);
});

test("topics, dates and newness narrow a search", async () => {
  assert.deepEqual(await found("attention topic:plants"), ["melange"]);
  assert.deepEqual(await found('attention topic:"seas and rivers" before:2024-02'), ["tidal-attention"]);
  assert.deepEqual((await found("attention after:2024")).sort(), ["tidal-attention", "tide-former"]);
  assert.deepEqual(await found("gardens before:2022 after:2021"), ["melange", "cjk"]);
  assert.deepEqual((await found("is:new")).sort(), ["tidal-attention", "tide-former"]);
  assert.deepEqual((await answered("sea topic:nonsense")).problems, ["No topic is called nonsense."]);
});

test("Lunr's own language works", async () => {
  assert.deepEqual((await found("gard*")).sort(), ["cjk", "gardens", "melange", "tidal-attention"]);
  assert.deepEqual(await found("*former"), ["tide-former"]);
  assert.deepEqual(await found("ntworks~1"), ["rivers"]);
  assert.deepEqual(await found("+rivers sea"), ["rivers"]);
  assert.deepEqual(await found("title:tid* -author:bo"), ["tidal-attention"]);
});

test("broad topics narrow a search to their parts", async () => {
  const parts = partsOf();
  const start = parts.get("start");
  start.broad = [["Sky", gapsOf([1])], [["Water and more", "water-world"], gapsOf([0])]];
  const { engine } = await opened(new PretendSite(parts));
  for (const name of ["water-world", '"water and more"', "water", "seas"]) {
    assert.equal((await engine.answer(question(`topic:${name}`))).total, 3, name);
  }
  const { total, problems, facets } = await engine.answer(question("topic:sky"));
  assert.deepEqual([total, problems], [3, []]);
  assert.deepEqual(facets.topic.map(({ value }) => value), ["plants"]);
  assert.deepEqual((await engine.answer(question("author:nobody sky"))).topics, [{ slug: "sky", label: "Sky" }]);
  const [{ topicSlug, broad }] = (await engine.answer(question("rivers"))).results;
  assert.deepEqual([topicSlug, broad], ["seas", "water-world"]);
});

test("a filter holds, however many words there are", async () => {
  const words = Array.from({ length: 40 }, (_, place) => `word${"abcdefghij"[place % 10]}${"xyzu"[place % 4]}`);
  assert.deepEqual(await found(`${words.join(" ")} sea author:bo`), ["tide-former"]);
});

test("who asks of days only gets the newest first", async () => {
  assert.deepEqual(await found("after:2021"), ["tide-former", "tidal-attention", "gardens", "cjk", "melange", "rivers"]);
  assert.deepEqual(await found("is:new"), ["tide-former", "tidal-attention"]);
  assert.equal((await found("attention after:2021"))[0], "tidal-attention");
});

test("whole months need no days, whole years no table", async () => {
  for (const [filter, tables] of [
    ["after:2024", []], ["after:2024-02", ["months"]], ["before:2024-02 after:2023", ["months"]],
    ["after:2024-02-29", ["months", "days"]],
  ]) {
    const { engine, site } = await opened();
    const { results } = await engine.answer(question(`attention ${filter}`));
    assert.ok(results.length, filter);
    assert.deepEqual(site.loaded.filter((name) => ["months", "days"].includes(name)), tables, filter);
  }
});

test("no text fails, however odd", async () => {
  const { engine, site } = await opened();
  const odd = ["", " ", "+", "-", "*", "**", "\\", ":", "~", "^", "a\\", "+++", "+!!!", "title:", "-a -b", "x~9", "y^99",
    "attention is \"sea", "-a", "after:2025-13", "~9", "a*b*c*", "title:\"x", "to be or not to be", "שלום", "مرحبا sea",
    "\udfff sea", "x".repeat(400), "sea ".repeat(100), "is:old", "a^9999", "s", "???", "topic:\"", "(sea)", "\u202esea",
    Array.from({ length: 60 }, (_, place) => `word${place}`).join(" "), "toString", "hasOwnProperty sea",
    "*a*b*c*", "__proto__", "constructor", "\u0000", "\ud800", "💡", "x".repeat(9999), "author:*", "the of", '"the of"'];
  for (const text of odd) {
    const answer = await engine.answer(question(text, { typing: true }));
    assert.equal(typeof answer.total, "number", text.slice(0, 20));
  }
  assert.ok(site.loaded.every((name) => site.parts.has(name)));
});

test("words that texts are indexed without are said to be so, unless they are a name", async () => {
  for (const text of ["to be or not to be", '"to be or not to be"']) {
    const { total, missing, problems } = await answered(text);
    assert.deepEqual([total, missing], [0, []]);
    assert.deepEqual(problems, ["Words as common as “to be or not” are only looked for in names; add another word."]);
  }
  assert.deepEqual(await found("an"), ["tide-former"]);
  assert.deepEqual((await answered("the", { typing: true })).problems, []);
});

test("a pattern stands for words as they are written, too", async () => {
  for (const text of ["generation*", "gen*tion", "*eration", "title:generation*"]) {
    const answer = await answered(text);
    assert.deepEqual(answer.results.map(({ slug }) => slug), ["gardens"], text);
    assert.deepEqual([answer.missing, answer.corrected], [[], []], text);
  }
  assert.ok(!(await found("plants -generation*")).includes("gardens"));
});

test("titles that have a pattern as written come first", async () => {
  const answer = await answered("gen*tion");
  assert.equal(plain(answer.results[0].title), "[Generation] of gardens");
});

test("who leaves out a name of several words leaves out papers with all of them only", async () => {
  assert.deepEqual(await found('-author:"Bo An" tide attention'), ["tidal-attention"]);
  assert.ok((await found('rivers -author:"Bo An"')).includes("rivers"));
  assert.ok(!(await found('gardens -title:"generation of gardens"')).includes("gardens"));
});
