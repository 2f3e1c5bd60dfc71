// @ts-check
// Loads parts of the index over the network, as a Worker does. The files are scripts, so that a page
// opened from a disk can load them too; here they are only text.

/** @typedef {import("./parts.js").Part} Part */

const PART_FILE = /^conspectusPart\(("[^"]*"),("[^"]*"),([\s\S]*)\);?\s*$/;

/**
 * Return the part that the text of its file stands for.
 * @param {string} text
 * @returns {Part}
 */
export function partOf(text) {
  const match = PART_FILE.exec(text);
  if (!match) {
    throw new Error("A file of the search is no part of it.");
  }
  return { build: JSON.parse(match[1]), name: JSON.parse(match[2]), data: JSON.parse(match[3]) };
}

/**
 * Return the part that a text stands for, or null where it is none.
 * @param {string} text
 */
function readable(text) {
  try {
    return partOf(text);
  } catch {
    return null;
  }
}

/**
 * Return the function that fetches parts.
 * @param {string} base absolute address of the folder of the parts, with a slash at its end
 * @param {string} build
 * @param {typeof fetch} [fetching]
 * @returns {(name: string) => Promise<Part>}
 */
export function loadByFetch(base, build, fetching = (...asked) => fetch(...asked)) {
  const addressOf = (/** @type {string} */ name) => `${base}${name}.js?v=${build}`;
  return async (name) => {
    const response = await fetching(addressOf(name));
    if (response.ok) {
      const part = readable(await response.text());
      if (part?.build === build && part.name === name) {
        return part;
      }
      // Cut off, a page that says there is no such file, or what was there when the site was just
      // being renewed: it must not be kept for good.
      const again = await fetching(addressOf(name), { cache: "reload" });
      const better = again.ok ? readable(await again.text()) : null;
      if (better) {
        return better;
      }
    }
    // A part may be gone because the site was built anew: then the first part is of that build.
    const start = await fetching(addressOf("start"), { cache: "no-store" });
    const first = start.ok ? readable(await start.text()) : null;
    if (first && first.build !== build) {
      return first;
    }
    throw new Error(response.ok ? `${name} is no part of the search` : `${response.status} for ${name}`);
  };
}
