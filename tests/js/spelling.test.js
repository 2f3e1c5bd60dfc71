import assert from "node:assert/strict";
import { test } from "node:test";
import { edits } from "../../templates/assets/search/spelling.js";

test("one slip is a letter too many, too few, wrong, or changed in place", () => {
  const near = edits("sea");
  for (const word of ["sa", "seas", "sex", "esa", "tsea"]) {
    assert.ok(near.includes(word), word);
  }
});

test("a word is not near itself, and nothing comes twice", () => {
  const near = edits("aa");
  assert.ok(!near.includes("aa"));
  assert.equal(new Set(near).size, near.length);
});
