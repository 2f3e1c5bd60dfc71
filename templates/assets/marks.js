// @ts-check
// On a paper's page: marks the words by which a search found it. The search names them in the
// fragment of the address; they are taken out of it, so that the address one copies is the paper's.
// A classic script, so that it runs on a page opened from a disk.
(() => {
  const MOST_WORDS = 24;
  const LONGEST_WORD = 60;
  const PLACES = ".paper-title, .abstract p";

  const LETTER = /[\p{L}\p{N}]/u;
  const CAPITAL = /\p{Lu}/u;

  /** Scripts that put no space between words: there a word may begin anywhere. */
  const RUNNING = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]/u;

  /** @type {() => void} */
  let clear = () => {};

  /** @returns {string[]} the words to mark, longer ones first */
  function takeWords() {
    const match = /^#found=(.+)/.exec(location.hash);
    if (match) {
      const state = { found: match[1].split(",").map(decoded).filter(isWord) };
      history.replaceState(state, "", location.pathname + location.search);
    }
    const found = history.state?.found;
    return Array.isArray(found) ? found.filter(isWord).slice(0, MOST_WORDS) : [];
  }

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  }

  /** @param {unknown} word */
  function isWord(word) {
    return typeof word === "string" && word.trim() !== "" && word.length <= LONGEST_WORD;
  }

  /** @param {string[]} words */
  function patternOf(words) {
    const escaped = [...words]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(escaped.join("|"), "giu");
  }

  /**
   * Tell whether a match is a whole word, or one within a run or between capitals.
   * @param {string} text
   * @param {number} start
   * @param {number} end
   */
  function isWhole(text, start, end) {
    const [before, first] = [text.slice(0, start).slice(-1), text[start]];
    const [last, after] = [text[end - 1], text[end] ?? ""];
    const begins = !LETTER.test(before) || (CAPITAL.test(first) && !CAPITAL.test(before));
    const ends = !LETTER.test(after) || (CAPITAL.test(after) && !CAPITAL.test(last));
    return (begins && ends) || RUNNING.test(first);
  }

  /** @param {string[]} words */
  function rangesOf(words) {
    const pattern = patternOf(words);
    const ranges = [];
    for (const place of document.querySelectorAll(PLACES)) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        for (const range of rangesIn(walker.currentNode, pattern)) {
          ranges.push(range);
        }
      }
    }
    return ranges;
  }

  /**
   * @param {Node} node
   * @param {RegExp} pattern
   */
  function rangesIn(node, pattern) {
    const text = node.textContent ?? "";
    return [...text.matchAll(pattern)]
      .map((match) => ({ start: match.index, end: match.index + match[0].length }))
      .filter(({ start, end }) => isWhole(text, start, end))
      .map(({ start, end }) => {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        return range;
      });
  }

  /**
   * Mark ranges; the page itself stays as it is where the browser can do that.
   * @param {Range[]} ranges
   * @returns {() => void} what takes the marks away
   */
  function mark(ranges) {
    if (typeof Highlight === "function" && CSS.highlights) {
      CSS.highlights.set("found", new Highlight(...ranges));
      return () => CSS.highlights.delete("found");
    }
    // From the last to the first, because wrapping one moves those behind it.
    const marks = ranges.reverse().map((range) => {
      const made = document.createElement("mark");
      range.surroundContents(made);
      return made;
    });
    return () => marks.forEach((made) => made.replaceWith(...made.childNodes));
  }

  /**
   * @param {string[]} words
   * @returns {HTMLElement} the line that says what is marked, beside the heading of the abstract
   */
  function line(words) {
    const said = document.createElement("div");
    said.className = "found-line";
    const list = document.createElement("span");
    list.className = "found-words";
    list.dir = "auto";
    list.textContent = `Marked: ${words.join(", ")}`;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Clear";
    button.setAttribute("aria-label", "Clear the marks");
    button.addEventListener("click", () => {
      clear();
      history.replaceState(null, "");
    });
    said.append(list, " · ", button);
    return said;
  }

  function show() {
    clear();
    const words = takeWords();
    const ranges = words.length ? rangesOf(words) : [];
    if (ranges.length) {
      const said = line([...new Set(ranges.map((range) => range.toString().toLowerCase()))]);
      const unmark = mark(ranges);
      document.querySelector(".abstract h2")?.after(said);
      clear = () => {
        unmark();
        said.remove();
        clear = () => {};
      };
    }
  }

  addEventListener("hashchange", () => /^#found=/.test(location.hash) && show());
  show();
})();
