// @ts-check
// What the page and the engine must agree on. Pure.

/** A question has no more characters than this: titles have no more. */
export const LONGEST_QUESTION = 400;
