// @ts-check
// Runs the search beside the page, so that loading and answering never hold up typing.
//
// A classic worker, because lunr.js is no ES module: importScripts runs it, import() the rest.
// Messages in: {load: {lunr, index, papers}} with absolute addresses, then {ask: {id, text, limit}}.
// Messages out: {loaded: true}, {answer: {id, answer}} or {failed: reason}.

(() => {
  const scope = /** @type {any} */ (self);

  /** @type {Promise<(typed: string, limit: number) => any> | undefined} */
  let engine;

  /**
   * @param {{lunr: string, index: string, papers: string}} addresses
   * @returns {Promise<(typed: string, limit: number) => any>}
   */
  async function load(addresses) {
    scope.importScripts(addresses.lunr);
    const [{ createEngine }, index, papers] = await Promise.all([
      import("./engine.js"),
      fetchJson(addresses.index),
      fetchJson(addresses.papers),
    ]);
    return createEngine(scope.lunr, index, papers);
  }

  /** @param {string} address */
  async function fetchJson(address) {
    // Asks whether the copy at hand is still the site's: both files must be of one build.
    const response = await fetch(address, { cache: "no-cache" });
    if (!response.ok) {
      throw new Error(`${response.status} for ${address}`);
    }
    return response.json();
  }

  scope.onmessage = async (/** @type {MessageEvent} */ { data }) => {
    try {
      if (data.load) {
        engine = load(data.load);
        await engine;
        scope.postMessage({ loaded: true });
      } else if (engine) {
        const answer = (await engine)(data.ask.text, data.ask.limit);
        scope.postMessage({ answer: { id: data.ask.id, answer } });
      }
    } catch (error) {
      scope.postMessage({ failed: String(error) });
    }
  };
})();
