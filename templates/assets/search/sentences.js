// @ts-check
// Everything that the search page says, in words; what of a question is not understood, the engine
// says. Pure.

import { withWord } from "./whole-words.js";

/** @typedef {import("./engine.js").Answer} Answer */

/** What never changes. */
export const SAYINGS = {
  searching: "Searching…",
  counting: "Counting…",
  nothingToCount: "None among these papers.",
  notCounted: "These could not be counted. Close and open this list to try again.",
  stale: "The digest has been renewed since this page was opened.",
  reload: "Reload",
  failed: "The search could not be loaded. Check the connection, or browse below.",
  offline:
    "You are offline, and this part of the search has not been loaded on this device yet. " +
    "What stands below may still be at hand.",
  retry: "Try again",
  didYouMean: "Did you mean",
  closeTopics: "Topics that come close:",
  notTogether: "No paper fits all of this together. Leave something out.",
  clearAll: "Clear all",
  withdrawn: "Withdrawn",
  forgetAll: "Forget all",
  fewer: "Show fewer",
};

/** What the facets are called: the group, and what stands before a chosen one. */
export const GROUP_NAMES = {
  topic: "Topic",
  year: "Year",
  organization: "Organisation",
  listing: "Listing",
};

const MONTHS = (
  "January February March April May June July August September October November December"
).split(" ");

/** @param {number} count */
export function paperCount(count) {
  return `${count.toLocaleString("en")} ${count === 1 ? "paper" : "papers"}`;
}

/**
 * Return the sentence that screen readers speak when an answer stands.
 * @param {{total: number, complete: boolean}} answer
 * @param {string} text what was searched for, without outer space
 * @param {boolean} filtered whether facets were chosen
 */
export function countSentence(answer, text, filtered) {
  if (answer.total === 0) {
    const asked = text ? ` for “${text}”` : "";
    return `No papers found${asked}${filtered ? " with these filters" : ""}.`;
  }
  if (!answer.complete) {
    const have = answer.total === 1 ? "has" : "have";
    return `No paper has all of these words; ${paperCount(answer.total)} ${have} some of them.`;
  }
  return paperCount(answer.total);
}

/**
 * Return the sentence about what was searched for instead of what was typed.
 * @param {Pick<Answer, "corrected" | "missing">} answer
 * @param {string} text
 */
export function correctedSentence({ corrected, missing }, text) {
  const shown = corrected.reduce((before, { word, by }) => withWord(before, word, by), text);
  const unknown = corrected.filter(({ word }) => missing.some((each) => each.word === word));
  const words = text === corrected[0].word ? corrected : unknown;
  const nowhere = words.length
    ? `No paper has ${quotedList(words.map(({ word }) => word))}.`
    : `No paper has all words of “${text}”.`;
  return `Showing papers for “${shown}”. ${nowhere}`;
}

/** @type {Record<string, string>} what stands before a word that none has in one field */
const NONE_IN_FIELD = {
  title: "No title has",
  abstract: "No abstract has",
  authors: "No author is called",
  organization: "No organisation is called",
};

/**
 * Return the sentence about a word that is in no paper, in no field of this name, or in too many to
 * be looked for.
 * @param {{word: string, field?: string, common?: boolean}} missing
 */
export function missingSentence({ word, field = "", common = false }) {
  if (common) {
    return `“${word}” is too common to be looked for alone.`;
  }
  return `${NONE_IN_FIELD[field] ?? "No paper has"} “${word}”.`;
}

/** @param {number} count */
export function moreSentence(count) {
  return `Show ${count.toLocaleString("en")} more`;
}

/**
 * Return a date as `27 May 2022`, `May 2022` or `2022`: only what is known.
 * @param {string} date ISO 8601, perhaps of reduced precision
 */
export function dateInWords(date) {
  const [year, month, day] = date.split("-").map(Number);
  return [day, MONTHS[month - 1], year].filter(Boolean).join(" ");
}

/** @param {number} count of comments */
export function commentCount(count) {
  return `${count.toLocaleString("en")} ${count === 1 ? "comment" : "comments"}`;
}

/** @param {number} count of facets chosen */
export function filtersSentence(count) {
  return count ? `Filters (${count})` : "Filters";
}

/**
 * @param {keyof typeof GROUP_NAMES} group
 * @param {string} label
 */
export function removeSentence(group, label) {
  return `Remove ${GROUP_NAMES[group].toLowerCase()} ${label}`;
}

/** @param {string} label of a topic */
export function feedSentence(label) {
  return `Atom feed of ${label}`;
}

/** @param {string} text a recent search */
export function forgetSentence(text) {
  return `Forget “${text}”`;
}

/**
 * Return what stands between two of several alternatives.
 * @param {number} place of the one that follows, from 0
 * @param {number} count
 */
export function orBefore(place, count) {
  if (place === 0) {
    return "";
  }
  return place === count - 1 ? " or " : ", ";
}

/** @param {string[]} words */
function quotedList(words) {
  return words.map((word, place) => `${orBefore(place, words.length)}“${word}”`).join("");
}
