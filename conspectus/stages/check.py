"""``check``: all that is wrong with a digest, at once. It writes nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path  # noqa: TC003  # a NamedTuple's field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from conspectus.content import page_files, paper_files, topic_file
from conspectus.content.reading import name_of, read_text
from conspectus.content.settings_file import read_settings
from conspectus.errors import InputError
from conspectus.pages.paper_page import followable
from conspectus.stages.site_links import base_url_of, check_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from conspectus.content.paper_files import PaperFile
    from conspectus.model.page import MarkdownPage

T = TypeVar("T")
_SHOWN = 3
"""How many of many papers with the same problem a message names."""


class Finding(NamedTuple):
    """Something to mend or to look at."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.message}"


class CheckResult(NamedTuple):
    """What was found; a digest without errors can be built and published."""

    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    papers: int
    """Entries looked at."""
    site: Path | None
    """The built site whose links were followed; None where none is built."""


def check(root: Path, *, out: Path | None = None) -> CheckResult:
    """Check the digest in a folder, and its built site (default: ``site/``) where there is one."""
    errors: list[Finding] = []
    settings = _attempt(lambda: read_settings(root), errors)
    paths = _entry_paths(root)
    papers = list(_check_papers(root, paths, errors))
    _check_topics(root, {path.stem for path in paths}, errors)
    _check_pages(root, errors)
    site = _built_site(out or root / "site")
    if site:
        base_url = base_url_of(site) or (settings.base_url if settings else "/")
        for file, line, message in check_site(site, base_url):
            errors.append(Finding(name_of(site / file, root=root), line, message))
    warnings = [found for paper in papers for found in _doubtful_links(paper, root)]
    return CheckResult(tuple(errors), tuple(warnings), len(paths), site)


def _attempt(read: Callable[[], T], errors: list[Finding]) -> T | None:
    """Return what is read; None, and one error more, if it cannot be."""
    try:
        return read()
    except InputError as error:
        where = str(Finding(error.file, error.line, ""))
        errors.append(Finding(error.file, error.line, str(error).removeprefix(where)))
        return None


def _entry_paths(root: Path) -> list[Path]:
    paths = (root / paper_files.FOLDER).rglob("*.yaml")
    return sorted(path for path in paths if not path.name.startswith("."))


def _check_papers(root: Path, paths: Iterable[Path], errors: list[Finding]) -> Iterator[PaperFile]:
    """Yield the entries that can be read; add what is wrong with the others."""
    first: dict[str, Path] = {}
    for path in paths:
        file = _attempt(partial(paper_files.read_paper, path, root=root), errors)
        if file:
            yield file
        other = first.setdefault(path.stem, path)
        if other is not path:
            message = f"has the same address as {name_of(other, root=root)}; rename one of them."
            errors.append(Finding(name_of(path, root=root), None, message))


def _doubtful_links(file: PaperFile, root: Path) -> Iterator[Finding]:
    for key, url in sorted(file.paper.links.items()):
        if not followable(url):
            line = _line_with(file.text, f"{key}:")
            message = f"the link {key!r} is {url!r}, which the site leaves out: no web address."
            yield Finding(name_of(file.path, root=root), line, message)


def _check_topics(root: Path, slugs: set[str], errors: list[Finding]) -> None:
    """Add what is wrong with the topics: every paper is in exactly one, and no other is."""
    file = topic_file.FILE
    before = len(errors)
    topics = _attempt(lambda: topic_file.read_topics(root), errors)
    if topics is None:
        if slugs and len(errors) == before:
            errors.append(Finding(file, None, "is missing; run 'conspectus topics'."))
        return
    lines = read_text(root / file, root=root).splitlines()
    numbers = {line.strip().removeprefix("- "): number for number, line in enumerate(lines, 1)}
    named = [(topic, slug) for topic in topics for slug in topic.papers]
    for topic, slug in named:
        if slug not in slugs:
            message = f"the topic {topic.label!r} names {slug!r}, of which there is no entry."
            errors.append(Finding(file, numbers.get(slug), message))
    missing = sorted(slugs - {slug for _, slug in named})
    if missing:
        errors.append(Finding(file, None, _in_no_topic(missing)))


def _in_no_topic(slugs: Sequence[str]) -> str:
    shown = ", ".join(slugs[:_SHOWN])
    more = f" and {len(slugs) - _SHOWN:,} more" if len(slugs) > _SHOWN else ""
    are = "are" if len(slugs) > 1 else "is"
    return f"{shown}{more} {are} in no topic; run 'conspectus topics'."


def _check_pages(root: Path, errors: list[Finding]) -> None:
    """Add what is wrong with each page, and then with their addresses."""
    before = len(errors)
    for path in sorted((root / page_files.FOLDER).glob("*.md")):
        _attempt(partial(_read_page, path, root), errors)
    if len(errors) == before:
        _attempt(lambda: page_files.read_pages(root), errors)


def _read_page(path: Path, root: Path) -> MarkdownPage:
    text = read_text(path, root=root)
    return page_files.parse_page(text, path.stem, file=name_of(path, root=root))


def _line_with(text: str, words: str) -> int | None:
    """Return the number of the first line that holds some words."""
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if words in line), None)


def _built_site(folder: Path) -> Path | None:
    return folder if (folder / "index.html").is_file() else None
