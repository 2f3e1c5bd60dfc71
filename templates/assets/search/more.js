// @ts-check
// What plain words that papers have do not need: it is loaded when a question first needs it.

import { askedInFull } from "./asking.js";
import { closeTopics } from "./close-topics.js";
import { lessStrictly, wordsMissing } from "./correcting.js";
import { missingAsTyped } from "./missing-words.js";
import { SearchTables } from "./search-tables.js";
import { inOtherWords } from "./suggesting.js";

export const SEARCH_MORE = {
  askedInFull, closeTopics, inOtherWords, lessStrictly, missingAsTyped, SearchTables, wordsMissing,
};
