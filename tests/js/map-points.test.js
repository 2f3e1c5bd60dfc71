import assert from "node:assert/strict";
import { test } from "node:test";
import { PointGrid, dotsAt, nextPoint, placesOf } from "../../templates/assets/map/points.js";

const at = (x, y) => ({ x, y, topic: "t", broad: "" });
const POINTS = [at(100, 100), at(120, 100), at(100, 140), at(60, 95), at(500, 100)];
const any = () => true;

test("the nearest point within reach is found, across squares of the grid", () => {
  const grid = new PointGrid(POINTS);
  assert.equal(grid.nearest(111, 101, 15, any), 1);
  assert.equal(grid.nearest(79, 96, 60, any), 3);
  assert.equal(grid.nearest(300, 300, 50, any), -1);
});

test("points that do not count are passed over", () => {
  assert.equal(new PointGrid(POINTS).nearest(111, 101, 15, (number) => number !== 1), 0);
});

test("the grid finds what looking at all points finds", () => {
  const many = Array.from({ length: 400 }, (_, n) => at((n * 37) % 1000, (n * 91) % 840));
  const grid = new PointGrid(many);
  for (let x = 5; x < 1000; x += 83) {
    const gaps = many.map((point) => Math.hypot(point.x - x, point.y - x * 0.8));
    const found = grid.nearest(x, x * 0.8, 200, any);
    assert.equal(gaps[found], Math.min(...gaps));
  }
});

test("arrow keys lead to the next point on that side", () => {
  assert.equal(nextPoint(POINTS, 0, "ArrowRight", any), 1);
  assert.equal(nextPoint(POINTS, 0, "ArrowDown", any), 2);
  assert.equal(nextPoint(POINTS, 0, "ArrowLeft", any), 3);
  assert.equal(nextPoint(POINTS, 1, "ArrowRight", any), 4);
  assert.equal(nextPoint(POINTS, 0, "ArrowUp", any), -1);
});

test("arrow keys pass over what does not count", () => {
  assert.equal(nextPoint(POINTS, 0, "ArrowRight", (number) => number !== 1), 4);
});

test("path data is read as it is written", () => {
  const places = [
    { x: 1, y: 2.5 },
    { x: -3.5, y: 0 },
  ];
  assert.deepEqual(placesOf(dotsAt(places)), places);
  assert.deepEqual(placesOf(""), []);
});
