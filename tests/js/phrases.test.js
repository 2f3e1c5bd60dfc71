import assert from "node:assert/strict";
import { test } from "node:test";
import { papersWithPhrase } from "../../templates/assets/search/phrases.js";
import { Stems } from "../../templates/assets/search/stems.js";
import { readerOver } from "./opened_engine.js";
import { lunr, PAPERS, partsOf, PretendSite } from "./toy_parts.js";

const STEMS = new Stems(lunr);

test("phrases are found in titles and abstracts, over stop words too", async () => {
  const found = async (...phrase) => {
    const marks = await papersWithPhrase(readerOver(), phrase, PAPERS.length, STEMS);
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
    const marks = await papersWithPhrase(readerOver(site), phrase, count, STEMS);
    assert.deepEqual([...marks], papers.map((_, n) => (n % 3 && n % 4 ? 0 : 1)));
    const loaded = (folder) => site.loaded.filter((name) => name.startsWith(folder)).length;
    assert.deepEqual([loaded("papers/"), loaded("positions/") > 0], count > 10 ? [0, true] : [count, false]);
  }
});
