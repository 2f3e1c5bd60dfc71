import assert from "node:assert/strict";
import { test } from "node:test";
import { InPageSearch, SearchClient } from "../../templates/assets/search/client.js";

const ADDRESSES = { worker: "w.js", more: "m.js", data: "d/", build: "b1" };
const question = (text) => ({ text, sort: "relevance", chosen: {}, limit: 10, facets: [], typing: false });

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

/** What rings when the longest wait is over, and whether it may. */
let alarms = [];

function setAlarm(ring) {
  const alarm = { ring, on: true };
  alarms.push(alarm);
  return () => {
    alarm.on = false;
  };
}

function client() {
  PretendWorker.made = [];
  alarms = [];
  return new SearchClient(ADDRESSES, ({ worker }) => new PretendWorker(worker), setAlarm);
}

function ringAlarms() {
  alarms.filter(({ on }) => on).forEach(({ ring }) => ring());
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

async function asking(made, text) {
  const asked = made.ask(question(text));
  PretendWorker.made.at(-1).says({ loaded: true });
  await settle();
  const { sent } = PretendWorker.made.at(-1);
  return { asked, id: sent.at(-1).ask.id, worker: PretendWorker.made.at(-1) };
}

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
  const { asked, id, worker } = await asking(client(), "sea");
  assert.deepEqual(worker.sent[1], { ask: { id, question: question("sea") } });
  worker.says({ answer: { id, answer: { total: 7 } } });
  assert.deepEqual(await asked, { total: 7 });
});

test("the answer to an older question is dropped", async () => {
  const made = client();
  const { asked: older, id, worker } = await asking(made, "se");
  const newer = made.ask(question("sea"));
  await settle();
  worker.says({ answer: { id, answer: { total: 1 } } });
  worker.says({ answer: { id: worker.sent.at(-1).ask.id, answer: { total: 2 } } });
  assert.equal(await older, null);
  assert.deepEqual(await newer, { total: 2 });
});

test("of the questions asked while loading only the last is sent", async () => {
  const made = client();
  const older = made.ask(question("se"));
  made.ask(question("sea"));
  const [worker] = PretendWorker.made;
  worker.says({ loaded: true });
  assert.equal(await older, null);
  await settle();
  assert.deepEqual(worker.sent.slice(1).map(({ ask }) => ask.question.text), ["sea"]);
});

test("a search that cannot be loaded is reported, and can be tried again", async () => {
  const made = client();
  const asked = made.ask(question("sea"));
  PretendWorker.made[0].says({ failed: "404 for start" });
  await assert.rejects(asked, /404/);
  assert.ok(PretendWorker.made[0].terminated);
  made.load();
  assert.equal(PretendWorker.made.length, 2);
});

test("a question that fails leaves the search as it is, for asking again", async () => {
  const made = client();
  const { asked, id, worker } = await asking(made, "sea");
  worker.says({ failed: "404 for terms/7", id });
  await assert.rejects(asked, /404/);
  assert.ok(!worker.terminated);
  const again = made.ask(question("sea"));
  await settle();
  worker.says({ answer: { id: worker.sent.at(-1).ask.id, answer: { total: 3 } } });
  assert.deepEqual(await again, { total: 3 });
});

test("a site that was built anew is told apart from other failures", async () => {
  const { asked, id, worker } = await asking(client(), "sea");
  worker.says({ failed: "stale", id });
  await assert.rejects(asked, { message: "stale" });
});

test("the failure of an older question disturbs no newer one", async () => {
  const made = client();
  const { id, worker } = await asking(made, "se");
  const newer = made.ask(question("sea"));
  await settle();
  worker.says({ failed: "404 for terms/7", id });
  worker.says({ answer: { id: worker.sent.at(-1).ask.id, answer: { total: 2 } } });
  assert.deepEqual(await newer, { total: 2 });
});

test("a search that says nothing is given up, and begun anew when it is asked again", async () => {
  const made = client();
  const loading = made.ask(question("sea"));
  ringAlarms();
  await assert.rejects(loading, /does not answer/);
  const { asked, worker } = await asking(made, "sea");
  ringAlarms();
  await assert.rejects(asked, /does not answer/);
  assert.ok(worker.terminated);
  const { asked: again, id, worker: third } = await asking(made, "sea");
  third.says({ answer: { id, answer: { total: 1 } } });
  assert.deepEqual(await again, { total: 1 });
  assert.equal(PretendWorker.made.length, 3);
});

test("who has an answer, a failure, or no question waits for nothing", async () => {
  const made = client();
  const { asked, id, worker } = await asking(made, "sea");
  worker.says({ answer: { id, answer: { total: 1 } } });
  await asked;
  const failing = await asking(made, "moon");
  failing.worker.says({ failed: "404 for terms/7", id: failing.id });
  await assert.rejects(failing.asked, /404/);
  made.ask(question("tides"));
  made.forget();
  ringAlarms();
  assert.ok(!worker.terminated);
  assert.equal(alarms.length, 3);
});

test("a failed load is no matter of a question that was dropped", async () => {
  const made = client();
  const asked = made.ask(question("sea"));
  made.forget();
  PretendWorker.made[0].says({ failed: "404 for start" });
  assert.equal(await asked, null);
});

test("a Worker that was given up disturbs none that took its place", async () => {
  const made = client();
  const asked = made.ask(question("sea"));
  const [old] = PretendWorker.made;
  old.says({ failed: "404 for start" });
  await assert.rejects(asked, /404/);
  made.load();
  old.onerror({ message: "late" });
  made.load();
  assert.equal(PretendWorker.made.length, 2);
});

test("without a Worker the engine runs in the page", async () => {
  const run = [];
  const scope = {};
  const runScript = async (address) => {
    run.push(address);
    if (address === "w.js") {
      scope.lunr = "lunr";
      const open = async (lunr, build) => async ({ text }) => ({ total: `${lunr} ${build} ${text}` });
      scope.conspectusSearch = { open, reasonOf: String };
    }
  };
  const made = new SearchClient(ADDRESSES, ({ worker }) => new InPageSearch(worker, scope, runScript), setAlarm);
  assert.deepEqual(await made.ask(question("sea")), { total: "lunr b1 sea" });
  assert.deepEqual(run, ["w.js"]);
});

test("in the page, too, a failed question can be asked again", async () => {
  let failing = true;
  const answering = async () => {
    if (failing) {
      throw new Error("404 for terms/7");
    }
    return { total: 1 };
  };
  const scope = { lunr: {}, conspectusSearch: { open: async () => answering, reasonOf: String } };
  const made = new SearchClient(ADDRESSES, ({ worker }) => new InPageSearch(worker, scope, async () => {}), setAlarm);
  await assert.rejects(made.ask(question("sea")), /404/);
  failing = false;
  assert.deepEqual(await made.ask(question("sea")), { total: 1 });
});
