import assert from "node:assert/strict";
import { test } from "node:test";
import { countedFacets, failedChoices, topicRows, yearRows } from "../../templates/assets/search/facets.js";
import { topicsOf } from "../../templates/assets/search/result.js";
import { PapersTable } from "../../templates/assets/search/papers-table.js";
import { partsOf } from "./toy_parts.js";

const row = (value, ...papers) => ({ value, label: value.toUpperCase(), papers: Uint32Array.from(papers) });
const group = (name, rows, chosen = [], newestFirst = false) => ({ name, rows, chosen, newestFirst });
const shown = (facets) => facets.map(({ value, count, chosen }) => `${value} ${count}${chosen ? " chosen" : ""}`);

const TOPICS = [row("sea", 0, 1, 2), row("plants", 3, 4)];
const YEARS = [row("2025", 0, 3), row("2024", 1, 4), row("2023", 2)];
const FOUND = Uint32Array.of(0, 1, 3, 4);

test("a group's counts obey all choices but its own", () => {
  const groups = [group("topic", TOPICS, ["sea"]), group("year", YEARS, ["2025"], true)];
  const failed = failedChoices(FOUND, groups, 5);
  assert.deepEqual([...failed.keys()].filter((paper) => !failed[paper]), [0]);
  assert.deepEqual(shown(countedFacets(groups[0], 0, failed)), ["sea 1 chosen", "plants 1"]);
  assert.deepEqual(shown(countedFacets(groups[1], 1, failed)), ["2025 1 chosen", "2024 1"]);
});

test("of several values of one group any will do", () => {
  const groups = [group("topic", TOPICS), group("year", YEARS, ["2025", "2023"], true)];
  const failed = failedChoices(FOUND, groups, 5);
  assert.deepEqual([...failed.keys()].filter((paper) => !failed[paper]), [0, 3]);
});

test("facets with most papers come first, unless they stand in the order of time", () => {
  const failed = failedChoices(Uint32Array.of(1, 3, 4), [], 5);
  assert.deepEqual(shown(countedFacets(group("topic", TOPICS), 0, failed)), ["plants 2", "sea 1"]);
  assert.deepEqual(shown(countedFacets(group("year", YEARS, [], true), 1, failed)), ["2025 1", "2024 2"]);
});

test("of very many facets the first are listed, and those chosen", () => {
  const rows = Array.from({ length: 60 }, (_, place) => row(`v${place}`, place));
  const many = group("organization", rows, ["v59"]);
  const failed = failedChoices(Uint32Array.from(rows.keys()), [many], 60);
  const facets = countedFacets(many, 0, failed);
  assert.equal(facets.length, 51);
  assert.deepEqual(shown(facets.slice(-1)), ["v59 1 chosen"]);
});

test("topics and years are rows of the papers that have them", () => {
  const start = partsOf().get("start");
  const papers = new PapersTable(start);
  const plain = (rows) => rows.map(({ value, label, papers: own }) => [value, label, [...own]]);
  assert.deepEqual(plain(topicRows(topicsOf(start.topics), papers)), [
    ["seas", "Seas and rivers", [0, 1, 2]], ["plants", "Plants", [3, 4, 5]],
  ]);
  assert.deepEqual(plain(yearRows(papers)), [
    ["2024", "2024", [0, 1]], ["2023", "2023", [3]], ["2022", "2022", [2]], ["2021", "2021", [4, 5]],
  ]);
});
