import assert from "node:assert/strict";
import { test } from "node:test";
import { addressWith, askedIn, sameView } from "../../templates/assets/map/address.js";
import { WHOLE, zoomed } from "../../templates/assets/map/view.js";

const SIZE = { width: 1000, height: 840 };
const NOTHING = { topic: "", from: "", to: "", view: undefined };
const HOME = "https://example.org/digest/map/";
const CLOSE = zoomed(WHOLE, 3, { x: 400, y: 300 }, SIZE);

test("what an address says is read back", () => {
  const asked = { topic: "honey-bees", from: "2025-01-05", to: "2025-03-01", view: CLOSE };
  const address = addressWith(HOME, asked, SIZE);
  const { view, ...filters } = askedIn(new URL(address).search, SIZE);
  assert.deepEqual(filters, { topic: "honey-bees", from: "2025-01-05", to: "2025-03-01" });
  assert.ok(sameView(view, CLOSE, SIZE));
  assert.equal(addressWith(address, { ...filters, view }, SIZE), address);
});

test("without wishes the address is that of the page", () => {
  const address = addressWith(HOME, { ...NOTHING, topic: "bees", view: CLOSE }, SIZE);
  assert.notEqual(address, HOME);
  assert.equal(addressWith(address, NOTHING, SIZE), HOME);
});

test("what else an address says stays", () => {
  const address = addressWith(`${HOME}?lang=en#map-list`, { ...NOTHING, topic: "bees" }, SIZE);
  assert.equal(address, `${HOME}?lang=en&topic=bees#map-list`);
});

test("what cannot be read counts as left out", () => {
  assert.deepEqual(askedIn("", SIZE), NOTHING);
  assert.deepEqual(askedIn("?from=1e9&to=<b>&x=1&y=Infinity&zoom=2", SIZE), NOTHING);
  assert.deepEqual(askedIn("?x=1&y=2", SIZE), NOTHING);
});

test("a view never leaves the map", () => {
  assert.deepEqual(askedIn("?x=500&y=420&zoom=0", SIZE).view, WHOLE);
  const { view } = askedIn("?x=-9999&y=9999&zoom=4", SIZE);
  assert.deepEqual(view, { zoom: 4, x: 0, y: -2520 });
});
