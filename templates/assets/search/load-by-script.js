// @ts-check
// Loads parts of the index, and the search itself, as scripts of the page: from a disk, where a page
// can neither fetch nor start a Worker.

/** @typedef {import("./parts.js").Part} Part */

/**
 * Run a script of the site in the page; fails where it cannot be loaded.
 * @param {string} address
 * @param {Document} [page]
 * @returns {Promise<void>}
 */
export function runScript(address, page = document) {
  return new Promise((resolve, reject) => {
    const script = page.createElement("script");
    script.src = address;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address} cannot be loaded`));
    };
    page.head.append(script);
  });
}

/**
 * Return the function that loads parts by script elements. Each file calls `conspectusPart`.
 * @param {string} base absolute address of the folder of the parts, with a slash at its end
 * @param {string} build
 * @param {any} [scope]
 * @param {(address: string) => Promise<void>} [run]
 * @returns {(name: string) => Promise<Part>}
 */
export function loadByScript(base, build, scope = globalThis, run = runScript) {
  /** @type {Map<string, Part>} */
  const called = new Map();
  scope.conspectusPart = (
    /** @type {string} */ itsBuild, /** @type {string} */ name, /** @type {any} */ data,
  ) => called.set(name, { build: itsBuild, name, data });
  return async (name) => {
    await run(`${base}${name}.js?v=${build}`);
    const part = called.get(name);
    if (!part) {
      throw new Error(`${name} is no part of the search.`);
    }
    called.delete(name);
    return part;
  };
}
