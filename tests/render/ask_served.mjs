// Asks the search as it is served, in a scope that has nothing else, whether it needs the second of its
// two scripts, and prints what it finds: node ask_served.mjs FOLDER, the scripts in the folder.

import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { BUILD, PretendSite } from "../js/toy_parts.js";

const [, , folder] = process.argv;
const question = { sort: "relevance", chosen: {}, limit: 10, facets: ["topic"], typing: false };

const scope = createContext({ setTimeout, clearTimeout, performance, atob, console });
const run = (name) => runInContext(readFileSync(`${folder}/${name}`, "utf8"), scope);

run("search-engine.js");
const few = Object.keys(scope.lunr).sort();
let ran = 0;
const answering = await scope.conspectusSearch.open(scope.lunr, BUILD, new PretendSite().load, async () => {
  ran += 1;
  run("search-more.js");
  return scope.conspectusSearchMore;
});

const slugs = async (text, more) =>
  (await answering({ ...question, text, ...more })).results.map(({ slug }) => slug);
const plain = [
  await slugs("attention"),
  await slugs("the networks of rivers"),
  await slugs("tidal attention"),
  await slugs("plan", { typing: true }),
  await slugs("attention", { chosen: { year: ["2024"] } }),
];
const alone = ran === 0;
const others = [
  await slugs("+gardens -plants"),
  await slugs('"large rivers"'),
  await slugs("title:garde*"),
  await slugs("gardns~1"),
  await slugs("attenton"),
];
const all = Object.keys(scope.lunr).sort();
console.log(JSON.stringify({ alone, ran, plain, others, few, all }));
