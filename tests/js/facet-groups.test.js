import assert from "node:assert/strict";
import { test } from "node:test";
import { StaleBuildError } from "../../templates/assets/search/parts.js";
import { answered, found, opened, question } from "./opened_engine.js";
import { gapsOf, partsOf, PretendSite } from "./toy_parts.js";

const counts = (facets) => Object.fromEntries(facets.map(({ value, count }) => [value, count]));

test("an answer tells whether anything is discussed", async () => {
  assert.equal((await answered("sea")).discussion, true);
  const parts = partsOf();
  parts.get("start").has.discussion = false;
  const { engine } = await opened(new PretendSite(parts));
  assert.equal((await engine.answer(question("sea"))).discussion, false);
});

test("facets count what all other choices let through", async () => {
  const { facets, total } = await answered("gardens", {
    chosen: { topic: ["plants"], year: ["2021"] }, facets: ["organization", "listing"],
  });
  assert.equal(total, 2);
  assert.deepEqual(counts(facets.topic), { plants: 2 });
  assert.deepEqual(counts(facets.year), { 2023: 1, 2021: 2 });
  assert.deepEqual(facets.year.map(({ chosen }) => chosen), [false, true]);
  assert.deepEqual(facets.organization, []);
});

test("facets of organisations and listings are loaded when they are asked for", async () => {
  const { engine, site } = await opened();
  const { facets } = await engine.answer(question("attention", { chosen: { organization: ["acme"] } }));
  assert.deepEqual(facets.organization, [{ value: "acme", label: "ACME", count: 2, chosen: true }]);
  assert.ok(site.loaded.includes("organizations") && !site.loaded.includes("listings"));
  const listed = await engine.answer(question("attention", { facets: ["listing"] }));
  assert.deepEqual(counts(listed.facets.listing), { "2024-03-01": 2 });
});

test("a group of facets that cannot be loaded holds up no answer, unless it is chosen from", async () => {
  const { engine, site } = await opened();
  site.failing = new Set(["organizations"]);
  const asked = question("attention", { facets: ["organization", "listing"] });
  const { facets, total } = await engine.answer(asked);
  assert.deepEqual([total, facets.organization], [3, null]);
  assert.deepEqual(counts(facets.listing), { "2024-03-01": 2 });
  await assert.rejects(engine.answer({ ...asked, chosen: { organization: ["acme"] } }), /404/);
  site.failing.clear();
  assert.deepEqual(counts((await engine.answer(asked)).facets.organization), { acme: 2 });
});

test("a group of facets of a newer build is refused as such", async () => {
  const { engine, site } = await opened();
  await engine.answer(question("rivers"));
  site.build = "b2";
  await assert.rejects(engine.answer(question("rivers", { facets: ["organization"] })), StaleBuildError);
});

test("an answer tells which groups of facets there are", async () => {
  assert.deepEqual((await answered("sea")).groups, ["topic", "year", "organization", "listing"]);
  const parts = partsOf();
  Object.assign(parts.get("start").has, { organizations: false });
  const { engine } = await opened(new PretendSite(parts));
  assert.deepEqual((await engine.answer(question("sea"))).groups, ["topic", "year", "listing"]);
});

test("feeds are offered of topics typed and chosen, broad ones too, as the filter understands them", async () => {
  const parts = partsOf();
  parts.get("start").broad = [["Sky", gapsOf([1])], [["Water and more", "water-world"], gapsOf([0])]];
  const { engine } = await opened(new PretendSite(parts));
  const feeds = async (text, topic = []) =>
    (await engine.answer(question(text, { chosen: { topic } }))).feeds.map(({ slug }) => slug);
  assert.deepEqual(await feeds("sea"), []);
  assert.deepEqual(await feeds("sea topic:water"), ["water-world"]);
  assert.deepEqual(await feeds('topic:séas topic:sky -topic:plants'), ["seas", "sky"]);
  assert.deepEqual(await feeds("sea topic:and"), ["water-world", "seas"]);
  assert.deepEqual(await feeds("sea topic:plants", ["seas", "plants", "gone"]), ["plants", "seas"]);
});

test("a choice that is no more is listed, so that it can be taken away", async () => {
  const { facets, total } = await answered("attention", { chosen: { organization: ["gone"] } });
  assert.equal(total, 0);
  assert.deepEqual(facets.organization.at(-1), { value: "gone", label: "gone", count: 0, chosen: true });
});

test("a chosen facet without words lists its papers, the newest first", async () => {
  assert.deepEqual(await found("", { chosen: { topic: ["plants"] } }), ["gardens", "melange", "cjk"]);
  assert.deepEqual(await found(""), []);
});

test("choosing never makes a search less strict", async () => {
  const answer = await answered("attention gardens", { chosen: { year: ["2023"] } });
  assert.deepEqual([answer.total, answer.complete], [0, true]);
});
