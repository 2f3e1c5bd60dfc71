import assert from "node:assert/strict";
import { test } from "node:test";
import { loadByFetch, partOf } from "../../templates/assets/search/load-by-fetch.js";
import { loadByScript } from "../../templates/assets/search/load-by-script.js";
import { PartStore, StaleBuildError } from "../../templates/assets/search/parts.js";
import { BUILD, PretendSite } from "./toy_parts.js";

test("a part is loaded once, however many ask for it", async () => {
  const site = new PretendSite();
  const store = new PartStore(BUILD, site.load);
  const [first, second] = await Promise.all([store.get("start"), store.get("start")]);
  assert.equal(first, second);
  assert.equal(await store.get("start"), first);
  assert.deepEqual(site.loaded, ["start"]);
});

test("a failed load is forgotten, so that a retry mends it", async () => {
  const site = new PretendSite();
  const store = new PartStore(BUILD, site.load);
  site.failing.add("start");
  await assert.rejects(store.get("start"), /404/);
  site.failing.clear();
  assert.equal((await store.get("start")).papers, 6);
});

test("a part of another build is refused", async () => {
  const site = new PretendSite();
  site.build = "b2";
  await assert.rejects(new PartStore(BUILD, site.load).get("start"), StaleBuildError);
});

test("a part under another name is refused", async () => {
  const load = async () => ({ build: BUILD, name: "terms/1", data: {} });
  await assert.rejects(new PartStore(BUILD, load).get("terms/0"), /asked for terms\/0/);
});

test("a file is read as text, its call stripped", () => {
  const text = 'conspectusPart("b1","terms/7",{"terms":["a),(b"]});\n';
  assert.deepEqual(partOf(text), { build: "b1", name: "terms/7", data: { terms: ["a),(b"] } });
  assert.throws(() => partOf("<html>Not found</html>"), /no part/);
});

test("parts are fetched below their folder, with the build in the address", async () => {
  const asked = [];
  const fetching = async (address) => {
    asked.push(address);
    const ok = address.includes("start");
    return { ok, status: 404, text: async () => 'conspectusPart("b1","start",{"papers":1});\n' };
  };
  const load = loadByFetch("http://x/search/data/", "b1", fetching);
  assert.deepEqual(await load("start"), { build: "b1", name: "start", data: { papers: 1 } });
  await assert.rejects(load("terms/0"), /404 for terms\/0/);
  const [first, second] = ["start", "terms/0"].map((name) => `http://x/search/data/${name}.js?v=b1`);
  assert.deepEqual(asked, [first, second, first]);
});

test("a part that is gone because the site was built anew is told as such", async () => {
  const fetching = async (address) => {
    const ok = address.includes("start");
    return { ok, status: 404, text: async () => 'conspectusPart("b2","start",{"papers":1});\n' };
  };
  const store = new PartStore("b1", loadByFetch("http://x/search/data/", "b1", fetching));
  await assert.rejects(store.get("terms/0"), StaleBuildError);
});

const NO_PARTS = [
  "<!doctype html>No such file", 'conspectusPart("b1","terms/0",{"terms":["a)',
  'conspectusPart("b0","terms/0",{"terms":[]});\n', 'conspectusPart("b1","terms/1",{"terms":[]});\n',
];
for (const bad of NO_PARTS) {
  test(`a part that is no part is asked for again, past what was kept: ${bad.slice(0, 30)}`, async () => {
    const asked = [];
    const good = 'conspectusPart("b1","terms/0",{"terms":[]});\n';
    const fetching = async (_, { cache = "" } = {}) => {
      asked.push(cache);
      return { ok: true, status: 200, text: async () => (cache === "reload" ? good : bad) };
    };
    const load = loadByFetch("http://x/search/data/", "b1", fetching);
    assert.deepEqual((await load("terms/0")).data, { terms: [] });
    assert.deepEqual(asked, ["", "reload"]);
  });
}

test("a host that sends a page for what is gone does not hide that the site was built anew", async () => {
  const fetching = async (address) => {
    const start = 'conspectusPart("b2","start",{"papers":1});\n';
    return { ok: true, status: 200, text: async () => (address.includes("start") ? start : "<html>") };
  };
  const store = new PartStore("b1", loadByFetch("http://x/search/data/", "b1", fetching));
  await assert.rejects(store.get("terms/0"), StaleBuildError);
});

test("from a disk parts are run as scripts", async () => {
  const scope = {};
  const run = async (address) => {
    if (address.includes("gone")) {
      throw new Error(`${address} cannot be loaded`);
    }
    if (address.includes("start")) {
      scope.conspectusPart("b1", "start", { papers: 1 });
    }
  };
  const load = loadByScript("file:///x/search/data/", "b1", scope, run);
  assert.deepEqual(await load("start"), { build: "b1", name: "start", data: { papers: 1 } });
  await assert.rejects(load("gone"), /cannot be loaded/);
  await assert.rejects(load("else"), /no part/);
});
