// @ts-check
// The service worker: keeps what a reader has seen, so that it can be seen again without a network.
//
// A file whose address carries a version never changes: it is kept and not asked for again. Anything
// else is fetched first, and taken from what was kept only where that fails.
// Messages in: {keep: [addresses]}, {keepSearch: address of the search data, with the version}.

import { partNames } from "./part-names.js";

const scope = /** @type {any} */ (self);
const CACHE = `conspectus ${scope.registration.scope}`;

/** Parts of the search that are fetched at once. */
const AT_ONCE = 8;

/**
 * Tell whether an address always has the same content; a page never has, whatever its address says.
 * @param {Request} request
 * @param {URL} address
 */
function isVersioned({ mode }, address) {
  return mode !== "navigate" && address.searchParams.has("v");
}

/**
 * Tell whether somebody asks for what the host has now: what was kept was no good to them, or old.
 * @param {Request} request
 */
function isFresh({ cache }) {
  return cache === "reload" || cache === "no-store";
}

/**
 * Keep an answer, in the place of those to other versions of the same address.
 * @param {Request} request
 * @param {Response} response
 */
async function keepAnswer(request, response) {
  try {
    const cache = await caches.open(CACHE);
    await cache.delete(request, { ignoreSearch: true });
    await cache.put(request, response);
  } catch {
    // The device has no room: everything works as before, with a network.
  }
}

/**
 * Return the answer from the network, and keep a copy of it.
 * @param {any} event
 */
async function fetchAndKeep(event) {
  const response = await fetch(event.request);
  if (response.ok && response.type === "basic" && event.request.cache !== "no-store") {
    event.waitUntil(keepAnswer(event.request, response.clone()));
  }
  return response;
}

/**
 * Return what was kept; nothing where the device refuses to say.
 * @param {Request} request
 * @param {CacheQueryOptions} [options]
 */
async function keptAnswer(request, options) {
  try {
    const cache = await caches.open(CACHE);
    return await cache.match(request, options);
  } catch {
    return undefined;
  }
}

/** @param {any} event */
async function answerVersioned(event) {
  return (await keptAnswer(event.request)) ?? fetchAndKeep(event);
}

/** @param {any} event */
async function answerCurrent(event) {
  try {
    return await fetchAndKeep(event);
  } catch (error) {
    const kept = await keptAnswer(event.request, { ignoreSearch: true });
    if (!kept) {
      throw error;
    }
    return kept;
  }
}

/**
 * Keep addresses that are not kept yet; those that the browser has loaded cost no traffic.
 * @param {string[]} addresses
 */
async function keepAddresses(addresses) {
  const cache = await caches.open(CACHE);
  const waiting = [...addresses].reverse(); // what comes first is needed first
  const keepNext = async () => {
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      if (isOurs(new URL(address)) && !(await cache.match(address))) {
        const request = new Request(address, { cache: "force-cache" });
        const response = await fetch(request).catch(() => undefined);
        if (response?.ok) {
          await keepAnswer(request, response);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
}

/** @param {string} start the address of the first part of the search */
async function keepSearch(start) {
  await keepAddresses([start]);
  const cache = await caches.open(CACHE);
  const text = await (await cache.match(start))?.text();
  if (text) {
    await keepAddresses(partNames(text).map((name) => start.replace(/start(?=\.js)/, name)));
  }
}

/** @param {URL} address */
function isOurs(address) {
  return address.href.startsWith(scope.registration.scope);
}

scope.addEventListener("install", () => scope.skipWaiting());
scope.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", (/** @type {any} */ event) => {
  const { keep, keepSearch: start } = event.data;
  event.waitUntil(start ? keepSearch(start) : keepAddresses(keep));
});
scope.addEventListener("fetch", (/** @type {any} */ event) => {
  const address = new URL(event.request.url);
  if (event.request.method === "GET" && isOurs(address)) {
    event.respondWith(
      isVersioned(event.request, address) && !isFresh(event.request)
        ? answerVersioned(event)
        : answerCurrent(event),
    );
  }
});
