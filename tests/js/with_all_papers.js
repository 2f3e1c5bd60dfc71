// Completes an index of parts for queries that only say what is not wanted: Lunr takes what remains
// from the vectors of all papers, where the search page itself counts on its own tables.

import { INDEX_FIELDS } from "../../templates/assets/search/postings.js";

/** Return the index with a vector for every field of every paper. */
export function withAllPapers(lunr, start, index) {
  for (let paper = 0; paper < start.papers; paper += 1) {
    for (const field of INDEX_FIELDS) {
      index.fieldVectors[`${field}/${paper}`] ??= new lunr.Vector();
    }
  }
  return index;
}
