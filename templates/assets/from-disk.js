// @ts-check
// Where pages are opened from a disk, no server turns `topics/` into `topics/index.html`.

const PAGE = "index.html";

/** Lead links and forms of this page to files, as a server would. */
export function leadToFiles() {
  for (const kind of ["click", "auxclick", "contextmenu"]) {
    addEventListener(kind, ({ target }) => {
      const link = target instanceof Element ? target.closest("a[href]") : null;
      if (link instanceof HTMLAnchorElement) {
        link.href = fileAddress(link.href);
      }
    }, { capture: true });
  }
  for (const form of document.forms) {
    form.action = fileAddress(form.action);
  }
}

/**
 * Return the address of the file that a server would send.
 * @param {string} address
 */
export function fileAddress(address) {
  return address.replace(/^(file:[^?#]*\/)(?=[?#]|$)/, `$1${PAGE}`);
}
