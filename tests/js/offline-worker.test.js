import assert from "node:assert/strict";
import { test } from "node:test";

const handlers = {};
globalThis.self = {
  registration: { scope: "http://x/" },
  addEventListener: (name, handler) => {
    handlers[name] = handler;
  },
};
await import("../../templates/assets/offline/worker.js");

/** Return what a page is given that asks for an address. */
async function given(address, mode = "no-cors") {
  let answer;
  const waited = [];
  handlers.fetch({
    request: { url: address, method: "GET", mode, cache: "default" },
    respondWith: (response) => {
      answer = response;
    },
    waitUntil: (work) => waited.push(work),
  });
  const response = await answer;
  await Promise.all(waited);
  return response;
}

const fromNetwork = { ok: true, type: "basic", clone: () => fromNetwork };

test("where the device refuses storage, everything comes from the network", async () => {
  const refuse = async () => {
    throw new DOMException("refused", "SecurityError");
  };
  const full = async () => ({ match: refuse, delete: refuse, put: refuse });
  globalThis.fetch = async () => fromNetwork;
  for (const open of [refuse, full]) {
    globalThis.caches = { open };
    assert.equal(await given("http://x/assets/search.js?v=1"), fromNetwork);
    assert.equal(await given("http://x/search/", "navigate"), fromNetwork);
  }
});

test("without a network and without storage the browser hears of the network", async () => {
  const refuse = async (name) => {
    throw new TypeError(`no ${name}`);
  };
  globalThis.caches = { open: () => refuse("storage") };
  globalThis.fetch = () => refuse("network");
  await assert.rejects(given("http://x/search/", "navigate"), /no network/);
  await assert.rejects(given("http://x/assets/search.js?v=1"), /no network/);
});
