import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CLOSEST,
  WHOLE,
  between,
  fitted,
  kept,
  panned,
  showing,
  zoomed,
} from "../../templates/assets/map/view.js";

const SIZE = { width: 1000, height: 800 };

test("what lies under the pointer stays there while zooming", () => {
  const view = zoomed(WHOLE, 4, { x: 300, y: 200 }, SIZE);
  assert.deepEqual(view, { zoom: 4, x: -900, y: -600 });
  assert.equal(300 * view.zoom + view.x, 300);
});

test("zooming stops at the whole map and close to it", () => {
  assert.deepEqual(zoomed(WHOLE, 0.5, { x: 500, y: 400 }, SIZE), WHOLE);
  assert.equal(zoomed(WHOLE, 1e6, { x: 500, y: 400 }, SIZE).zoom, CLOSEST);
});

test("the map cannot be moved out of the picture", () => {
  assert.deepEqual(panned(WHOLE, 50, -50, SIZE), WHOLE);
  const view = panned({ zoom: 2, x: -500, y: -400 }, 9999, -9999, SIZE);
  assert.deepEqual(view, { zoom: 2, x: 0, y: -800 });
});

test("a region fills most of the picture", () => {
  const view = fitted({ left: 400, top: 300, right: 600, bottom: 400 }, SIZE);
  assert.equal(view.zoom, 4);
  assert.equal(500 * view.zoom + view.x, 500);
  assert.equal(350 * view.zoom + view.y, 400);
});

test("a place in sight moves nothing, one out of sight is brought in", () => {
  const view = { zoom: 4, x: -900, y: -600 };
  assert.deepEqual(showing(view, { x: 350, y: 250 }, SIZE), view);
  const moved = showing(view, { x: 800, y: 250 }, SIZE);
  assert.ok(800 * moved.zoom + moved.x <= 1000);
  assert.equal(moved.y, view.y);
});

test("a way between views begins and ends at them", () => {
  const there = { zoom: 3, x: -10, y: -20 };
  assert.deepEqual(between(WHOLE, there, 0), WHOLE);
  assert.deepEqual(between(WHOLE, there, 1), there);
});

test("a kept view is kept as it is", () => {
  const view = { zoom: 2, x: -100, y: -50 };
  assert.deepEqual(kept(kept(view, SIZE), SIZE), view);
});
