// @ts-check
// The keys of the search page: arrows between box and results, Escape to clear. The way to the box
// is the same on every page, and stands in site.js.
// Enter needs nothing: results are links.

/** Where a reader's choice against single keys is kept; site.js reads the same. */
const KEYS_SWITCH = "conspectus-single-keys";

/**
 * @param {HTMLElement} section what holds box and results
 * @param {HTMLInputElement} box
 * @param {() => void} clear
 */
export function listenToKeys(section, box, clear) {
  section.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    if (event.key === "Escape" && isWalked(event.target, box)) {
      event.preventDefault();
      clear();
      box.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stop = nextStop(walkOf(section, box), event.target, event.key === "ArrowDown" ? 1 : -1);
      if (stop instanceof HTMLElement) {
        event.preventDefault();
        stop.focus();
      }
    }
  });
}

/**
 * Connect a checkbox with the reader's choice whether single keys do anything.
 * @param {HTMLInputElement} checkbox
 */
export function offerKeySwitch(checkbox) {
  const follow = () => {
    try {
      checkbox.checked = localStorage.getItem(KEYS_SWITCH) !== "off";
    } catch {
      checkbox.disabled = true;
    }
  };
  follow();
  addEventListener("storage", follow); // Another tab may switch it.
  checkbox.addEventListener("change", () => {
    if (checkbox.checked) {
      localStorage.removeItem(KEYS_SWITCH);
    } else {
      localStorage.setItem(KEYS_SWITCH, "off");
    }
  });
}

/**
 * Return the places that arrow keys walk through: the box, then recent searches or results.
 * @param {HTMLElement} section
 * @param {HTMLInputElement} box
 * @returns {Element[]}
 */
function walkOf(section, box) {
  const recent = section.querySelectorAll("[data-search-recent]:not([hidden]) a");
  const links = recent.length ? recent : section.querySelectorAll("[data-results] h2 a");
  return [box, ...links];
}

/**
 * @param {EventTarget | null} target
 * @param {HTMLInputElement} box
 */
function isWalked(target, box) {
  return (
    target === box ||
    (target instanceof Element && !!target.closest("[data-results], [data-search-recent]"))
  );
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
  const item = target instanceof Element ? target.closest("[data-paper], .recent-item") : null;
  const place = stops.findIndex((stop) => stop === target || (item?.contains(stop) ?? false));
  return place < 0 ? undefined : stops[place + step];
}
