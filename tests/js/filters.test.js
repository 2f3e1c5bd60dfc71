import assert from "node:assert/strict";
import { test } from "node:test";
import { SearchEngine } from "../../templates/assets/search/engine.js";
import { filteredPapers, topicsNamed } from "../../templates/assets/search/filters.js";
import { parseQuestion } from "../../templates/assets/search/language.js";
import { SEARCH_MORE } from "../../templates/assets/search/more.js";
import { PartStore } from "../../templates/assets/search/parts.js";
import { BUILD, gapsOf, lunr, PAPERS, partsOf, PretendSite } from "./toy_parts.js";

const BROAD = [["Sky", gapsOf([1])], [["Water and more", "water-world"], gapsOf([0])]];

async function sourcesOf(
  change = (start) => Object.assign(start, { broad: BROAD }), parts = partsOf(),
) {
  change(parts.get("start"));
  const site = new PretendSite(parts);
  const store = new PartStore(BUILD, site.load);
  const engine = new SearchEngine(lunr, store, await store.get("start"), async () => SEARCH_MORE);
  await engine.more();
  return { engine, site };
}

/** What a text lets through: places of papers, and what is said. */
async function kept(text, unwanted = [], change = undefined) {
  const { engine } = await sourcesOf(change);
  const { base, named, problems } = await filteredPapers(parseQuestion(text), unwanted, engine);
  return { papers: [...base.keys()].filter((paper) => base[paper]), named, problems };
}

const papers = async (text, ...more) => (await kept(text, ...more)).papers;
const ALL = [...PAPERS.keys()];

test("words let every paper through", async () => {
  assert.deepEqual(await kept("sea boats"), { papers: ALL, named: [], problems: [] });
});

test("a topic is named exactly, by slug or label, or else by the beginnings of its words", () => {
  const topics = [["seas", "Seas and rivers"], ["sea-life", "Life of seas"], ["plants", "Plants"]];
  assert.deepEqual(topicsNamed(topics, "seas"), [0]);
  assert.deepEqual(topicsNamed(topics, "SEA-LIFE"), [1]);
  assert.deepEqual(topicsNamed(topics, "life of séas"), [1]);
  assert.deepEqual(topicsNamed(topics, "sea"), [0, 1]);
  assert.deepEqual(topicsNamed(topics, "riv sea"), [0]);
  assert.deepEqual(topicsNamed(topics, "moon"), []);
  assert.deepEqual(topicsNamed(topics, "--"), []);
});

test("of several topics any will do, and a broad one stands for its parts", async () => {
  assert.deepEqual(await papers("topic:plants"), [3, 4, 5]);
  assert.deepEqual(await papers("topic:plants topic:water"), ALL);
  assert.deepEqual((await kept("topic:sky topic:seas")).named, [["sky", "Sky"], ["seas", "Seas and rivers"]]);
});

test("a topic that is none lets nothing through, and left out it leaves nothing out", async () => {
  const problems = ["No topic is called moon."];
  assert.deepEqual(await kept("topic:moon"), { papers: [], named: [], problems });
  assert.deepEqual(await kept("-topic:moon"), { papers: ALL, named: [], problems });
  assert.deepEqual((await kept("topic:moon topic:sky")).papers, [3, 4, 5]);
});

test("topics left out are gone, those of a broad one too, and are not named", async () => {
  assert.deepEqual(await kept("-topic:sky"), { papers: [0, 1, 2], named: [], problems: [] });
  assert.deepEqual(await papers("topic:water -topic:seas"), []);
});

test("papers whose day is not known are in no span of days", async () => {
  assert.deepEqual(await papers("after:2022-02 before:2022-12"), []);
  assert.deepEqual(await papers("after:2024-02"), [0]);
  assert.deepEqual(await papers("before:2024-02 after:2023-01-02"), [1, 3]);
});

test("whole years need no table of dates", async () => {
  const { engine, site } = await sourcesOf();
  const { base } = await filteredPapers(parseQuestion("after:2022 before:2024"), [], engine);
  assert.deepEqual([...base], [0, 0, 1, 1, 0, 0]);
  assert.ok(!site.loaded.some((name) => ["months", "days"].includes(name)));
});

test("new is what the newest listing has; without listings nothing is, and that is said", async () => {
  assert.deepEqual(await papers("is:new"), [0, 1]);
  const without = (start) => Object.assign(start.has, { listings: false });
  assert.deepEqual(await kept("is:new", [], without), {
    papers: [], named: [], problems: ["is:new finds nothing here: no listing was read."],
  });
});

test("phrases hold and are held off, anywhere or in one field", async () => {
  assert.deepEqual(await papers('"northern sea"'), [1]);
  assert.deepEqual(await papers('-"northern sea"'), [0, 2, 3, 4, 5]);
  assert.deepEqual(await papers('title:"northern sea"'), []);
  assert.deepEqual(await papers('-title:"northern sea"'), ALL);
  assert.deepEqual(await papers('"机器学习"'), [5]);
  assert.deepEqual(await papers("-机器学习"), [0, 1, 2, 3, 4]);
});

test("a quoted name is that of one author, in any order of its words", async () => {
  const authors = ["Wei Han, Bo Zhao", "Han Zhao", "Bo Lee, Zhao J. Han", "Zhao Lee", "Han Zhaolin"];
  const parts = partsOf(authors.map((each, n) => ({ ...PAPERS[n], authors: each })), 3);
  const found = async (text) => {
    const { engine } = await sourcesOf(() => {}, parts);
    const { base, problems } = await filteredPapers(parseQuestion(text), [], engine);
    return [[...base.keys()].filter((paper) => base[paper]), problems];
  };
  assert.deepEqual(await found('author:"Han Zhao"'), [[1, 2], []]);
  assert.deepEqual(await found('-author:"Han Zhao"'), [[0, 3, 4], []]);
  assert.deepEqual(await found('"Zhao Han"'), [[1, 2], []]);
  assert.deepEqual(await found('author:"Bo Han"'), [[], ["No author is called “Bo Han”."]]);
  // Words that no name has are told by name elsewhere.
  assert.deepEqual(await found('author:"Han Xyz"'), [[0, 1, 2, 3, 4], []]);
});

test("a phrase that no paper has is named, one held off is not", async () => {
  assert.deepEqual(await kept('"sea northern" -"sea southern"'), {
    papers: [], named: [], problems: ["No paper has the phrase “sea northern”."],
  });
  assert.deepEqual((await kept('title:“northern sea”')).problems, ["No title has the phrase “northern sea”."]);
});

test("terms not wanted hold off one by one, or only together", async () => {
  const fields = ["title", "abstract"];
  assert.deepEqual(await papers("", [{ terms: ["attent"], fields }]), [2, 3, 5]);
  assert.deepEqual(await papers("", [{ terms: ["attent"], fields: ["title"] }]), [2, 3, 4, 5]);
  const both = { terms: ["attent", "garden"], fields: ["abstract"] };
  assert.deepEqual(await papers("", [{ ...both, together: true }]), [0, 2, 3, 5]);
  assert.deepEqual(await papers("", [both]), [0, 2, 3]);
  assert.deepEqual(await papers("", [{ terms: ["nowhere"], fields }]), ALL);
});

test("filters hold together", async () => {
  assert.deepEqual(await papers('topic:plants before:2023 -topic:seas'), [4, 5]);
  assert.deepEqual(await papers("topic:plants before:2022 -机器学习"), [4]);
});
