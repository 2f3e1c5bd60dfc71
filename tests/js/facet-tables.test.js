import assert from "node:assert/strict";
import { test } from "node:test";
import { commentCounts, dateNumber, facetRows, paperDates, paperMonths } from "../../templates/assets/search/facet-tables.js";
import { PapersTable } from "../../templates/assets/search/papers-table.js";
import { gapsOf, partsOf } from "./toy_parts.js";

test("dates sort as they should", () => {
  const parts = partsOf();
  const papers = new PapersTable(parts.get("start"));
  const months = paperMonths(parts.get("months"), papers);
  const dates = paperDates(months, parts.get("days"));
  assert.deepEqual([months[2], dates[2]], [0, 0]);
  assert.deepEqual([months[0], dates[0]], [dateNumber("2024-02"), dateNumber("2024-02-29")]);
  assert.ok(dateNumber("2024") < dateNumber("2024-02"));
  assert.ok(dateNumber("2024-12-31") < dateNumber("2025"));
});

test("tables of facets and comments are unpacked", () => {
  const [row] = facetRows([["acme", "Acme", gapsOf([0, 4, 9])]]);
  assert.deepEqual({ ...row, papers: [...row.papers] }, { value: "acme", label: "Acme", papers: [0, 4, 9] });
  assert.deepEqual([...commentCounts(partsOf().get("discussion"), 6)], [3, 0, 9, 0, 0, 0]);
});
