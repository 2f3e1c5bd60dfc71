// @ts-check
// The names of all parts of the search, as docs/search.md lists them. Pure.

/** Tables that a site has only where its papers have something to say in them. */
const TABLES = ["organizations", "listings", "discussion"];

/**
 * Return the names of all parts beside the first, which says how many there are.
 * @param {string} text the first part as it is served
 * @returns {string[]}
 */
export function partNames(text) {
  const start = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  const shards = (start.shards.match(/[A-Z]/g) ?? []).length + 1;
  return [
    ...numbered("terms", shards),
    ...numbered("positions", shards),
    ...numbered("dictionary", start.dictionaries),
    ...[...start.words].map((letter) => `words/${letter.codePointAt(0)?.toString(16)}`),
    ...TABLES.filter((name) => start.has[name]),
    "months",
    "days",
    ...numbered("papers", start.papers),
  ];
}

/**
 * @param {string} folder
 * @param {number} count
 */
function numbered(folder, count) {
  return Array.from({ length: count }, (_, place) => `${folder}/${place}`);
}
