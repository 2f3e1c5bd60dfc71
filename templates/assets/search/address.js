// @ts-check
// What a reader asks for, and how it stands in the address of the search page. Pure.

import { LONGEST_QUESTION } from "./limits.js";

/**
 * Papers can be narrowed by these, in this order.
 * @typedef {"topic" | "year" | "organization" | "listing"} GroupName
 *
 * Results stand in one of these orders.
 * @typedef {"relevance" | "date" | "discussion"} Order
 *
 * What a reader asks for: the text of the box, the order of results, the facets chosen.
 * @typedef {{text: string, sort: Order, chosen: Record<GroupName, string[]>}} Wish
 */

/** @type {GroupName[]} */
export const FACET_GROUPS = ["topic", "year", "organization", "listing"];

/** @type {Order[]} */
const ORDERS = ["relevance", "date", "discussion"];

/** @type {Record<GroupName, string>} */
const PARAMETERS = { topic: "topic", year: "year", organization: "org", listing: "listing" };
const MOST_CHOSEN = 50;

/**
 * Return what the query part of an address asks for; what cannot be meant is left out.
 * @param {string} query with or without its question mark
 * @returns {Wish}
 */
export function wishOf(query) {
  const given = new URLSearchParams(query);
  return {
    text: (given.get("q") ?? "").slice(0, LONGEST_QUESTION),
    sort: orderOf(given.get("sort") ?? ""),
    chosen: chosenFrom((group) =>
      [...new Set(given.getAll(PARAMETERS[group]))].filter(Boolean).slice(0, MOST_CHOSEN),
    ),
  };
}

/**
 * Return the order that a name stands for, the first for one that means none.
 * @param {string} name
 */
export function orderOf(name) {
  return ORDERS.find((order) => order === name) ?? ORDERS[0];
}

/**
 * Return the query part of the address that asks for a wish, or "" where nothing is asked for.
 * @param {Wish} wish
 */
export function queryOf(wish) {
  const given = new URLSearchParams();
  const text = wish.text.trim();
  if (text) {
    given.append("q", text);
  }
  for (const group of FACET_GROUPS) {
    wish.chosen[group].forEach((value) => given.append(PARAMETERS[group], value));
  }
  if (wish.sort !== ORDERS[0] && given.size) {
    given.append("sort", wish.sort);
  }
  return given.size ? `?${given}` : "";
}

/** Nothing, or a filter that is only begun: who types `author:ng` has typed `author:` before. */
const SAYS_NOTHING = /^\s*(?:-?(?:title|abstract|authors?|org|organi[sz]ation|topic|after|before|is):\s*)?$/i;

/**
 * Tell whether there is anything to search for.
 * @param {Wish} wish
 */
export function asksForSomething(wish) {
  return !SAYS_NOTHING.test(wish.text) || hasChosen(wish);
}

/** @param {Wish} wish */
export function hasChosen(wish) {
  return FACET_GROUPS.some((group) => wish.chosen[group].length > 0);
}

/**
 * Return a wish in which a facet is chosen that was not, or the other way round.
 * @param {Wish} wish
 * @param {GroupName} group
 * @param {string} value
 * @returns {Wish}
 */
export function withToggled(wish, group, value) {
  const before = wish.chosen[group];
  const after = before.includes(value)
    ? before.filter((other) => other !== value)
    : [...before, value];
  return { ...wish, chosen: { ...wish.chosen, [group]: after } };
}

/**
 * Return a wish without any facet chosen.
 * @param {Wish} wish
 * @returns {Wish}
 */
export function withoutChosen(wish) {
  return { ...wish, chosen: chosenFrom(() => []) };
}

/**
 * @param {(group: GroupName) => string[]} valuesOf
 * @returns {Record<GroupName, string[]>}
 */
function chosenFrom(valuesOf) {
  const [topic, year, organization, listing] = FACET_GROUPS.map(valuesOf);
  return { topic, year, organization, listing };
}
