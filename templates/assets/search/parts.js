// @ts-check
// The parts of the index that are here: loads each once, however many ask for it. Knows neither
// network nor page; how a part is loaded, it is told.

/**
 * A part as its file gives it.
 * @typedef {{build: string, name: string, data: any}} Part
 *
 * `sure`: it is needed whatever else is typed.
 * @typedef {(name: string, sure: boolean) => Promise<Part>} LoadPart
 */

/** The site was built anew since the page was opened: its parts no longer fit those that are here. */
export class StaleBuildError extends Error {
  /** @param {string} name */
  constructor(name) {
    super(`The site was built anew, so ${name} does not fit the parts that are here.`);
    this.name = "StaleBuildError";
  }
}

/** The parts of one build. */
export class PartStore {
  /** @type {Map<string, Promise<any>>} */
  #parts = new Map();

  /**
   * @param {string} build
   * @param {LoadPart} load
   */
  constructor(build, load) {
    this.build = build;
    this.load = load;
  }

  /**
   * Return what a part holds: the JSON of its file. Fails with a `StaleBuildError` where the part is of
   * another build, and with what `load` fails with. A failed load is forgotten, so that asking again
   * tries again.
   * @param {string} name
   * @param {boolean} [sure] whether it is needed whatever else is typed
   * @returns {Promise<any>}
   */
  get(name, sure = false) {
    let part = this.#parts.get(name);
    if (!part) {
      part = this.#fetched(name, sure);
      this.#parts.set(name, part);
    }
    return part;
  }

  /**
   * @param {string} name
   * @param {boolean} sure
   */
  async #fetched(name, sure) {
    try {
      const part = await this.load(name, sure);
      if (part.build !== this.build) {
        throw new StaleBuildError(name);
      }
      if (part.name !== name) {
        throw new Error(`The search asked for ${name} and was given ${part.name}.`);
      }
      return part.data;
    } catch (error) {
      this.#parts.delete(name);
      throw error;
    }
  }
}
