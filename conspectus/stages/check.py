"""``check``: all that is wrong or doubtful in a digest, at once. It writes nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path  # noqa: TC003  # a NamedTuple's field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from conspectus.content import topic_file
from conspectus.content.listing_files import FACTS, listing_paths, read_source
from conspectus.content.page_files import read_each_page
from conspectus.content.paper_files import lines_of_links, paper_paths, read_each_paper
from conspectus.content.reading import files_below, name_of, read_text
from conspectus.content.settings_file import read_settings
from conspectus.content.yaml_errors import composed, line_in
from conspectus.doubts.doubt import Doubt
from conspectus.doubts.entries import Entry, doubts_of
from conspectus.doubts.listings import Found, listing_doubts
from conspectus.doubts.lookalikes import lookalikes
from conspectus.doubts.topics import TopicsFile, topic_doubts
from conspectus.errors import InputError, Problem
from conspectus.model.removal import shown_papers
from conspectus.model.settings import Settings
from conspectus.model.topic import Taxonomy
from conspectus.pages.paper_page import followable
from conspectus.readers.table import read_listing
from conspectus.stages.site_links import base_url_of, check_site

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from conspectus.content.paper_files import PaperFile
    from conspectus.model.record import Listing

T = TypeVar("T")
_SHOWN = 3
"""How many of many papers with the same problem a message names."""


class CheckResult(NamedTuple):
    """What was found; a digest without errors can be built and published."""

    errors: tuple[Problem, ...]
    doubts: tuple[Doubt, ...]
    papers: int
    """Entries looked at."""
    site: Path | None
    """The built site whose links were followed; None where none is built."""


def check(root: Path, *, out: Path | None = None, today: dt.date) -> CheckResult:
    """Check the digest in a folder, and its built site (default: ``site/``) where there is one.

    No date of an entry may lie after ``today``.
    """
    errors: list[Problem] = []
    settings = _attempt(lambda: read_settings(root), errors) or Settings()
    paths = paper_paths(root)
    entries, doubts = _read_entries(paths, root, errors)
    papers = [entry.paper for entry in entries]
    shown = {paper.slug for paper in shown_papers(papers, settings)}
    topics = _attempt(lambda: _read_topics(root, needed=bool(paths)), errors)
    if topics is not None:
        slugs = {path.stem for path in paths}
        hidden = {paper.slug for paper in papers} - shown
        errors += _check_topics(root, topics, slugs, slugs - hidden)
        doubts += _doubts_of_topics(root, topics, slugs)
    doubts += _doubts_of_entries([e for e in entries if e.paper.slug in shown], today)
    doubts += listing_doubts(_listings(root, errors), papers, settings)
    errors += [found.problem for found in read_each_page(root) if isinstance(found, InputError)]
    site = _built_site(out or root / "site")
    if site:
        for problem in check_site(site, base_url_of(site) or settings.base_url):
            errors.append(problem._replace(file=name_of(site / problem.file, root=root)))
    return CheckResult(tuple(errors), tuple(doubts), len(paths), site)


def _read_entries(
    paths: Iterable[Path], root: Path, errors: list[Problem]
) -> tuple[list[Entry], list[Doubt]]:
    """Return the entries that can be read, and what is doubtful in their text."""
    entries: list[Entry] = []
    doubts: list[Doubt] = []
    for file in _readable(read_each_paper(paths, root=root), errors):
        entries.append(Entry(name_of(file.path, root=root), file.paper))
        doubts += _doubtful_links(file, root)
    return entries, doubts


def _doubts_of_entries(entries: Sequence[Entry], today: dt.date) -> Iterator[Doubt]:
    for entry in entries:
        yield from doubts_of(entry, today)
    yield from lookalikes(entries)


def _listings(root: Path, errors: list[Problem]) -> Iterator[Found]:
    """Yield what the saved sources say, one at a time: together they may be large.

    One that cannot be read is an error, since it stops ingesting.
    """
    for path in (*listing_paths(root), *files_below(root / FACTS, root=root)):
        file = name_of(path, root=root)
        yield Found(file, _attempt(partial(_read_listing, root, file), errors))


def _read_listing(root: Path, file: str) -> Listing:
    return read_listing(read_source(root, file.removeprefix("content/")), file)


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


def _doubtful_links(file: PaperFile, root: Path) -> Iterator[Doubt]:
    doubtful = [(key, url) for key, url in sorted(file.paper.links.items()) if not followable(url)]
    lines = lines_of_links(file.text) if doubtful else {}
    for key, url in doubtful:
        message = f"the link {key!r} is {url!r}, which the site leaves out: no web address."
        problem = Problem(name_of(file.path, root=root), lines.get(key), message)
        yield Doubt("odd link", problem)


def _read_topics(root: Path, *, needed: bool) -> Taxonomy:
    topics = topic_file.read_topics(root)
    if topics is None and needed:
        raise InputError("is missing; run 'conspectus topics'.", file=topic_file.FILE)
    return topics or Taxonomy()


def _check_topics(
    root: Path, taxonomy: Taxonomy, slugs: set[str], shown: set[str]
) -> Iterator[Problem]:
    """Yield what is wrong with the topics: every shown paper is in one, and all have entries."""
    file = topic_file.FILE
    text = read_text(root / file, root=root) if taxonomy.topics else ""
    for problem in topic_file.unknown_paper_problems(taxonomy, slugs, text, file=file):
        yield problem._replace(message=f"{problem.message}; 'conspectus topics' takes it out.")
    missing = sorted(shown - {slug for topic in taxonomy.topics for slug in topic.papers})
    if missing:
        yield Problem(file, None, f"no topic lists {_some(missing)}; run 'conspectus topics'.")


def _doubts_of_topics(root: Path, taxonomy: Taxonomy, slugs: set[str]) -> list[Doubt]:
    if taxonomy == Taxonomy():
        return []
    nodes = composed(read_text(root / topic_file.FILE, root=root))
    found = TopicsFile(topic_file.FILE, taxonomy, partial(line_in, nodes))
    return list(topic_doubts(found, slugs))


def _some(slugs: Sequence[str]) -> str:
    more = f" and {len(slugs) - _SHOWN:,} more" if len(slugs) > _SHOWN else ""
    return f"{', '.join(slugs[:_SHOWN])}{more}"


def _built_site(folder: Path) -> Path | None:
    return folder if (folder / "index.html").is_file() else None
