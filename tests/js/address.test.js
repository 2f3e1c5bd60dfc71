import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asksForSomething, queryOf, withoutChosen, withToggled, wishOf,
} from "../../templates/assets/search/address.js";

const WISH = {
  text: "tides & boats",
  sort: "date",
  chosen: { topic: ["sea", "plants"], year: ["2025"], organization: ["@green"], listing: [] },
};

test("a wish survives the way through an address", () => {
  assert.deepEqual(wishOf(queryOf(WISH)), WISH);
  assert.equal(
    queryOf(WISH),
    "?q=tides+%26+boats&topic=sea&topic=plants&year=2025&org=%40green&sort=date",
  );
});

test("nothing wished for is no query", () => {
  assert.equal(queryOf({ ...wishOf(""), text: "  ", sort: "date" }), "");
  assert.equal(asksForSomething(wishOf("?sort=date")), false);
  assert.equal(asksForSomething(wishOf("?topic=sea")), true);
  for (const [text, asks] of [
    [" ", false], ["author:", false], [" -Topic: ", false], ["is:n", true], ["sea author:", true], ["tide:", true],
  ]) {
    assert.equal(asksForSomething(wishOf(`?q=${text}`)), asks, text);
  }
});

test("what an address cannot mean is left out", () => {
  const wish = wishOf(`?q=${"a".repeat(500)}&sort=loudest&year=2025&year=2025&year=&page=9`);
  assert.equal(wish.text.length, 400);
  assert.equal(wish.sort, "relevance");
  assert.deepEqual(wish.chosen.year, ["2025"]);
});

test("choosing twice is not choosing", () => {
  const chosen = withToggled(WISH, "listing", "2025-12-08");
  assert.deepEqual(chosen.chosen.listing, ["2025-12-08"]);
  assert.deepEqual(withToggled(chosen, "listing", "2025-12-08"), WISH);
  assert.equal(queryOf(withoutChosen(WISH)), "?q=tides+%26+boats&sort=date");
});
