// @ts-check
// The groups of facets that a question needs, with what must be loaded for them.

import { facetGroup } from "./facets.js";
import { StaleBuildError } from "./parts.js";
import { SupersededError } from "./patience.js";

/** @typedef {import("./facets.js").FacetGroup} FacetGroup */
/** @typedef {import("./engine.js").SearchEngine} SearchEngine */

/** Each needs a part of its own. @type {("organization" | "listing")[]} */
const COUNTED_SELDOM = ["organization", "listing"];

/**
 * Return the groups of facets that are counted or chosen from.
 * @param {import("./engine.js").Question} question
 * @param {SearchEngine} engine
 * @returns {Promise<FacetGroup[]>}
 */
export async function groupsAsked({ chosen, facets }, engine) {
  const { topic, year } = engine.rows;
  const opened = COUNTED_SELDOM.filter((name) => facets.includes(name) || chosen[name]?.length);
  return [
    facetGroup("topic", topic, chosen.topic, false),
    facetGroup("year", year, chosen.year, true),
    ...(await Promise.all(opened.map((name) => openedGroup(name, engine, chosen[name])))),
  ];
}

/**
 * Return a group of which a part of its own tells; without rows where that cannot be loaded, as
 * papers can be shown without it, unless they are chosen by it.
 * @param {"organization" | "listing"} name
 * @param {SearchEngine} engine
 * @param {string[]} [chosen]
 */
async function openedGroup(name, engine, chosen = []) {
  const part = /** @type {const} */ (`${name}s`);
  try {
    await engine.more();
    const rows = engine.start.has[part] ? await engine.tables[part]() : [];
    return facetGroup(name, rows, chosen, name === "listing");
  } catch (error) {
    if (chosen.length || error instanceof SupersededError || error instanceof StaleBuildError) {
      throw error;
    }
    return facetGroup(name, null, chosen, false);
  }
}
