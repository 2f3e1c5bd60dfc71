// @ts-check
// What the page and the engine must agree on. Pure.

/** A question has no more characters than this: titles have no more. */
export const LONGEST_QUESTION = 400;

/** So many results are shown at first; the text of these decides their final order. */
export const RESULTS_AT_FIRST = 10;
