// @ts-check
// Recognises the arXiv id or the DOI of a paper in what a reader pastes. Pure.

const ARXIV_ID = "(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z]{2})?/\\d{7})(?:v\\d+)?";
const BARE_ARXIV = new RegExp(`^(?:arxiv:)?${ARXIV_ID}$`, "i");

/** arxiv.org itself, its mirrors, and sites that show its papers under the same id. */
const ARXIV_ADDRESS = new RegExp(
  `^(?:https?://)?[\\w.-]+\\.[a-z]{2,}/(?:[\\w-]+/)*${ARXIV_ID}(?:\\.pdf)?/?(?:[?#].*)?$`,
  "i",
);
const DOI = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:)?(10\.\d{4,9}\/\S+)$/i;

/** A preprint's DOI is made of its arXiv id. */
const ARXIV_DOI = /^10\.48550\/arxiv\./i;
const AROUND = /^[([{<"'“”‘’]+|[)\]}>"'“”‘’.,;:]+$/g;

/** What stands after an id where it is printed on a paper: `arXiv:2501.01234v2 [cs.CL]`. */
const CATEGORY = /^\[[a-z-]+(?:\.[A-Za-z-]+)?\]$/;

/**
 * Return the arXiv id (without version) or the DOI, in lower case, that a piece of text without
 * spaces is; the empty string if it is none.
 * @param {string} piece
 */
export function identifierOf(piece) {
  const bare = piece.replace(AROUND, "");
  const doi = DOI.exec(bare)?.[1];
  if (doi) {
    return ARXIV_DOI.test(doi) ? doi.replace(ARXIV_DOI, "").toLowerCase() : doi.toLowerCase();
  }
  const found = BARE_ARXIV.exec(bare) ?? ARXIV_ADDRESS.exec(bare);
  return found ? found[1].toLowerCase() : "";
}

/**
 * Tell whether a piece of text is arXiv's category behind an id, which says nothing more.
 * @param {string} piece
 */
export function isCategory(piece) {
  return CATEGORY.test(piece);
}
