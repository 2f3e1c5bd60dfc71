import assert from "node:assert/strict";
import { test } from "node:test";
import { countText, statusText, wantedPoints, wholeDay } from "../../templates/assets/map/filter.js";

const POINTS = [
  { x: 0, y: 0, topic: "a", broad: "" },
  { x: 0, y: 0, topic: "b", broad: "big" },
  { x: 0, y: 0, topic: "c", broad: "big" },
];
const DAYS = ["2025-01-05", "2025-03", ""];
const wanted = (wish) => wantedPoints(POINTS, DAYS, { topic: "", from: "", to: "", ...wish });

test("without a wish everything is wanted", () => {
  assert.deepEqual(wanted({}), [true, true, true]);
});

test("a topic wants its own papers, a broad one those of its parts", () => {
  assert.deepEqual(wanted({ topic: "a" }), [true, false, false]);
  assert.deepEqual(wanted({ topic: "big" }), [false, true, true]);
});

test("both ends of a range of days belong to it", () => {
  assert.deepEqual(wanted({ from: "2025-01-05" }), [true, true, false]);
  assert.deepEqual(wanted({ to: "2025-01-05" }), [true, false, false]);
  assert.deepEqual(wanted({ from: "2025-02-01", to: "2025-03-01" }), [false, true, false]);
});

test("a month counts as its first day", () => {
  assert.equal(wholeDay("2025-03"), "2025-03-01");
  assert.equal(wholeDay("2025"), "2025-01-01");
  assert.equal(wholeDay("2025-03-09"), "2025-03-09");
  assert.equal(wholeDay(""), "");
});

test("counts are said as people say them", () => {
  assert.equal(countText(1, 1), "1 paper");
  assert.equal(countText(301, 301), "301 papers");
  assert.equal(countText(38, 1301), "38 of 1,301 papers");
});

test("a range that ends before it begins is told as such", () => {
  assert.equal(
    statusText(0, 301, { topic: "", from: "2025-03-01", to: "2025-02-01" }),
    "The first day is after the last one, so no paper is shown.",
  );
  assert.equal(
    statusText(2, 301, { topic: "", from: "2025-02-01", to: "2025-02-01" }),
    "2 of 301 papers",
  );
  assert.equal(statusText(301, 301, { topic: "", from: "", to: "" }), "301 papers");
});
