import assert from "node:assert/strict";
import { test } from "node:test";
import { readerOver } from "./opened_engine.js";
import { PretendSite } from "./toy_parts.js";

test("a term's postings hold papers, counts, lengths and forms of titles", async () => {
  const { fields, forms } = await readerOver().get("attent");
  assert.deepEqual([...fields.title.papers], [0, 1]);
  assert.deepEqual([...fields.title.lengths], [5, 3]);
  assert.deepEqual([...fields.abstract.papers], [1, 4]);
  assert.deepEqual(forms, ["attention"]);
  assert.deepEqual([...(await readerOver().get("plant")).fields.abstract.counts], [1, 5]);
});

test("a term is decoded once, and after a failed load when it is asked for again", async () => {
  const site = new PretendSite();
  const terms = readerOver(site);
  const shard = `terms/${terms.shards.shardOf("attent")}`;
  site.failing.add(shard);
  await assert.rejects(terms.get("attent"), /404/);
  site.failing.clear();
  const [first, second] = await Promise.all([terms.get("attent"), terms.get("attent")]);
  assert.equal(first.term, "attent");
  assert.equal(first, second);
  assert.deepEqual(site.loaded, [shard, shard]);
});
