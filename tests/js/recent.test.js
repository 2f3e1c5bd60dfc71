import assert from "node:assert/strict";
import { test } from "node:test";
import { RecentSearches } from "../../templates/assets/search/recent.js";

/** What a browser keeps, in memory. */
function storage(entries = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

test("the newest search comes first, and each once", () => {
  const recent = new RecentSearches(storage());
  for (const text of ["sea", " boats ", "", "sea"]) {
    recent.add(text);
  }
  assert.deepEqual(recent.texts, ["sea", "boats"]);
});

test("only a few are kept", () => {
  const recent = new RecentSearches(storage());
  for (let number = 1; number <= 12; number += 1) {
    recent.add(`search ${number}`);
  }
  assert.equal(recent.texts.length, 8);
  assert.equal(recent.texts[0], "search 12");
});

test("searches can be forgotten, one or all", () => {
  const place = storage();
  const recent = new RecentSearches(place);
  recent.add("sea");
  recent.add("boats");
  recent.forget("sea");
  assert.deepEqual(recent.texts, ["boats"]);
  recent.forgetAll();
  assert.equal(place.kept.size, 0);
});

test("switched off, nothing is kept", () => {
  const recent = new RecentSearches(storage());
  recent.add("sea");
  recent.kept = false;
  recent.add("boats");
  assert.deepEqual([recent.kept, recent.texts], [false, []]);
  recent.kept = true;
  recent.add("boats");
  assert.deepEqual(recent.texts, ["boats"]);
});

test("what another program left in their place is no search", () => {
  for (const left of ["not JSON", '{"a": 1}', '[1, null, "sea"]']) {
    const recent = new RecentSearches(storage({ "conspectus-recent-searches": left }));
    assert.deepEqual(recent.texts, left.includes("sea") ? ["sea"] : []);
  }
});

test("without storage there is nothing, and no error", () => {
  const refuse = () => {
    throw new Error("denied");
  };
  const recent = new RecentSearches({ getItem: refuse, setItem: refuse, removeItem: refuse });
  recent.add("sea");
  assert.deepEqual(recent.texts, []);
});
