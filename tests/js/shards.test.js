import assert from "node:assert/strict";
import { test } from "node:test";
import { ShardTable, wordsTold } from "../../templates/assets/search/shards.js";
import { readerOver } from "./opened_engine.js";
import { partsOf } from "./toy_parts.js";

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
  assert.equal(await readerOver().get("zzz"), null);
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
