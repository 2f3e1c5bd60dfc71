import assert from "node:assert/strict";
import { test } from "node:test";
import { shownNames } from "../../templates/assets/map/names.js";

const name = (x, first, room = 100) => ({ x, y: 0, width: 90, height: 20, room, first });

test("on the whole map the names stand as they were placed", () => {
  assert.deepEqual(shownNames([name(0, true), name(10, true), name(500, false)], 1), [
    true,
    true,
    false,
  ]);
});

test("names that waited come up where zooming makes room", () => {
  const names = [name(0, true), name(60, false)];
  assert.deepEqual(shownNames(names, 1.2), [true, false]);
  assert.deepEqual(shownNames(names, 2), [true, true]);
});

test("a name waits until its region is wide enough", () => {
  assert.deepEqual(shownNames([name(0, false, 30)], 2), [false]);
  assert.deepEqual(shownNames([name(0, false, 30)], 4), [true]);
});

test("names shown from the start go before those that waited", () => {
  assert.deepEqual(shownNames([name(0, false), name(20, true)], 2), [false, true]);
});
