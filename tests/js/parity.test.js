import assert from "node:assert/strict";
import { test } from "node:test";
import { assembleIndex } from "../../templates/assets/search/assemble.js";
import { PapersTable } from "../../templates/assets/search/papers-table.js";
import { PartStore } from "../../templates/assets/search/parts.js";
import { TermReader } from "../../templates/assets/search/postings.js";
import { termsOfClause } from "../../templates/assets/search/reading.js";
import { queryPipeline } from "../../templates/assets/search/pipeline.js";
import { ShardTable } from "../../templates/assets/search/shards.js";
import { Stems } from "../../templates/assets/search/stems.js";
import { BUILD, FIELDS, lunr, partsOf, PretendSite, wholeIndex } from "./toy_parts.js";
import { withAllPapers } from "./with_all_papers.js";

const whole = wholeIndex();
const start = partsOf().get("start");
const stems = new Stems(lunr);

async function assembled(query, only = null) {
  const reader = new TermReader(
    new PartStore(BUILD, new PretendSite().load), new ShardTable(start), new PapersTable(start),
  );
  const parsed = new lunr.QueryParser(query, new lunr.Query(FIELDS)).parse();
  const terms = new Set();
  for (const clause of parsed.clauses) {
    (await termsOfClause(clause, stems, reader, start.dictionaries)).forEach((term) => terms.add(term));
  }
  const decoded = await Promise.all([...terms].map((term) => reader.get(term)));
  const index = assembleIndex(lunr, start, decoded.filter(Boolean), only, queryPipeline(lunr));
  return parsed.isNegated() ? withAllPapers(lunr, start, index) : index;
}

const answers = (index, query) =>
  index.search(query).map(({ ref, score }) => [ref, score.toFixed(9)]).sort();

const QUERIES = [
  "attention", "attention tides", "title:attention", "attention^5 sea", "+sea attention", "+sea +gardens",
  "gardens -attention", "-attention", "gard*", "*tion", "a*n", "*", "t*d*l", "atention~1", "gaaardn~2", "river~1^3",
  "+title:tid* -authors:bo", "机器学习", "GPT-4", "C++", "2401.00001", "acme", "zzzz", "+zzzz sea", "-zzzz", "mélange",
  "the", "will", "+will tidal", "title:gpt*", "model~2 survey", "tideformer", "identifiers:77.88",
];

test("an index of parts answers as the whole one does", async () => {
  for (const query of QUERIES) {
    assert.deepEqual(answers(await assembled(query), query), answers(whole, query), query);
  }
});

test("over some papers only, their scores are those of the whole index", async () => {
  const only = Uint32Array.of(1, 4);
  const expected = answers(whole, "attention gardens").filter(([ref]) => only.includes(Number(ref)));
  assert.deepEqual(answers(await assembled("attention gardens", only), "attention gardens"), expected);
});
