import assert from "node:assert/strict";
import { test } from "node:test";
import { PapersTable } from "../../templates/assets/search/papers-table.js";
import { PAPERS, partsOf } from "./toy_parts.js";

test("topics, years and lengths of papers are known", () => {
  const papers = new PapersTable(partsOf().get("start"));
  assert.deepEqual(PAPERS.map((_, paper) => papers.topicOf(paper)), PAPERS.map(({ topic }) => topic));
  assert.deepEqual(PAPERS.map((_, paper) => papers.yearOf(paper)), PAPERS.map(({ year }) => year));
  assert.deepEqual(papers.rangeOf(1), [3, 6]);
  assert.deepEqual(papers.rangeOf(7), [0, 0]);
  assert.equal(papers.lengthOf(0), 2);
});
