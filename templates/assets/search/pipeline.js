// @ts-check
// Lunr's own pipeline for what is written in Lunr's language: the same words as everywhere.

import { queryWords } from "./words.js";

/** The name under which a whole index asks for `queryWords` in Lunr's pipeline. */
const WORDS_LABEL = "conspectus-words";

/**
 * Teach Lunr the step from what is typed to words, under the name by which a pipeline asks for it.
 * @param {any} lunr
 */
export function registerWords(lunr) {
  if (WORDS_LABEL in lunr.Pipeline.registeredFunctions) {
    return;
  }
  /** @param {any} token */
  const splitToken = (token) => {
    const words = queryWords(token.toString());
    // Lunr fails on a required term that its pipeline leaves out, so nothing is left out.
    return words.length ? words.map((word) => token.clone(() => word)) : token;
  };
  lunr.Pipeline.registerFunction(splitToken, WORDS_LABEL);
}

/**
 * Return the pipeline that turns words of a query into terms.
 * @param {any} lunr
 */
export function queryPipeline(lunr) {
  registerWords(lunr);
  const pipeline = new lunr.Pipeline();
  pipeline.add(lunr.Pipeline.registeredFunctions[WORDS_LABEL], lunr.stemmer);
  return pipeline;
}
