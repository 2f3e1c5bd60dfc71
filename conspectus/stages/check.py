"""``check``: all that is wrong with a digest, at once. It writes nothing."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # a NamedTuple's field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from conspectus.content import topic_file
from conspectus.content.page_files import read_each_page
from conspectus.content.paper_files import lines_of_links, paper_paths, read_each_paper
from conspectus.content.reading import name_of, read_text
from conspectus.content.settings_file import read_settings
from conspectus.errors import InputError, Problem
from conspectus.model.topic import unknown_papers
from conspectus.pages.paper_page import followable
from conspectus.stages.site_links import base_url_of, check_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from conspectus.content.paper_files import PaperFile
    from conspectus.model.topic import Topic

T = TypeVar("T")
_SHOWN = 3
"""How many of many papers with the same problem a message names."""


class CheckResult(NamedTuple):
    """What was found; a digest without errors can be built and published."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    papers: int
    """Entries looked at."""
    site: Path | None
    """The built site whose links were followed; None where none is built."""


def check(root: Path, *, out: Path | None = None) -> CheckResult:
    """Check the digest in a folder, and its built site (default: ``site/``) where there is one."""
    errors: list[Problem] = []
    settings = _attempt(lambda: read_settings(root), errors)
    paths = paper_paths(root)
    papers = _readable(read_each_paper(paths, root=root), errors)
    warnings = [problem for paper in papers for problem in _doubtful_links(paper, root)]
    topics = _attempt(lambda: _read_topics(root, needed=bool(paths)), errors)
    if topics is not None:
        errors += _check_topics(root, topics, {path.stem for path in paths})
    errors += [found.problem for found in read_each_page(root) if isinstance(found, InputError)]
    site = _built_site(out or root / "site")
    if site:
        base_url = base_url_of(site) or (settings.base_url if settings else "/")
        for problem in check_site(site, base_url):
            errors.append(problem._replace(file=name_of(site / problem.file, root=root)))
    return CheckResult(tuple(errors), tuple(warnings), len(paths), site)


def _attempt(read: Callable[[], T], errors: list[Problem]) -> T | None:
    """Return what is read; None, and one error more, if it cannot be."""
    try:
        return read()
    except InputError as error:
        errors.append(error.problem)
        return None


def _readable(found: Iterable[T | InputError], errors: list[Problem]) -> Iterator[T]:
    """Yield what could be read; add what is wrong with the rest."""
    for value in found:
        if isinstance(value, InputError):
            errors.append(value.problem)
        else:
            yield value


def _doubtful_links(file: PaperFile, root: Path) -> Iterator[Problem]:
    doubtful = [(key, url) for key, url in sorted(file.paper.links.items()) if not followable(url)]
    lines = lines_of_links(file.text) if doubtful else {}
    for key, url in doubtful:
        message = f"the link {key!r} is {url!r}, which the site leaves out: no web address."
        yield Problem(name_of(file.path, root=root), lines.get(key), message)


def _read_topics(root: Path, *, needed: bool) -> tuple[Topic, ...]:
    topics = topic_file.read_topics(root)
    if topics is None and needed:
        raise InputError("is missing; run 'conspectus topics'.", file=topic_file.FILE)
    return topics or ()


def _check_topics(root: Path, topics: Sequence[Topic], slugs: set[str]) -> Iterator[Problem]:
    """Yield what is wrong with the topics: every paper is in exactly one, and no other is."""
    unknown = unknown_papers(topics, slugs)
    file = topic_file.FILE
    lines = topic_file.lines_of_papers(read_text(root / file, root=root)) if unknown else {}
    for found in unknown:
        message = f"{found}; 'conspectus topics' takes it out."
        yield Problem(file, lines.get(found.paper), message)
    missing = sorted(slugs - {slug for topic in topics for slug in topic.papers})
    if missing:
        yield Problem(file, None, f"no topic lists {_some(missing)}; run 'conspectus topics'.")


def _some(slugs: Sequence[str]) -> str:
    more = f" and {len(slugs) - _SHOWN:,} more" if len(slugs) > _SHOWN else ""
    return f"{', '.join(slugs[:_SHOWN])}{more}"


def _built_site(folder: Path) -> Path | None:
    return folder if (folder / "index.html").is_file() else None
