"""Entries: ``content/papers/**/<slug>.yaml``, one paper each."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # a NamedTuple's field
from typing import TYPE_CHECKING, NamedTuple

import yaml

from conspectus.content import yaml_style as style
from conspectus.content.reading import files_below, name_of, or_raise, read_text
from conspectus.content.yaml_text import read_mapping, to_value
from conspectus.errors import InputError
from conspectus.model.paper import Paper, Sighting
from conspectus.model.slug import is_slug, make_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = "content/papers"


class PaperFile(NamedTuple):
    """An entry as it stands on disk."""

    path: Path
    text: str
    paper: Paper


def read_papers(root: Path) -> list[PaperFile]:
    """Read all entries below ``content/papers/``, in the order of their slugs.

    Raises:
        InputError: an entry is wrong, or two entries in different folders share a slug.
    """
    files = or_raise(read_each_paper(paper_paths(root), root=root))
    return sorted(files, key=lambda file: file.paper.slug)


def paper_paths(root: Path) -> list[Path]:
    """Return where all entries lie, readable or not."""
    return files_below(root / FOLDER, root=root, suffix=".yaml")


def read_each_paper(paths: Iterable[Path], *, root: Path) -> Iterator[PaperFile | InputError]:
    """Yield each entry or what is wrong with it, and an error for each address that comes again."""
    first: dict[str, Path] = {}
    for path in paths:
        try:
            yield read_paper(path, root=root)
        except InputError as error:
            yield error
        other = first.setdefault(path.stem, path)
        if other is not path:
            yield InputError(
                f"has the same address as {name_of(other, root=root)}; rename one of them.",
                file=name_of(path, root=root),
            )


def read_paper(path: Path, *, root: Path) -> PaperFile:
    """Read one entry."""
    name = name_of(path, root=root)
    if not is_slug(path.stem):
        better = path.with_stem(make_slug(path.stem)).name
        raise InputError(
            f"a file's name is its address; rename it, such as to {better}.", file=name
        )
    text = read_text(path, root=root)
    return PaperFile(path, text, parse_paper(text, path.stem, file=name))


def parse_paper(text: str, slug: str, *, file: str) -> Paper:
    """Return the paper that an entry's text describes.

    Raises:
        InputError: it is not YAML, has an unknown key, or a value of the wrong kind.
    """
    mapping = read_mapping(text, file=file)
    if "slug" in mapping:
        raise InputError("an entry's slug is its file name; remove the key 'slug'.", file=file)
    return to_value(mapping | {"slug": slug}, Paper, text=text, file=file)


def lines_of_links(text: str) -> dict[str, int]:
    """Return where each link stands in the text of an entry that can be read; from 1."""
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    return {
        name.value: name.start_mark.line + 1
        for key, links in _pairs(root)
        if key.value == "links"
        for name, _ in _pairs(links)
    }


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def format_paper(paper: Paper) -> str:
    """Return the text of an entry: known fields only, in a fixed order."""
    return style.to_text(style.block_mapping(_fields(paper)))


def format_fields(paper: Paper) -> dict[str, str]:
    """Return the lines of an entry by key; joined, they are its text."""
    return {key: style.to_text(style.block_mapping([(key, node)])) for key, node in _fields(paper)}


def format_sighting(seen: Sighting) -> str:
    """Return a sighting as an entry shows it: ``{listing: …, date: …, rank: …}``."""
    return style.to_text(style.block_list([_sighting(seen)])).removeprefix("- ").rstrip("\n")


def _fields(paper: Paper) -> Iterator[tuple[str, yaml.Node]]:
    yield "title", style.scalar(paper.title)
    if paper.abstract:
        yield "abstract", style.prose(paper.abstract)
    if paper.authors:
        yield "authors", style.row(paper.authors)
    if paper.author_count is not None:
        yield "author_count", style.scalar(paper.author_count)
    if paper.organization:
        organization = {"handle": paper.organization.handle, "name": paper.organization.name}
        yield "organization", style.row(organization)
    if paper.published:
        yield "published", style.scalar(style.Plain(paper.published))
    for key in ("arxiv", "doi", "journal"):
        if value := getattr(paper, key):
            yield key, style.scalar(value)
    if paper.withdrawn:
        yield "withdrawn", style.scalar(style.Plain("true"))
    if paper.links:
        yield "links", style.row(paper.links)
    for key in ("categories", "keywords"):
        if values := getattr(paper, key):
            yield key, style.row(values)
    for key in ("comments", "upvotes"):
        if (count := getattr(paper, key)) is not None:
            yield key, style.scalar(count)
    if paper.note:
        yield "note", style.prose(paper.note)
    if paper.hidden:
        yield "hidden", style.scalar(style.Plain("true"))
    if paper.sightings:
        yield "sightings", style.block_list(_sighting(seen) for seen in paper.sightings)


def _sighting(seen: Sighting) -> yaml.Node:
    values: dict[str, str] = {"listing": seen.listing}
    if seen.date:
        values["date"] = style.Plain(seen.date.isoformat())
    if seen.rank is not None:
        values["rank"] = style.Plain(str(seen.rank))
    return style.row(values)
