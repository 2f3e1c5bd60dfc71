"""Pages of running text: ``content/pages/<slug>.md``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conspectus.content.reading import name_of, read_text
from conspectus.errors import InputError
from conspectus.model.page import MarkdownPage
from conspectus.model.slug import make_slug

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "content/pages"
RESERVED = {"assets", "digests", "papers", "search", "topics", "index", "404"}
_HEADING = re.compile(r"\s*#\s+(?P<title>[^\n]+?)\s*#*\s*(?:\n|\Z)")


def read_pages(root: Path) -> tuple[MarkdownPage, ...]:
    """Read all pages, in the order of their slugs.

    Raises:
        InputError: a page has no heading, or an address that another part of the site has.
    """
    pages: dict[str, MarkdownPage] = {}
    for path in sorted((root / FOLDER).glob("*.md")):
        name = name_of(path, root=root)
        page = parse_page(read_text(path, root=root), make_slug(path.stem), file=name)
        if page.slug in RESERVED or page.slug in pages:
            raise InputError(
                f"its address, {page.slug}/, is taken by another part of the site; "
                "rename the file.",
                file=name,
            )
        pages[page.slug] = page
    return tuple(pages[slug] for slug in sorted(pages))


def parse_page(text: str, slug: str, *, file: str) -> MarkdownPage:
    """Return the page that a Markdown text describes."""
    match = _HEADING.match(text)
    if match is None:
        raise InputError("begin the page with its title, such as '# About'.", file=file, line=1)
    return MarkdownPage(slug, match["title"], text[match.end() :])
