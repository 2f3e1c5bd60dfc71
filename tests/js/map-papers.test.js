import assert from "node:assert/strict";
import { test } from "node:test";
import { PaperData } from "../../templates/assets/map/papers.js";

const FILES = {
  "papers/0.json": { titles: ["Owls", "Larks"], slugs: ["owls", "larks"], days: ["2025", ""] },
  "papers/1.json": { titles: ["Wrens"], slugs: ["wrens"], days: ["2024-03"] },
  "days.json": { days: ["", "2024-03", "2025"], papers: [2, 0, 1] },
};

/**
 * Answer from FILES, and note what was asked for.
 * @param {import("node:test").TestContext} context
 */
function serving(context, files = FILES) {
  const asked = [];
  context.mock.method(globalThis, "fetch", async (address) => {
    asked.push(address);
    return { ok: address in files, json: async () => files[address] };
  });
  return asked;
}

const made = () => new PaperData({ papers: "papers/", days: "days.json", shard: "2" });

test("only the shard of a paper is fetched, once", async (context) => {
  const asked = serving(context);
  const data = made();
  assert.equal(data.known(2), undefined);
  await Promise.all([data.load(2), data.load(2)]);
  assert.deepEqual(data.known(2), { title: "Wrens", slug: "wrens", day: "2024-03" });
  assert.equal(data.known(1), undefined);
  assert.deepEqual(asked, ["papers/1.json"]);
});

test("days come without titles, in the order of the points", async (context) => {
  const asked = serving(context);
  assert.deepEqual(await made().days(), ["2025", "", "2024-03"]);
  assert.deepEqual(asked, ["days.json"]);
});

test("what could not be fetched is asked for again", async (context) => {
  const asked = serving(context, {});
  const data = made();
  await data.load(0);
  assert.equal(data.known(0), undefined);
  assert.deepEqual(await data.days(), []);
  await data.load(0);
  assert.deepEqual(asked, ["papers/0.json", "days.json", "papers/0.json"]);
});
