import assert from "node:assert/strict";
import { test } from "node:test";
import { dateNumber } from "../../templates/assets/search/facet-tables.js";
import { PapersTable } from "../../templates/assets/search/papers-table.js";
import { PartStore } from "../../templates/assets/search/parts.js";
import { SearchTables } from "../../templates/assets/search/search-tables.js";
import { BUILD, PretendSite } from "./toy_parts.js";

function opened() {
  const site = new PretendSite();
  const papers = new PapersTable(site.parts.get("start"));
  return { site, tables: new SearchTables(new PartStore(BUILD, site.load), papers) };
}

test("a table is loaded and decoded once, when it is first asked for", async () => {
  const { site, tables } = opened();
  assert.deepEqual(site.loaded, []);
  const [first, second] = await Promise.all([tables.organizations(), tables.organizations()]);
  assert.equal(first, second);
  assert.deepEqual(first.map(({ value, papers }) => [value, [...papers]]), [["acme", [0, 1]], ["beta", [3]]]);
  assert.deepEqual(site.loaded, ["organizations"]);
});

test("a failed load is forgotten", async () => {
  const { site, tables } = opened();
  site.failing.add("listings");
  await assert.rejects(tables.listings(), /404/);
  site.failing.clear();
  assert.deepEqual((await tables.listings()).map(({ value }) => value), ["2024-03-01", "2023-01-01"]);
});

test("months and days make the dates of papers, months alone do for filters", async () => {
  const { site, tables } = opened();
  const months = await tables.months();
  assert.deepEqual(site.loaded, ["months"]);
  const dates = await tables.dates();
  assert.deepEqual(site.loaded, ["months", "days"]);
  const numbers = (...texts) => texts.map((text) => (text ? dateNumber(text) : 0));
  assert.deepEqual([...months], numbers("2024-02", "2024-01", "", "2023-04", "2021-07", "2021-10"));
  assert.deepEqual([...dates], numbers("2024-02-29", "2024-01-20", "", "2023-04-10", "2021-07-19", "2021-10-27"));
});

test("comments and known words are told", async () => {
  const { tables } = opened();
  assert.deepEqual([...(await tables.discussion())], [3, 0, 9, 0, 0, 0]);
  const { words, papers } = await tables.words("r");
  assert.deepEqual([words, [...papers]], [["read", "rivers"], [0, 0]]);
});
