import assert from "node:assert/strict";
import { test } from "node:test";
import { SearchClient } from "../../templates/assets/search/client.js";

const ADDRESSES = { worker: "w.js", lunr: "l.js", index: "i.json", papers: "p.json" };

/** A Worker whose answers the test sends. */
class PretendWorker {
  static made = [];
  sent = [];
  terminated = false;

  constructor(address) {
    this.address = address;
    PretendWorker.made.push(this);
  }

  postMessage(message) {
    this.sent.push(message);
  }

  terminate() {
    this.terminated = true;
  }

  says(data) {
    this.onmessage({ data });
  }
}

function client() {
  PretendWorker.made = [];
  return new SearchClient(ADDRESSES, (address) => new PretendWorker(address));
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test("nothing is loaded before it is needed, and then once", () => {
  const made = client();
  assert.equal(PretendWorker.made.length, 0);
  made.load();
  made.load();
  assert.equal(PretendWorker.made.length, 1);
  const { worker: _, ...data } = ADDRESSES;
  assert.deepEqual(PretendWorker.made[0].sent, [{ load: data }]);
});

test("a question is answered", async () => {
  const asked = client().ask("sea", 20);
  const [worker] = PretendWorker.made;
  worker.says({ loaded: true });
  await settle();
  const { ask } = worker.sent[1];
  assert.deepEqual({ text: ask.text, limit: ask.limit }, { text: "sea", limit: 20 });
  worker.says({ answer: { id: ask.id, answer: { total: 7 } } });
  assert.deepEqual(await asked, { total: 7 });
});

test("the answer to an older question is dropped", async () => {
  const made = client();
  made.load();
  const [worker] = PretendWorker.made;
  worker.says({ loaded: true });
  const older = made.ask("se", 20);
  await settle();
  const newer = made.ask("sea", 20);
  await settle();
  const [, { ask: first }, { ask: second }] = worker.sent;
  worker.says({ answer: { id: first.id, answer: { total: 1 } } });
  worker.says({ answer: { id: second.id, answer: { total: 2 } } });
  assert.equal(await older, null);
  assert.deepEqual(await newer, { total: 2 });
});

test("of the questions asked while loading only the last is sent", async () => {
  const made = client();
  const older = made.ask("se", 20);
  made.ask("sea", 20);
  const [worker] = PretendWorker.made;
  worker.says({ loaded: true });
  assert.equal(await older, null);
  await settle();
  assert.deepEqual(worker.sent.slice(1).map(({ ask }) => ask.text), ["sea"]);
});

test("a failed load is reported, and can be tried again", async () => {
  const made = client();
  const asked = made.ask("sea", 20);
  PretendWorker.made[0].says({ failed: "404 for i.json" });
  await assert.rejects(asked, /404/);
  assert.ok(PretendWorker.made[0].terminated);
  made.load();
  assert.equal(PretendWorker.made.length, 2);
});
