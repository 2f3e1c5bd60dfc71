// What the search benchmark puts into a page that has the site's hooks: it asks, and notes when the
// answer stands, how long the page's thread was held up, and which papers are shown.

(() => {
  const BEAT_MS = 4; // browsers let no chain of timeouts run faster
  const SHOWN = 10;
  const LONGEST_WAIT_MS = 120_000;

  const box = () =>
    document.querySelector("main form[role=search] input[type=search][name=q]") ??
    document.querySelector("form[role=search] input[type=search][name=q]");
  const list = () => document.querySelector("[data-results]");
  const busy = () => list().getAttribute("aria-busy") !== "false";

  let lastKey = 0;
  let stood = 0;
  let beating = false;
  let delays = [];

  const note = (event) => {
    lastKey = event.timeStamp;
  };
  addEventListener("keydown", note, { capture: true });

  /** Note from now on when results stand. */
  const watch = () => {
    new MutationObserver(() => {
      if (!busy()) {
        stood = performance.now();
      }
    }).observe(list(), { attributes: true, attributeFilter: ["aria-busy"] });
  };

  const standing = async (since) => {
    while (busy() || stood < since) {
      if (performance.now() - since > LONGEST_WAIT_MS) {
        throw new Error(`no answer stands for "${box().value}"`);
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  };

  const shown = () =>
    [...list().querySelectorAll("[data-paper]")].slice(0, SHOWN).map((item) => item.dataset.paper);

  /** Put a text into the box at once, as pasting does, and wait for its answer. */
  const ask = async (text) => {
    const since = performance.now();
    box().value = text;
    box().dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    if (!busy()) {
      throw new Error(`old results stand although "${text}" was asked`);
    }
    await standing(since);
    return { ms: stood - since, shown: shown() };
  };

  const askEach = async (texts) => {
    const answers = [];
    for (const text of texts) {
      answers.push(await ask(text));
    }
    return answers;
  };

  /** Count the delays of a heartbeat until `rest`. */
  const startBeating = () => {
    delays = [];
    beating = true;
    let last = performance.now();
    const beat = () => {
      const now = performance.now();
      delays.push(Math.max(0, now - last - BEAT_MS));
      last = now;
      if (beating) {
        setTimeout(beat);
      }
    };
    setTimeout(beat);
  };

  /** Wait until the answer to the last key stands; give its time, the shown and the delays. */
  const rest = async () => {
    await standing(lastKey);
    beating = false;
    return { ms: stood - lastKey, shown: shown(), delays };
  };

  const focusBox = () => {
    box().focus();
    box().select();
  };

  globalThis.searchBenchmark = { watch, ask, askEach, startBeating, rest, focusBox };
})();
