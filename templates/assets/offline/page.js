// @ts-check
// The page's side of reading without a network: starts the service worker when the page has come to
// rest, and tells it what the page was made of.

/** A search of so few papers is kept whole, some 400 KB; of a larger one, what was looked at. */
const MOST_PAPERS = 500;

/**
 * Keep this page, and what it loaded, for reading without a network.
 * @param {string} worker the address of the service worker
 */
export function keepForOffline(worker) {
  const connection = /** @type {any} */ (navigator).connection;
  if (!("serviceWorker" in navigator) || connection?.saveData) {
    return;
  }
  addEventListener("load", () => whenAtRest(() => startKeeping(worker)));
}

/** @param {() => void} work */
function whenAtRest(work) {
  const wait = window.requestIdleCallback ?? ((/** @type {() => void} */ f) => setTimeout(f, 2000));
  wait(work, { timeout: 5000 });
}

/** @param {string} address */
async function startKeeping(address) {
  try {
    await navigator.serviceWorker.register(address);
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: [location.href.split("#")[0], ...loadedSoFar()] });
    const search = document.querySelector("[data-search]");
    if (search instanceof HTMLElement && Number(search.dataset.papers) <= MOST_PAPERS) {
      const { worker: engine, more } = search.dataset;
      active?.postMessage({ keep: [engine, more].map(absoluteAddress) });
      active?.postMessage({ keepSearch: absoluteAddress(search.dataset.start) });
    }
  } catch {
    // No service worker here (a preview, a private window): the page works all the same.
  }
}

function loadedSoFar() {
  return performance.getEntriesByType("resource").map((entry) => entry.name);
}

/** @param {string | undefined} relative */
function absoluteAddress(relative) {
  return new URL(relative ?? "", document.baseURI).href;
}
