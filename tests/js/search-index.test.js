import assert from "node:assert/strict";
import { test } from "node:test";
import { facetRows, commentCounts, dateNumber, paperDates, paperMonths } from "../../templates/assets/search/facet-tables.js";
import { PapersTable } from "../../templates/assets/search/papers-table.js";
import { PartStore } from "../../templates/assets/search/parts.js";
import { papersWithPhrase } from "../../templates/assets/search/phrases.js";
import { TermReader } from "../../templates/assets/search/postings.js";
import { Stems } from "../../templates/assets/search/stems.js";
import { ShardTable, wordsTold } from "../../templates/assets/search/shards.js";
import { BUILD, gapsOf, lunr, PAPERS, partsOf, PretendSite, textOfAll } from "./toy_parts.js";

const STEMS = new Stems(lunr);

function reader(site = new PretendSite()) {
  const start = site.parts.get("start");
  return new TermReader(new PartStore(BUILD, site.load), new ShardTable(start), new PapersTable(start));
}

test("every term is found in its shard, and what is no term in none", async () => {
  const parts = partsOf();
  const shards = new ShardTable(parts.get("start"));
  assert.equal(shards.count, 5);
  for (let shard = 0; shard < shards.count; shard += 1) {
    for (const [term] of parts.get(`terms/${shard}`).split("!").map((row) => row.split(" "))) {
      assert.equal(shards.shardOf(term), shard, term);
      const [first, last] = shards.shardsOf(term.slice(0, 2));
      assert.ok(first <= shard && shard <= last, term);
    }
  }
  assert.deepEqual(shards.shardsOf(""), [0, 4]);
  assert.equal(await reader().get("zzz"), null);
});

test("words are told from those before them", () => {
  assert.deepEqual(wordsTold("Aattend" + "Ft" + "Gion" + "A\ue000"), ["attend", "attent", "attention", "\ue000"]);
  assert.deepEqual(wordsTold(""), []);
});

test("a prefix spans no more shards than it must", () => {
  const shards = new ShardTable({ shards: "AbBbBcAc" });
  assert.deepEqual(shards.shardsOf("b"), [1, 3]);
  assert.deepEqual(shards.shardsOf("bb"), [2, 2]);
  assert.deepEqual(shards.shardsOf("a"), [0, 0]);
  assert.deepEqual(shards.shardsOf("z"), [4, 4]);
});

test("topics, years and lengths of papers are known", () => {
  const papers = new PapersTable(partsOf().get("start"));
  assert.deepEqual(PAPERS.map((_, paper) => papers.topicOf(paper)), PAPERS.map(({ topic }) => topic));
  assert.deepEqual(PAPERS.map((_, paper) => papers.yearOf(paper)), PAPERS.map(({ year }) => year));
  assert.deepEqual(papers.rangeOf(1), [3, 6]);
  assert.deepEqual(papers.rangeOf(7), [0, 0]);
  assert.equal(papers.lengthOf(0), 2);
});

test("a term's postings hold papers, counts, lengths and forms of titles", async () => {
  const { fields, forms } = await reader().get("attent");
  assert.deepEqual([...fields.title.papers], [0, 1]);
  assert.deepEqual([...fields.title.lengths], [5, 3]);
  assert.deepEqual([...fields.abstract.papers], [1, 4]);
  assert.deepEqual(forms, ["attention"]);
  assert.deepEqual([...(await reader().get("plant")).fields.abstract.counts], [1, 5]);
});

test("a term is decoded once, and after a failed load when it is asked for again", async () => {
  const site = new PretendSite();
  const terms = reader(site);
  const shard = `terms/${terms.shards.shardOf("attent")}`;
  site.failing.add(shard);
  await assert.rejects(terms.get("attent"), /404/);
  site.failing.clear();
  const [first, second] = await Promise.all([terms.get("attent"), terms.get("attent")]);
  assert.equal(first.term, "attent");
  assert.equal(first, second);
  assert.deepEqual(site.loaded, [shard, shard]);
});

test("phrases are found in titles and abstracts, over stop words too", async () => {
  const found = async (...phrase) => {
    const marks = await papersWithPhrase(reader(), phrase, PAPERS.length, STEMS);
    return [...marks.keys()].filter((paper) => marks[paper]);
  };
  const at = (term, position) => ({ term, position });
  assert.deepEqual(await found(at("attent", 0), at("tide", 2)), [0, 1]);
  assert.deepEqual(await found(at("attent", 0), at("tide", 1)), []);
  assert.deepEqual(await found(at("plant", 0), at("plant", 1)), [4]);
  assert.deepEqual(await found(at("tidal", 0), at("sea", 1)), []);
  assert.deepEqual(await found(at("机器", 0), at("器学", 1), at("学习", 2)), [5]);
  assert.deepEqual(await found(at("zzz", 0), at("sea", 1)), []);
});

test("of many papers a phrase is found by its positions, of few in their records", async () => {
  const phrase = [{ term: "larg", position: 0 }, { term: "model", position: 2 }];
  for (const count of [9, 10, 11, 30]) {
    const papers = Array.from({ length: count }, (_, n) => ({
      topic: 0, year: 2020, slug: `p${n}`, title: n % 3 ? "Large models" : `Large language models ${n}`,
      abstract: n % 4 ? "" : "Models so large, large of model",
    }));
    const site = new PretendSite(partsOf(papers, 2));
    const marks = await papersWithPhrase(reader(site), phrase, count, STEMS);
    assert.deepEqual([...marks], papers.map((_, n) => (n % 3 && n % 4 ? 0 : 1)));
    const loaded = (folder) => site.loaded.filter((name) => name.startsWith(folder)).length;
    assert.deepEqual([loaded("papers/"), loaded("positions/") > 0], count > 10 ? [0, true] : [count, false]);
  }
});

test("dates sort as they should", () => {
  const parts = partsOf();
  const papers = new PapersTable(parts.get("start"));
  const months = paperMonths(parts.get("months"), papers);
  const dates = paperDates(months, parts.get("days"));
  assert.deepEqual([months[2], dates[2]], [0, 0]);
  assert.deepEqual([months[0], dates[0]], [dateNumber("2024-02"), dateNumber("2024-02-29")]);
  assert.ok(dateNumber("2024") < dateNumber("2024-02"));
  assert.ok(dateNumber("2024-12-31") < dateNumber("2025"));
});

test("tables of facets and comments are unpacked", () => {
  const [row] = facetRows([["acme", "Acme", gapsOf([0, 4, 9])]]);
  assert.deepEqual({ ...row, papers: [...row.papers] }, { value: "acme", label: "Acme", papers: [0, 4, 9] });
  assert.deepEqual([...commentCounts(partsOf().get("discussion"), 6)], [3, 0, 9, 0, 0, 0]);
});
