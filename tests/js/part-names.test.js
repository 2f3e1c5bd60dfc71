import assert from "node:assert/strict";
import { test } from "node:test";
import { partNames } from "../../templates/assets/offline/part-names.js";

const START = {
  papers: 2,
  shards: "AbAz",
  dictionaries: 1,
  words: "a机",
  has: { organizations: true, listings: false, discussion: false },
};

test("every part of the search is named once", () => {
  const names = partNames(`conspectusPart("b1","start",${JSON.stringify(START)});\n`);
  assert.deepEqual(names, [
    "terms/0", "terms/1", "terms/2", "positions/0", "positions/1", "positions/2",
    "dictionary/0", "words/61", "words/673a", "organizations", "months", "days",
    "papers/0", "papers/1",
  ]);
});
