// Answers what the Python tests ask of lunr.js and of the page's own words.js.
//
// In (standard input): {"index": a serialised index, "queries": […], "texts": […], "words": […]}.
// Out: {"answers": [[[ref, score], …] or null where the query cannot be parsed], "texts": [[word, …]],
// "stems": [stem, …]}.

import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { registerWords } from "../../templates/assets/search/pipeline.js";
import { wordSpans } from "../../templates/assets/search/words.js";

runInThisContext(readFileSync(new URL("../../conspectus/bundled/lunr.js", import.meta.url), "utf8"));
const lunr = globalThis.lunr;
const asked = { index: null, queries: [], texts: [], words: [], ...JSON.parse(readFileSync(0, "utf8")) };

registerWords(lunr);
const index = asked.index && lunr.Index.load(asked.index);

function answer(query) {
  try {
    return index.search(query).map(({ ref, score }) => [ref, score]);
  } catch (error) {
    if (error instanceof lunr.QueryParseError) {
      return null;
    }
    throw error;
  }
}

process.stdout.write(
  JSON.stringify({
    answers: asked.queries.map(answer),
    texts: asked.texts.map((text) => wordSpans(text).map(({ word }) => word)),
    stems: asked.words.map((word) => lunr.stemmer(new lunr.Token(word, {})).toString()),
  }),
);
