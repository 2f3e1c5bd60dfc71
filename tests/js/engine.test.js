import assert from "node:assert/strict";
import { test } from "node:test";
import { SearchEngine } from "../../templates/assets/search/engine.js";
import { SEARCH_MORE } from "../../templates/assets/search/more.js";
import { PartStore, StaleBuildError } from "../../templates/assets/search/parts.js";
import { BUILD, gapsOf, lunr, PAPERS, partsOf, PretendSite } from "./toy_parts.js";

async function opened(site = new PretendSite()) {
  const store = new PartStore(BUILD, site.load);
  let more = 0;
  const loadMore = async () => {
    more += 1;
    return SEARCH_MORE;
  };
  const engine = new SearchEngine(lunr, store, await store.get("start"), loadMore);
  return { site, engine, timesMore: () => more };
}

const question = (text, more = {}) => ({
  text, sort: "relevance", chosen: {}, limit: 10, facets: [], typing: false, ...more,
});

async function answered(text, more = {}) {
  const { engine } = await opened();
  return engine.answer(question(text, more));
}

async function found(text, more = {}) {
  return (await answered(text, more)).results.map(({ slug }) => slug);
}

const plain = (segments) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
const counts = (facets) => Object.fromEntries(facets.map(({ value, count }) => [value, count]));

test("papers with all words come alone, with their count", async () => {
  const answer = await answered("attention gardens");
  assert.deepEqual(answer.results.map(({ slug }) => slug).sort(), ["melange", "tidal-attention"]);
  assert.deepEqual([answer.total, answer.complete], [2, true]);
});

