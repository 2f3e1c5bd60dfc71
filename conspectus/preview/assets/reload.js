// Reloads the page when the preview shows another version than the one this page came from.

const PAUSE_MS = 500;
const seen = new URL(import.meta.url).searchParams.get("seen") ?? "";
const changes = new URL(`changes?seen=${encodeURIComponent(seen)}`, import.meta.url);

/** @type {AbortController | null} */
let asking = null;

/**
 * The version that the preview shows, as soon as it is another one; null while it does not answer.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<string | null>}
 */
async function otherVersion(signal) {
  try {
    const answer = await fetch(changes, { cache: "no-store", signal });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** Ask until there is another version; a server that is gone is asked again until it is back. */
async function ask() {
  asking ??= new AbortController();
  const { signal } = asking;
  while (!signal.aborted) {
    const version = await otherVersion(signal);
    if (version !== null && version !== seen) {
      location.reload();
      return;
    }
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}

/** Stop asking: a browser keeps few connections to a host, and a hidden page needs none. */
function rest() {
  asking?.abort();
  asking = null;
}

/** Ask while somebody looks at the page. */
function follow() {
  if (document.visibilityState === "hidden") rest();
  else if (!asking) ask();
}

document.addEventListener("visibilitychange", follow);
addEventListener("pageshow", follow);
addEventListener("pagehide", rest);
follow();
