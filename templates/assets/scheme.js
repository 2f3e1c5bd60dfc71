// Applies the reader's choice of light or dark before anything is painted.
// A classic script in the head, because a module would come too late.
(() => {
  try {
    const chosen = localStorage.getItem("conspectus-scheme");
    if (chosen === "light" || chosen === "dark") {
      document.documentElement.dataset.scheme = chosen;
    }
  } catch {
    // Storage is switched off: the device's own scheme stands.
  }
})();
