// @ts-check
// Builds what stands between the count and the results: what was corrected, what no paper has,
// which topics come close, what of a question was not understood.

import { element, linkTo, topicMark } from "./elements.js";
import { correctedSentence, missingSentence, orBefore, SAYINGS } from "./sentences.js";
import { withWord } from "./whole-words.js";

/** @typedef {import("./engine.js").Answer} Answer */

/** What asks for more than one thing. */
const SEVERAL = /[\p{L}\p{N}].*\s.*[\p{L}\p{N}]/u;

/**
 * Return the notices, in the order in which they stand.
 * @param {Answer} answer
 * @param {string} text what was searched for, without outer space
 * @param {string} root the address of the site's home page
 * @param {(word: string, near: string) => string} addressWith the search with one word replaced
 * @param {(slug: string) => string} hueOf the class of a topic's colour
 * @returns {HTMLElement[]}
 */
export function noticesOf(answer, text, root, addressWith, hueOf) {
  const corrected = answer.corrected.length ? [correctedSentence(answer, text)] : [];
  const replaced = new Set(answer.corrected.map(({ word }) => word));
  const missing = answer.missing.filter(({ word }) => !replaced.has(word));
  const isTold = answer.problems.length + answer.missing.length + answer.suggested.length > 0;
  const apart = answer.total === 0 && !isTold && SEVERAL.test(text) ? [SAYINGS.notTogether] : [];
  return [
    ...answer.problems.map((problem) => element("p", "search-problem", problem)),
    ...corrected.map((sentence) => element("p", "search-corrected", sentence)),
    ...missing.map((each) => missingNotice(each, addressWith)),
    ...apart.map((sentence) => element("p", "search-missing", sentence)),
    ...answer.suggested.map((each) => suggestedNotice(each, text, addressWith)),
    ...topicsNotice(answer.topics, root, hueOf),
  ];
}

/**
 * @param {Answer["missing"][number]} missing
 * @param {(word: string, near: string) => string} addressWith
 */
function missingNotice(missing, addressWith) {
  const { word, near } = missing;
  const notice = element("p", "search-missing", missingSentence(missing));
  if (near.length) {
    notice.append(` ${SAYINGS.didYouMean} `);
    near.forEach((spelling, place) => {
      const suggestion = linkTo(addressWith(word, spelling), spelling);
      suggestion.dataset.spelling = spelling;
      notice.append(orBefore(place, near.length), suggestion);
    });
    notice.append("?");
  }
  return notice;
}

/**
 * @param {Answer["suggested"][number]} suggested
 * @param {string} text
 * @param {(word: string, near: string) => string} addressWith
 */
function suggestedNotice({ word, by }, text, addressWith) {
  const suggestion = linkTo(addressWith(word, by), withWord(text, word, by));
  suggestion.dataset.spelling = by;
  return element("p", "search-suggested", `${SAYINGS.didYouMean} `, suggestion, "?");
}

/**
 * @param {Answer["topics"]} topics
 * @param {string} root
 * @param {(slug: string) => string} hueOf
 */
function topicsNotice(topics, root, hueOf) {
  if (!topics.length) {
    return [];
  }
  const links = topics.map((topic) => element("li", "", topicMark(topic, root, hueOf)));
  return [
    element("p", "search-close-head", SAYINGS.closeTopics),
    element("ul", "search-close", ...links),
  ];
}
