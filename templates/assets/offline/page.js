// @ts-check
// The page's side of reading without a network: starts the service worker when the page has come to
// rest, and tells it what the page was made of.

/**
 * Keep this page, and what it loaded, for reading without a network.
 * @param {string} worker the address of the service worker
 * @param {string | undefined} search the address of the search page, where all of the search is kept
 */
export function keepForOffline(worker, search) {
  const connection = /** @type {any} */ (navigator).connection;
  if (!("serviceWorker" in navigator) || connection?.saveData) {
    return;
  }
  addEventListener("load", () => whenAtRest(() => startKeeping(worker, search)));
}

/** @param {() => void} work */
function whenAtRest(work) {
  const wait = window.requestIdleCallback ?? ((/** @type {() => void} */ f) => setTimeout(f, 2000));
  wait(work, { timeout: 5000 });
}

/**
 * @param {string} worker
 * @param {string | undefined} search
 */
async function startKeeping(worker, search) {
  try {
    await navigator.serviceWorker.register(worker);
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: [location.href.split("#")[0], ...loadedSoFar()] });
    if (search) {
      const { addresses, start } = await partsOfSearch(new URL(search, document.baseURI).href);
      active?.postMessage({ keep: addresses });
      active?.postMessage({ keepSearch: start });
    }
  } catch {
    // No service worker here (a preview, a private window): the page works all the same.
  }
}

function loadedSoFar() {
  return performance.getEntriesByType("resource").map((entry) => entry.name);
}

/**
 * Return what a search is made of: the page, its styles and scripts, and where its parts begin.
 * @param {string} address of the search page
 */
async function partsOfSearch(address) {
  const html = await (await fetch(address)).text();
  const page = new DOMParser().parseFromString(html, "text/html");
  const at = (/** @type {string | null | undefined} */ part) => new URL(part ?? "", address).href;
  const loaded = [...page.querySelectorAll("script[src], link[rel=stylesheet]")];
  const search = page.querySelector("[data-search]");
  const { worker, more, parts, build } = search instanceof HTMLElement ? search.dataset : {};
  const names = loaded.map((each) => each.getAttribute("src") ?? each.getAttribute("href"));
  return { addresses: [address, ...[worker, more, ...names].map(at)], start: at(`${parts}start.js?v=${build}`) };
}
