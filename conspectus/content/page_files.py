"""Pages of running text: ``content/pages/<slug>.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.content.reading import files_below, name_of, or_raise, read_text
from conspectus.errors import InputError
from conspectus.model.page import MarkdownPage
from conspectus.model.slug import make_slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "content/pages"
RESERVED = {
    "404",
    "assets",
    "digests",
    "index",
    "map",
    "papers",
    "search",
    "sources",
    "titles",
    "topics",
}


def read_pages(root: Path) -> tuple[MarkdownPage, ...]:
    """Read all pages, in the order of their slugs.

    Raises:
        InputError: a page has no heading, or an address that another part of the site has.
    """
    return tuple(sorted(or_raise(read_each_page(root)), key=lambda page: page.slug))


def read_each_page(root: Path) -> Iterator[MarkdownPage | InputError]:
    """Yield each page, in the order of their files, or what is wrong with it."""
    taken = set(RESERVED)
    for path in files_below(root / FOLDER, root=root, suffix=".md"):
        name, slug = name_of(path, root=root), make_slug(path.stem)
        try:
            page = parse_page(read_text(path, root=root), slug, file=name)
            _refuse_taken(slug, taken, file=name)
        except InputError as error:
            yield error
        else:
            yield page
        taken.add(slug)


def _refuse_taken(slug: str, taken: set[str], *, file: str) -> None:
    if slug in taken:
        raise InputError(
            f"its address, {slug}/, is taken by another part of the site; rename the file.",
            file=file,
        )


def parse_page(text: str, slug: str, *, file: str) -> MarkdownPage:
    """Return the page that a Markdown text describes."""
    heading, _, rest = text.lstrip().partition("\n")
    title = heading.removeprefix("# ").rstrip("# \t\r").strip()
    if not heading.startswith("# ") or not title:
        raise InputError("begin the page with its title, such as '# About'.", file=file, line=1)
    return MarkdownPage(slug, title, rest)