test("where no paper has all words, those with the most come first", async () => {
  const answer = await answered("tidal attention rivers");
  assert.equal(answer.complete, false);
  assert.equal(answer.results[0].slug, "tidal-attention");
  assert.deepEqual(answer.corrected, []);
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

test("runs of characters are found", async () => {
  assert.deepEqual(await found("机器学习"), ["cjk"]);
  assert.deepEqual(await found("学习"), ["cjk"]);
});

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

test("an answer tells whether anything is discussed", async () => {
  assert.equal((await answered("sea")).discussion, true);
  const parts = partsOf();
  parts.get("start").has.discussion = false;
  const { engine } = await opened(new PretendSite(parts));
  assert.equal((await engine.answer(question("sea"))).discussion, false);
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

test("facets count what all other choices let through", async () => {
  const { facets, total } = await answered("gardens", {
    chosen: { topic: ["plants"], year: ["2021"] }, facets: ["organization", "listing"],
  });
  assert.equal(total, 2);
  assert.deepEqual(counts(facets.topic), { plants: 2 });
  assert.deepEqual(counts(facets.year), { 2023: 1, 2021: 2 });
  assert.deepEqual(facets.year.map(({ chosen }) => chosen), [false, true]);
  assert.deepEqual(facets.organization, []);
});

test("facets of organisations and listings are loaded when they are asked for", async () => {
  const { engine, site } = await opened();
  const { facets } = await engine.answer(question("attention", { chosen: { organization: ["acme"] } }));
  assert.deepEqual(facets.organization, [{ value: "acme", label: "ACME", count: 2, chosen: true }]);
  assert.ok(site.loaded.includes("organizations") && !site.loaded.includes("listings"));
  const listed = await engine.answer(question("attention", { facets: ["listing"] }));
  assert.deepEqual(counts(listed.facets.listing), { "2024-03-01": 2 });
});

test("a group of facets that cannot be loaded holds up no answer, unless it is chosen from", async () => {
  const { engine, site } = await opened();
  site.failing = new Set(["organizations"]);
  const asked = question("attention", { facets: ["organization", "listing"] });
  const { facets, total } = await engine.answer(asked);
  assert.deepEqual([total, facets.organization], [3, null]);
  assert.deepEqual(counts(facets.listing), { "2024-03-01": 2 });
  await assert.rejects(engine.answer({ ...asked, chosen: { organization: ["acme"] } }), /404/);
  site.failing.clear();
  assert.deepEqual(counts((await engine.answer(asked)).facets.organization), { acme: 2 });
});

test("a group of facets of a newer build is refused as such", async () => {
  const { engine, site } = await opened();
  await engine.answer(question("rivers"));
  site.build = "b2";
  await assert.rejects(engine.answer(question("rivers", { facets: ["organization"] })), StaleBuildError);
});

test("an answer tells which groups of facets there are", async () => {
  assert.deepEqual((await answered("sea")).groups, ["topic", "year", "organization", "listing"]);
  const parts = partsOf();
  Object.assign(parts.get("start").has, { organizations: false });
  const { engine } = await opened(new PretendSite(parts));
  assert.deepEqual((await engine.answer(question("sea"))).groups, ["topic", "year", "listing"]);
});

test("feeds are offered of topics typed and chosen, broad ones too, as the filter understands them", async () => {
  const parts = partsOf();
  parts.get("start").broad = [["Sky", gapsOf([1])], [["Water and more", "water-world"], gapsOf([0])]];
  const { engine } = await opened(new PretendSite(parts));
  const feeds = async (text, topic = []) =>
    (await engine.answer(question(text, { chosen: { topic } }))).feeds.map(({ slug }) => slug);
  assert.deepEqual(await feeds("sea"), []);
  assert.deepEqual(await feeds("sea topic:water"), ["water-world"]);
  assert.deepEqual(await feeds('topic:séas topic:sky -topic:plants'), ["seas", "sky"]);
  assert.deepEqual(await feeds("sea topic:and"), ["water-world", "seas"]);
  assert.deepEqual(await feeds("sea topic:plants", ["seas", "plants", "gone"]), ["plants", "seas"]);
});

test("a choice that is no more is listed, so that it can be taken away", async () => {
  const { facets, total } = await answered("attention", { chosen: { organization: ["gone"] } });
  assert.equal(total, 0);
  assert.deepEqual(facets.organization.at(-1), { value: "gone", label: "gone", count: 0, chosen: true });
});

test("a filter holds, however many words there are", async () => {
  const words = Array.from({ length: 40 }, (_, place) => `word${"abcdefghij"[place % 10]}${"xyzu"[place % 4]}`);
  assert.deepEqual(await found(`${words.join(" ")} sea author:bo`), ["tide-former"]);
});

test("a chosen facet without words lists its papers, the newest first", async () => {
  assert.deepEqual(await found("", { chosen: { topic: ["plants"] } }), ["gardens", "melange", "cjk"]);
  assert.deepEqual(await found(""), []);
});

test("choosing never makes a search less strict", async () => {
  const answer = await answered("attention gardens", { chosen: { year: ["2023"] } });
  assert.deepEqual([answer.total, answer.complete], [0, true]);
});

test("who asks of days only gets the newest first", async () => {
  assert.deepEqual(await found("after:2021"), ["tide-former", "tidal-attention", "gardens", "cjk", "melange", "rivers"]);
  assert.deepEqual(await found("is:new"), ["tide-former", "tidal-attention"]);
  assert.equal((await found("attention after:2021"))[0], "tidal-attention");
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
    papers: 0, averages: {}, topics: [], groups: [], lengths: "", shards: "", newest: "",
    has: {}, words: "", dictionaries: 1,
  };
  const parts = new Map([["start", start], ["terms/0", ""], ["dictionary/0", { terms: "" }]]);
  const { engine } = await opened(new PretendSite(parts));
  for (const text of ["sea", "se", "s*", "sea~1", '"the sea"', "-sea", "author:bo", "is:new"]) {
    const { total, results } = await engine.answer(question(text, { typing: true }));
    assert.deepEqual([total, results], [0, []], text);
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

test("what cannot be corrected loads no words to correct it", async () => {
  const { engine, site } = await opened();
  for (const text of ["tidal topic:seas before:1990", "x".repeat(400), "word1 word2", "zz", "to be or not to be", '"what with"']) {
    await engine.answer(question(text));
  }
  assert.deepEqual(site.loaded.filter((name) => name.startsWith("words/")), []);
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

test("a word that is missing is told with the field it was looked for in", async () => {
  assert.deepEqual((await answered("author:gardens")).missing.map(({ field }) => field), ["authors"]);
  assert.deepEqual((await answered("the")).missing, [{ word: "the", near: [], common: true }]);
});
