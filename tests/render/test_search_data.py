"""What the site gives its search page."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

from toy_library import toy_library

from conspectus.content.template_files import read_template
from conspectus.render.site import render_site

ROOT = Path(__file__).parents[2]


def site_files() -> dict[str, bytes]:
    """Return the files of a small site."""
    return dict(render_site(toy_library(), partial(read_template, root=ROOT), {}))


def test_the_search_page_knows_the_build_of_its_data() -> None:
    """A page asks for the parts that were made with it."""
    files = site_files()
    page = files["search/index.html"].decode()
    build = re.search('data-build="([^"]+)"', page)
    assert build
    assert files["search/data/start.js"].startswith(f'conspectusPart("{build[1]}",'.encode())


def test_listings_are_known_by_the_addresses_of_their_digests() -> None:
    """A listing beside the results leads to its digest."""
    files = site_files()
    text = files["search/data/listings.js"].decode()
    rows = json.loads(text.split(",", 2)[2].removesuffix(");\n"))["listings"]
    assert [label for _, label, _ in rows][:2] == ["9 December 2025", "8 December 2025"]
    assert all(f"digests/{key}/index.html" in files for key, _, _ in rows)
    assert len(rows) == 3
