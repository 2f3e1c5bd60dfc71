// @ts-check
// Builds what an answer looks like. Data becomes text nodes, never markup.

/**
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./engine.js").Result} Result
 * @typedef {import("./excerpt.js").Segment} Segment
 */

/**
 * Return the list item of a paper.
 * @param {Result} result
 * @param {string} root the address of the site's home page
 */
export function resultItem(result, root) {
  const item = element("li", "paper-item search-result");
  item.dataset.paper = result.slug;
  const title = element("h2", "paper-item-title search-result-title");
  title.dir = "auto";
  title.append(link(`${root}papers/${result.slug}/`, result.title));
  item.append(title);
  if (result.topic || result.date || result.withdrawn) {
    item.append(facts(result, root));
  }
  if (result.excerpt.length) {
    const excerpt = element("p", "paper-item-excerpt search-excerpt");
    excerpt.dir = "auto";
    excerpt.append(...result.excerpt.map(textOrMark));
    item.append(excerpt);
  }
  return item;
}

/**
 * Return what helps on from words that no paper has.
 * @param {Answer["missing"]} missing
 * @param {(word: string, near: string) => string} addressWith the search with one word replaced
 * @param {(word: string) => string} sentence
 */
export function missingItems(missing, addressWith, sentence) {
  return missing.map(({ word, near }) => {
    const item = element("li", "search-missing");
    item.append(sentence(word));
    if (near.length) {
      item.append(" Did you mean ");
      near.forEach((spelling, place) => {
        const suggestion = link(addressWith(word, spelling), [{ text: spelling, hit: false }]);
        suggestion.dataset.spelling = spelling;
        item.append(place ? (place === near.length - 1 ? " or " : ", ") : "", suggestion);
      });
      item.append("?");
    }
    return item;
  });
}

/**
 * @param {Result} result
 * @param {string} root
 */
function facts(result, root) {
  const line = element("p", "facts search-facts");
  if (result.withdrawn) {
    const fact = element("span", "fact fact-withdrawn");
    fact.append("Withdrawn");
    line.append(fact);
  }
  if (result.date) {
    const fact = element("span", "fact");
    const time = element("time", "search-date");
    time.dateTime = result.date;
    time.append(result.dateText);
    fact.append(time);
    line.append(fact);
  }
  if (result.topic) {
    const fact = element("span", "fact");
    const topic = link(`${root}topics/${result.topicSlug}/`, [{ text: result.topic, hit: false }]);
    topic.className = "search-topic";
    topic.dataset.topic = result.topicSlug;
    fact.append(topic);
    line.append(fact);
  }
  return line;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 */
function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

/**
 * @param {string} address
 * @param {Segment[]} text
 */
function link(address, text) {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.append(...text.map(textOrMark));
  return anchor;
}

/** @param {Segment} segment */
function textOrMark({ text, hit }) {
  if (!hit) {
    return document.createTextNode(text);
  }
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}
