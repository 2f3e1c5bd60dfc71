// @ts-check
// The engine's own script. In a Worker it answers messages, so that loading and answering never hold
// up typing; in a page (opened from a disk, where there is no Worker) it offers itself to the page.
//
// Messages in: {load: {more, data, build}} with the absolute addresses of the rest of the engine and of
// the folder of the parts, then {ask: {id, question}}.
// Messages out: {loaded: true}, {answer: {id, answer}}, {failed: reason, id}, where `id` is missing if
// the search itself could not be loaded, and the reason is "stale" if the site was built anew.

import { SearchEngine } from "./engine.js";
import { loadByFetch } from "./load-by-fetch.js";
import { PartStore, StaleBuildError } from "./parts.js";
import { Patience, SupersededError } from "./patience.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Question} Question */
/** @typedef {typeof import("./more.js").SEARCH_MORE} More */

/** The name under which a page finds the engine where no Worker can run it. */
const IN_PAGE = "conspectusSearch";

/**
 * Return the function that answers questions, once the first part is here.
 * @param {any} lunr
 * @param {string} build
 * @param {(name: string) => Promise<import("./parts.js").Part>} load
 * @param {() => Promise<More>} loadMore
 * @returns {Promise<(question: Question) => Promise<Answer>>}
 */
export async function openSearch(lunr, build, load, loadMore) {
  const patience = new Patience();
  const store = new PartStore(build, async (name, sure) => {
    if (!sure) {
      await patience.rest();
    }
    return load(name);
  });
  /** @type {More | undefined} */
  let more;
  const moreAtRest = async () => {
    if (!more) {
      await patience.rest();
      more = await loadMore();
    }
    return more;
  };
  const engine = new SearchEngine(lunr, store, await store.get("start"), moreAtRest);
  let newest = 0;
  return async (question) => {
    newest += 1;
    const own = newest;
    patience.begin(question.typing);
    for (;;) {
      await nextTurn(); // What was given up is forgotten before it is asked for again.
      try {
        return await engine.answer(question);
      } catch (error) {
        if (!(error instanceof SupersededError) || own !== newest) {
          throw error;
        }
        // It shared a load that an older question gave up.
      }
    }
  };
}

/**
 * Return why something failed, as the page is told.
 * @param {unknown} error
 */
export function reasonOf(error) {
  return error instanceof StaleBuildError ? "stale" : String(error);
}

/** Let messages in that have arrived meanwhile. */
function nextTurn() {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * Answer the messages of a page.
 * @param {any} scope of a Worker
 * @param {typeof loadByFetch} [loading]
 */
export function serveMessages(scope, loading = loadByFetch) {
  /** @type {((question: Question) => Promise<Answer>) | undefined} */
  let answering;
  let newest = 0;
  scope.onmessage = async (/** @type {MessageEvent} */ { data: { load, ask } }) => {
    try {
      if (load) {
        const parts = loading(load.data, load.build);
        answering = await openSearch(scope.lunr, load.build, parts, async () => {
          scope.importScripts(load.more);
          return scope.conspectusSearchMore;
        });
        scope.postMessage({ loaded: true });
      } else if (answering) {
        newest = ask.id;
        await nextTurn();
        // Who types fast has asked the next question by now, and waits for that answer only.
        if (ask.id === newest) {
          const answer = await answering(ask.question);
          scope.postMessage({ answer: { id: ask.id, answer } });
        }
      }
    } catch (error) {
      scope.postMessage({ failed: reasonOf(error), id: ask?.id });
    }
  };
}

const here = /** @type {any} */ (globalThis);
if (typeof here.importScripts === "function") {
  serveMessages(here);
} else {
  here[IN_PAGE] = { open: openSearch, reasonOf };
}
