// @ts-check
// Which papers the chosen facets let through, and how many papers each facet would show. Pure.

/** @typedef {import("./facet-tables.js").FacetRow} FacetRow */

/**
 * A facet as the page lists it.
 * @typedef {{value: string, label: string, count: number, chosen: boolean}} Facet
 *
 * A group of facets: its rows, null where they could not be loaded, and the values chosen of them.
 * @typedef {{name: string, rows: FacetRow[] | null, chosen: string[], newestFirst: boolean}} FacetGroup
 */

const MOST_FACETS = 50;
const NOT_FOUND = 0xff;

/**
 * Return for each paper a bit for every group whose choice it fails, or 255 where it was not found.
 * @param {Uint32Array} found
 * @param {FacetGroup[]} groups
 * @param {number} count how many papers there are
 * @returns {Uint8Array}
 */
export function failedChoices(found, groups, count) {
  const passed = new Uint8Array(count);
  let choosing = 0;
  for (const [place, { rows, chosen }] of groups.entries()) {
    if (rows && chosen.length) {
      choosing |= 1 << place;
      const wanted = new Set(chosen);
      for (const row of rows) {
        markRow(passed, wanted.has(row.value) ? row.papers : [], 1 << place);
      }
    }
  }
  const failed = new Uint8Array(count).fill(NOT_FOUND);
  for (const paper of found) {
    failed[paper] = choosing & ~passed[paper];
  }
  return failed;
}

/**
 * @param {Uint8Array} passed
 * @param {Iterable<number>} papers
 * @param {number} bit
 */
function markRow(passed, papers, bit) {
  for (const paper of papers) {
    passed[paper] |= bit;
  }
}

/**
 * Return the facets of a group. Their counts obey all choices except the group's own.
 * @param {FacetGroup} group
 * @param {number} place of the group among the groups
 * @param {Uint8Array} failed
 * @returns {Facet[] | null} null where they could not be loaded
 */
export function countedFacets(group, place, failed) {
  if (!group.rows) {
    return null;
  }
  const others = ~(1 << place);
  const facets = group.rows.map(({ value, label, papers }) => {
    let count = 0;
    for (const paper of papers) {
      count += (failed[paper] & others) === 0 ? 1 : 0;
    }
    return { value, label, count, chosen: group.chosen.includes(value) };
  });
  const listed = facets.filter(({ count, chosen }) => count > 0 || chosen);
  const known = new Set(facets.map(({ value }) => value));
  for (const value of group.chosen.filter((each) => !known.has(each))) {
    // An old address may name what is no more: it is listed, so that it can be taken away.
    listed.push({ value, label: value, count: 0, chosen: true });
  }
  if (!group.newestFirst) {
    listed.sort((a, b) => b.count - a.count);
  }
  return listed.filter(({ chosen }, rank) => chosen || rank < MOST_FACETS);
}

/**
 * Return the topics as rows of facets.
 * @param {[string, string][]} topics slugs and labels
 * @param {import("./papers-table.js").PapersTable} papers
 * @returns {FacetRow[]}
 */
export function topicRows(topics, papers) {
  return topics.map(([value, label], topic) => {
    const [first, after] = papers.rangeOf(topic);
    return { value, label, papers: Uint32Array.from({ length: after - first }, (_, n) => first + n) };
  });
}

/**
 * Return the years as rows of facets, the newest first.
 * @param {import("./papers-table.js").PapersTable} papers
 * @returns {FacetRow[]}
 */
export function yearRows(papers) {
  /** @type {Map<number, number[]>} */
  const byYear = new Map();
  for (let paper = 0; paper < papers.count; paper += 1) {
    const year = papers.yearOf(paper);
    const list = byYear.get(year);
    if (list) {
      list.push(paper);
    } else {
      byYear.set(year, [paper]);
    }
  }
  byYear.delete(0);
  return [...byYear]
    .sort(([a], [b]) => b - a)
    .map(([year, list]) => ({
      value: String(year), label: String(year), papers: Uint32Array.from(list),
    }));
}

/**
 * Return a group of facets.
 * @param {string} name
 * @param {FacetRow[] | null} rows
 * @param {string[] | undefined} chosen
 * @param {boolean} newestFirst
 * @returns {FacetGroup}
 */
export function facetGroup(name, rows, chosen, newestFirst) {
  return { name, rows, chosen: chosen ?? [], newestFirst };
}

/**
 * Return the names of the groups that a digest has facets for.
 * @param {{topic: FacetRow[], year: FacetRow[]}} rows
 * @param {{organizations: boolean, listings: boolean}} has
 */
export function groupsOf({ topic, year }, { organizations, listings }) {
  const known = { topic: topic.length, year: year.length, organization: organizations, listing: listings };
  return Object.entries(known).flatMap(([name, some]) => (some ? [name] : []));
}

/**
 * Return what each group of facets lists, by its name.
 * @param {FacetGroup[]} groups
 * @param {Uint8Array} failed
 * @returns {import("./engine.js").Answer["facets"]}
 */
export function facetsOf(groups, failed) {
  const counted = groups.map((each, place) => [each.name, countedFacets(each, place, failed)]);
  return /** @type {any} */ (Object.fromEntries(counted));
}
