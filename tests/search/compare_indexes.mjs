// Asks the same of an index assembled of parts and of a whole one.
//
// In (standard input): {"whole": a serialised index, "parts": {name: data}, "queries": […]}.
// Out: for each query {"whole": [[ref, score], …], "parts": the same, "loaded": how many parts}, best first.

import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { assembleIndex } from "../../templates/assets/search/assemble.js";
import { PapersTable } from "../../templates/assets/search/papers-table.js";
import { PartStore } from "../../templates/assets/search/parts.js";
import { INDEX_FIELDS, TermReader } from "../../templates/assets/search/postings.js";
import { termsOfClause } from "../../templates/assets/search/reading.js";
import { queryPipeline } from "../../templates/assets/search/pipeline.js";
import { ShardTable } from "../../templates/assets/search/shards.js";
import { Stems } from "../../templates/assets/search/stems.js";
import { withAllPapers } from "../js/with_all_papers.js";

runInThisContext(readFileSync(new URL("../../conspectus/bundled/lunr.js", import.meta.url), "utf8"));
const lunr = globalThis.lunr;
const { whole: serialized, parts, queries } = JSON.parse(readFileSync(0, "utf8"));
const { start } = parts;
const stems = new Stems(lunr);
const whole = lunr.Index.load(serialized);
whole.pipeline = queryPipeline(lunr);

/** @returns {Promise<{index: any, loaded: number}>} an index of the parts that a query needs */
async function assembled(query) {
  const names = new Set();
  const load = async (name) => {
    names.add(name);
    return { build: "", name, data: parts[name] };
  };
  const reader = new TermReader(new PartStore("", load), new ShardTable(start), new PapersTable(start));
  const asked = new lunr.QueryParser(query, new lunr.Query(INDEX_FIELDS)).parse();
  const terms = new Set();
  for (const clause of asked.clauses) {
    const found = await termsOfClause(clause, stems, reader, start.dictionaries);
    found.forEach((term) => terms.add(term));
  }
  const decoded = await Promise.all([...terms].map((term) => reader.get(term)));
  const index = assembleIndex(lunr, start, decoded.filter(Boolean), null, queryPipeline(lunr));
  return { index: asked.isNegated() ? withAllPapers(lunr, start, index) : index, loaded: names.size };
}

const pairs = (index, query) => index.search(query).map(({ ref, score }) => [ref, score]);
const answers = [];
for (const query of queries) {
  const { index, loaded } = await assembled(query);
  answers.push({ whole: pairs(whole, query), parts: pairs(index, query), loaded });
}
process.stdout.write(JSON.stringify(answers));
