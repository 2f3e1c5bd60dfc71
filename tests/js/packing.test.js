import assert from "node:assert/strict";
import { test } from "node:test";
import { ascending, lengthsOf, numbersOf, positionsOf, postingsOf } from "../../templates/assets/search/packing.js";
import { gapsOf, lengthsText, textOf, textOfAll } from "./toy_parts.js";

test("numbers come back from their text", () => {
  const numbers = [0, 1, 63, 64, 65, 1791, 1792, 1793, 75_000, 2 ** 31, 2 ** 32 - 1, 7];
  assert.deepEqual([...numbersOf(textOfAll(numbers))], numbers);
  assert.deepEqual([...numbersOf("")], []);
});

test("texts are as the format says", () => {
  assert.deepEqual(["#", "b", "d#", "d$"].map((text) => numbersOf(text)[0]), [0, 62, 64, 65]);
  assert.equal(textOf(64), "d#");
});

test("neither quote nor backslash is a digit", () => {
  const digits = textOfAll(Array.from({ length: 64 * 28 }, (_, number) => number));
  assert.ok(!/["\\\s]/.test(digits));
});

test("gaps become ascending numbers", () => {
  assert.deepEqual([...ascending(gapsOf([0, 1, 5, 700, 701, 80_000]))], [0, 1, 5, 700, 701, 80_000]);
});

test("postings give papers and how often each has the term", () => {
  const text = [textOf(0 * 4 + 0), textOf(2 * 4 + 2), textOf(90 * 4 + 3), textOf(0), textOf(3), textOf(300)].join("");
  const { papers, counts } = postingsOf(text);
  assert.deepEqual([...papers], [0, 3, 94, 95]);
  assert.deepEqual([...counts], [1, 3, 4, 304]);
});

test("positions are told from the one before in their posting", () => {
  const text = textOfAll([7, 0, 2, 3, 100_000, 1]);
  assert.deepEqual([...positionsOf(text, [3, 1, 2])], [7, 7, 9, 3, 100_000, 100_001]);
  assert.deepEqual([...positionsOf("", [])], []);
});

test("lengths come back from their bits, group by group", () => {
  const lengths = [0, 0, 7, 7, 8, 300, 5000, 3, 90, 91, 91, 91, 91, 91, 91, 91, 92, 40];
  const sizes = [7, 10, 1];
  assert.deepEqual([...lengthsOf(lengthsText(lengths, sizes), sizes)], lengths);
  assert.deepEqual([...lengthsOf("", [])], []);
});
