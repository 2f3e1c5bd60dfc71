// @ts-check
// What every page does beyond HTML: the switch between light and dark, slash to the search box, and
// reading without a network.

import { leadToFiles } from "./from-disk.js";
import { keepForOffline } from "./offline/page.js";

const KEY = "conspectus-scheme";

/** A checkbox, such as a filter's, takes no text: the slash leads on from there. */
const TAKES_TEXT = "input:not([type=checkbox], [type=radio]), textarea, select";
const root = document.documentElement;

/** @returns {"light" | "dark"} the scheme that the page shows now */
function shownScheme() {
  const chosen = root.dataset.scheme;
  if (chosen === "light" || chosen === "dark") {
    return chosen;
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Turn to the other scheme, and remember it unless it is the device's own. */
function switchScheme() {
  const scheme = shownScheme() === "dark" ? "light" : "dark";
  root.dataset.scheme = scheme;
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // Storage is switched off: the choice lasts for this page.
  }
}

for (const button of document.querySelectorAll('[data-module="scheme-switch"]')) {
  if (button instanceof HTMLElement) {
    button.hidden = false;
    button.addEventListener("click", switchScheme);
  }
}

/** @param {KeyboardEvent} event */
function hasModifier(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

/** @param {EventTarget | null} target */
function takesText(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches(TAKES_TEXT))
  );
}

/** @returns {boolean} whether single keys may do something: readers can switch that off */
function singleKeysOn() {
  try {
    return localStorage.getItem("conspectus-single-keys") !== "off";
  } catch {
    return true;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || !singleKeysOn() || hasModifier(event) || takesText(event.target)) {
    return;
  }
  const box = document.querySelector("form[role=search] input[name=q]");
  if (box instanceof HTMLInputElement) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

const { offline, searchPage } = document.currentScript?.dataset ?? {};
if (offline && !document.querySelector('script[src*="/__preview__/"]')) {
  keepForOffline(offline, searchPage);
}

if (location.protocol === "file:") {
  leadToFiles();
}
