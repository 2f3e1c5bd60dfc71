import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Patience, SupersededError } from "../../templates/assets/search/patience.js";

test("a question that is meant waits for nothing", async () => {
  const patience = new Patience(() => 1000);
  patience.begin(false);
  await patience.rest();
});

test("while someone types, what it needs waits until the keys rest", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const patience = new Patience(() => 1000);
  patience.begin(true);
  let rested = false;
  const waiting = patience.rest().then(() => { rested = true; });
  mock.timers.tick(179);
  await Promise.resolve();
  assert.equal(rested, false);
  mock.timers.tick(1);
  await waiting;
  assert.equal(rested, true);
  mock.timers.reset();
});

test("another key gives up what the question before it waits for", async () => {
  const patience = new Patience(() => 1000);
  patience.begin(true);
  const waiting = patience.rest();
  patience.begin(true);
  await assert.rejects(waiting, SupersededError);
});

test("once the keys rest, nothing waits", async () => {
  let now = 1000;
  const patience = new Patience(() => now);
  patience.begin(true);
  now += 180;
  await patience.rest();
});
