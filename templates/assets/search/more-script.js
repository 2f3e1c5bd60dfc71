// @ts-check
// The script that brings the rest of the engine, for a Worker as for a page.

import { SEARCH_MORE } from "./more.js";

/** @type {any} */ (globalThis).conspectusSearchMore = SEARCH_MORE;
