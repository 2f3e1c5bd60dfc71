// Reloads the page when the preview shows another version than the one this page came from.

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const seen = new URL(script.src).searchParams.get("seen") ?? "";
const changes = new URL(`changes?seen=${encodeURIComponent(seen)}`, script.src);
const PAUSE_MS = 500;

/** @type {AbortController | null} */
let asking = null;

/** Ask until the answer is another version; a server that is gone is asked again until it is back. */
async function ask() {
  if (asking || document.visibilityState === "hidden") return;
  asking = new AbortController();
  const { signal } = asking;
  while (!signal.aborted) {
    try {
      const answer = await fetch(changes, { cache: "no-store", signal });
      if (answer.ok && (await answer.text()) !== seen) {
        location.reload();
        return;
      }
    } catch {
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }
}

/** A browser keeps few connections to a host: a page that nobody looks at gives its one back. */
function follow() {
  if (document.visibilityState === "hidden") {
    asking?.abort();
    asking = null;
  } else {
    ask();
  }
}

document.addEventListener("visibilitychange", follow);
addEventListener("pageshow", follow);
addEventListener("pagehide", () => {
  asking?.abort();
  asking = null;
});
