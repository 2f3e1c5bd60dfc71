// @ts-check
// The keys of the search page: arrows between box and results, Escape to clear. The way to the box
// is the same on every page, and stands in site.js.
// Enter needs nothing: results are links.

/**
 * @param {HTMLElement} section what holds box and results
 * @param {HTMLInputElement} box
 * @param {() => void} clear
 */
export function listenToKeys(section, box, clear) {
  section.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      clear();
      box.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const links = [...section.querySelectorAll("[data-results] h2 a")];
      const stop = nextStop([box, ...links], event.target, event.key === "ArrowDown" ? 1 : -1);
      if (stop instanceof HTMLElement) {
        event.preventDefault();
        stop.focus();
      }
    }
  });
}

/**
 * Return the next of the places that arrow keys walk through, or nothing beyond the ends.
 *
 * From anything inside a result the way leads on from that result.
 * @param {Element[]} stops
 * @param {EventTarget | null} target
 * @param {number} step
 */
function nextStop(stops, target, step) {
  const item = target instanceof Element ? target.closest("[data-paper]") : null;
  const place = stops.findIndex((stop) => stop === target || (item?.contains(stop) ?? false));
  return place < 0 ? undefined : stops[place + step];
}
