"""Makes the searches that are compared: a folder to be served for each, and what building it took.

All three search the same papers, and their pages have the same hooks: ours is the built site's,
those of Lunr and Pagefind stand in ``search_pages/``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measure import ROOT, cost_of
from benchmarks.search_server import served_size

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = ROOT / "benchmarks" / "search_pages"
BUILDER = str(ROOT / "benchmarks" / "search_index.py")
PAGEFIND_VERSION = "1.5.2"
PAGEFIND_HOME = Path(sys.prefix) / f"pagefind-{PAGEFIND_VERSION}"
"""Where Pagefind is installed when it is first needed: in the environment that runs this."""


class System(NamedTuple):
    """One search."""

    name: str
    folder: Path
    """What is served."""
    page: str
    """Its search page, below the folder."""
    seconds: float
    """What building the index took, without reading the papers and starting Python."""
    megabytes: float
    """Peak memory of the process that built it."""
    index_size: int
    """Bytes of the whole index over the wire, records not counted."""


def conspectus(digest: Path, folder: Path) -> System:
    """Return our own search: the built site of the digest."""
    del folder  # the site stands in the digest
    site = digest / "site"
    cost, seconds = cost_of(sys.executable, BUILDER, "conspectus", str(digest))
    data = site / "search" / "data"
    records = set((data / "papers").iterdir())
    index = [file for file in data.rglob("*") if file.is_file() and file not in records]
    return System("Conspectus", site, "search/", float(seconds), cost.megabytes, served_size(index))


def plain_lunr(digest: Path, folder: Path) -> System:
    """Return Lunr as it is usually shipped: one index, titles boosted, loaded whole."""
    folder.mkdir()
    shutil.copy(PAGES / "lunr.html", folder)
    shutil.copy(ROOT / "conspectus" / "bundled" / "lunr.js", folder)
    cost, seconds = cost_of(sys.executable, BUILDER, "lunr", str(digest), str(folder))
    size = served_size([folder / "index.json"])
    return System("plain Lunr", folder, "lunr.html", float(seconds), cost.megabytes, size)


def pagefind(digest: Path, folder: Path) -> System:
    """Return Pagefind over the pages of the built site's papers, without what stands beside them.

    Lists of related papers, menus and the like are left out, as whoever used it for such a site
    would mark them: they would make it larger, and find papers by the titles of others.
    """
    install_pagefind()
    folder.mkdir()
    shutil.copy(PAGES / "pagefind.html", folder)
    command = (sys.executable, "-m", "pagefind", "--site", str(digest / "site"))
    wanted = ("--glob", "papers/*/index.html", "--root-selector", "main article")
    ways = ("--exclude-selectors", "aside", "--output-path", str(folder / "pagefind"))
    os.environ["PYTHONPATH"] = str(PAGEFIND_HOME)
    try:
        cost, _ = cost_of(*command, *wanted, *ways)
    finally:
        del os.environ["PYTHONPATH"]
    bundle = folder / "pagefind"
    index = [*(bundle / "index").iterdir(), *bundle.glob("*.pf_meta")]
    return System(
        "Pagefind", folder, "pagefind.html", cost.seconds, cost.megabytes, served_size(index)
    )


def install_pagefind() -> None:
    """Install Pagefind for the benchmark alone, once."""
    if PAGEFIND_HOME.is_dir():
        return
    pip = (sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "-qq")
    wanted = [f"{name}=={PAGEFIND_VERSION}" for name in ("pagefind", "pagefind-bin")]
    subprocess.run([*pip, "--target", str(PAGEFIND_HOME), *wanted], check=True)


SYSTEMS: dict[str, Callable[[Path, Path], System]] = {
    "conspectus": conspectus,
    "lunr": plain_lunr,
    "pagefind": pagefind,
}
"""How each is made, by the name on the command line."""
