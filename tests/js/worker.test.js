import assert from "node:assert/strict";
import { test } from "node:test";
import { openSearch, reasonOf, serveMessages } from "../../templates/assets/search/worker.js";
import { SEARCH_MORE } from "../../templates/assets/search/more.js";
import { SupersededError } from "../../templates/assets/search/patience.js";
import { BUILD, lunr, PretendSite } from "./toy_parts.js";

const question = { text: "rivers", sort: "relevance", chosen: {}, limit: 10, facets: [], typing: false };

/** A Worker's own scope, and what it says. */
function scopeOver(site) {
  const scope = { lunr, said: [], ran: [], postMessage: (message) => scope.said.push(message) };
  scope.importScripts = (address) => {
    scope.ran.push(address);
    scope.conspectusSearchMore = SEARCH_MORE;
  };
  serveMessages(scope, () => site.load);
  return scope;
}

/** Let happen what is due, and wait for no time. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

const load = { more: "m.js", data: "d/", build: BUILD };

test("a Worker loads the first part, and answers", async () => {
  const scope = scopeOver(new PretendSite());
  await scope.onmessage({ data: { load } });
  await scope.onmessage({ data: { ask: { id: 7, question } } });
  const [loaded, { answer }] = scope.said;
  assert.deepEqual([scope.ran, loaded], [[], { loaded: true }]);
  assert.deepEqual([answer.id, answer.answer.results[0].slug], [7, "rivers"]);
});

test("a search that cannot be loaded is told from a question that cannot be answered", async () => {
  const site = new PretendSite();
  const scope = scopeOver(site);
  site.failing.add("start");
  await scope.onmessage({ data: { load } });
  assert.match(scope.said[0].failed, /404/);
  assert.equal(scope.said[0].id, undefined);
  site.failing = new Set(["papers/2"]);
  await scope.onmessage({ data: { load } });
  await scope.onmessage({ data: { ask: { id: 1, question } } });
  assert.match(scope.said[2].failed, /404/);
  assert.equal(scope.said[2].id, 1);
  site.failing.clear();
  await scope.onmessage({ data: { ask: { id: 2, question } } });
  assert.equal(scope.said[3].answer.answer.total, 1);
});

test("parts of a newer build are told as such", async () => {
  const site = new PretendSite();
  const scope = scopeOver(site);
  await scope.onmessage({ data: { load } });
  site.build = "b2";
  await scope.onmessage({ data: { ask: { id: 1, question } } });
  assert.deepEqual(scope.said[1], { failed: "stale", id: 1 });
});

test("of questions that wait only the newest is answered", async () => {
  const scope = scopeOver(new PretendSite());
  await scope.onmessage({ data: { load } });
  const asks = [1, 2, 3].map((id) => scope.onmessage({ data: { ask: { id, question } } }));
  await Promise.all(asks);
  assert.deepEqual(scope.said.slice(1).map(({ answer }) => answer.id), [3]);
});

test("a page without a Worker opens the same search", async () => {
  const { open } = globalThis.conspectusSearch;
  assert.equal(open, openSearch);
  const answering = await open(lunr, BUILD, new PretendSite().load, async () => SEARCH_MORE);
  assert.equal((await answering(question)).results[0].slug, "rivers");
  assert.equal(reasonOf(new Error("x")), "Error: x");
});

test("the rest of the engine comes when it is needed, once, and after a failure again", async () => {
  const scope = scopeOver(new PretendSite());
  await scope.onmessage({ data: { load } });
  const run = scope.importScripts;
  scope.importScripts = () => {
    throw new Error("no network");
  };
  const asked = (id, text) => scope.onmessage({ data: { ask: { id, question: { ...question, text } } } });
  await asked(1, '"large rivers"');
  assert.match(scope.said[1].failed, /no network/);
  scope.importScripts = run;
  await asked(2, '"large rivers"');
  await asked(3, "riverz");
  assert.deepEqual(scope.ran, ["m.js"]);
  assert.equal(scope.said[2].answer.answer.total, 1);
});

test("while someone types, only what finished words need is sent for at once", async () => {
  const site = new PretendSite();
  const answering = await openSearch(lunr, BUILD, site.load, async () => SEARCH_MORE);
  const typed = answering({ ...question, text: "rivers netw", typing: true });
  while (site.loaded.length < 2) {
    await nextTurn();
  }
  await nextTurn();
  assert.deepEqual(site.loaded.map((name) => name.split("/")[0]), ["start", "terms"]);
  assert.equal((await typed).results[0].slug, "rivers");
});

test("a question asked while an older one waits for the same parts is answered", async () => {
  const site = new PretendSite();
  const answering = await openSearch(lunr, BUILD, site.load, async () => SEARCH_MORE);
  const older = answering({ ...question, typing: true });
  await new Promise((resolve) => setTimeout(resolve, 40));
  const [, newer] = await Promise.allSettled([older, answering(question)]);
  assert.equal(newer.value?.results[0].slug, "rivers");
});

test("of typed questions that share what they wait for only the last is answered, and it is", async () => {
  const answering = await openSearch(lunr, BUILD, new PretendSite().load, async () => SEARCH_MORE);
  const typed = [];
  for (let key = 0; key < 4; key += 1) {
    typed.push(answering({ ...question, typing: true }).catch((error) => error));
    await new Promise((resolve) => setTimeout(resolve, 15 * (key % 2)));
  }
  const [last, ...older] = (await Promise.all(typed)).reverse();
  assert.equal(last.results[0].slug, "rivers");
  assert.ok(older.every((each) => each instanceof SupersededError || each.total === 1));
});

test("the newest question is asked again where a load that it shared was given up", async () => {
  const site = new PretendSite();
  let given = 0;
  const load = async (name) => {
    if (name.startsWith("papers/") && given < 2) {
      given += 1;
      throw new SupersededError();
    }
    return site.load(name);
  };
  const answering = await openSearch(lunr, BUILD, load, async () => SEARCH_MORE);
  assert.equal((await answering(question)).results[0].slug, "rivers");
  assert.equal(given, 2);
});
