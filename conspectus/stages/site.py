"""The site stage: ``content/`` in, ``site/`` out."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from conspectus.content.note_files import read_notes
from conspectus.content.page_files import read_pages
from conspectus.content.reading import read_text
from conspectus.content.template_files import read_assets, read_template
from conspectus.content.topic_file import FILE as TOPIC_FILE
from conspectus.content.topic_file import read_topics, unknown_paper_problems
from conspectus.errors import OutputError
from conspectus.model.notes import FetchNote, PaperNote, SourceNote
from conspectus.model.removal import shown_papers
from conspectus.model.topic import Taxonomy, unknown_papers
from conspectus.model.wording import count_text
from conspectus.pages.library import Library
from conspectus.pages.sources import Sources, gather_sources
from conspectus.readers.table import FORMATS
from conspectus.render.site import render_site
from conspectus.stages.entries import read_entries
from conspectus.stages.publish import staging
from conspectus.stages.vectors import vectorizer_of
from conspectus.topics.explaining.reasons import explain_topics
from conspectus.topics.explaining.relations import explain_related
from conspectus.topics.explaining.shared_terms import terms_of
from conspectus.topics.explaining.spelling import spelling_of
from conspectus.topics.likeness.related import related_papers
from conspectus.topics.mapping.layout import lay_out
from conspectus.topics.naming.bans import Bans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from conspectus.model.paper import Paper
    from conspectus.model.settings import Settings
    from conspectus.model.topic import Topic
    from conspectus.render.site import SiteFile
    from conspectus.report import Reporter
    from conspectus.topics.explaining.reasons import TopicReasons
    from conspectus.topics.explaining.relations import Relation
    from conspectus.topics.likeness.vectors import Vectors
    from conspectus.topics.mapping.layout import Layout


class SiteResult(NamedTuple):
    """What was built."""

    papers: int
    files: int
    size: int
    """In bytes."""

    def __str__(self) -> str:
        files = count_text(self.files, "file")
        return f"{count_text(self.papers, 'paper')} in {files}, {self.size / 1e6:,.1f} MB"


class _Computed(NamedTuple):
    """What follows from what papers say."""

    related: Mapping[str, tuple[Relation, ...]]
    reasons: Mapping[str, TopicReasons]
    layout: Layout


def build_site(root: Path, settings: Settings, out: Path, *, reporter: Reporter) -> SiteResult:
    """Build the site of the digest in ``root`` and put it in the place of ``out`` in one step.

    Raises:
        InputError: something in ``content/`` is wrong, or a template or asset cannot be read.
        TemplateError: a template is.
        OutputError: the site cannot be written, or ``out`` is a folder that is not a site.
    """
    with staging(out, root=root) as folder:
        return write_site(root, settings, folder, reporter=reporter)


def write_site(root: Path, settings: Settings, folder: Path, *, reporter: Reporter) -> SiteResult:
    """Write the site into an empty folder."""
    library = read_library(root, settings, reporter=reporter)
    files = render_site(library, partial(read_template, root=root), read_assets(root))
    written = [_write(folder, file) for file in reporter.track(files, "Building the site")]
    return SiteResult(len(library.papers), len(written), sum(written))


def read_library(root: Path, settings: Settings, *, reporter: Reporter) -> Library:
    """Read everything that pages are made from, and compute which papers are alike."""
    entries = read_entries(root)
    papers = {paper.slug: paper for paper in shown_papers(entries, settings)}
    taxonomy = read_topics(root)
    if taxonomy is None and papers:
        reporter.warn(f"{TOPIC_FILE} is missing, so papers have no topics: run 'topics' first.")
    shown = _shown_topics(root, taxonomy or Taxonomy(), entries, papers, reporter)
    vectorize = vectorizer_of(settings, reporter=reporter)
    banned = taxonomy.banned if taxonomy else ()
    computed = _compute(vectorize(papers.values(), banned), papers, shown, banned)
    return Library(
        settings=settings,
        papers=papers,
        topics=shown,
        related=computed.related,
        reasons=computed.reasons,
        layout=computed.layout,
        pages=read_pages(root),
        sources=_sources(root),
        history=taxonomy.history if taxonomy else (),
    )


def _shown_topics(
    root: Path,
    taxonomy: Taxonomy,
    entries: Sequence[Paper],
    shown: Mapping[str, Paper],
    reporter: Reporter,
) -> tuple[Topic, ...]:
    """Return the topics with what may be shown of their papers and terms.

    Papers without an entry are warned of. Words may have been banned since topics were named.
    """
    known = {paper.slug for paper in entries}
    if unknown_papers(taxonomy.topics, known):
        text = read_text(root / TOPIC_FILE, root=root)
        for problem in unknown_paper_problems(taxonomy, known, text, file=TOPIC_FILE):
            reporter.warn(f"{problem}; it is left out.")
    banned = Bans(taxonomy.banned)
    return tuple(
        msgspec.structs.replace(
            topic,
            papers=tuple(slug for slug in topic.papers if slug in shown),
            terms=tuple(term for term in topic.terms if not banned.forbid(term)),
        )
        for topic in taxonomy.topics
    )


def _sources(root: Path) -> Sources:
    return gather_sources(
        read_notes(root, SourceNote),
        read_notes(root, FetchNote),
        read_notes(root, PaperNote),
        formats={each.name: each.description for each in FORMATS},
    )


def _compute(
    vectors: Vectors,
    papers: Mapping[str, Paper],
    topics: Sequence[Topic],
    banned: Sequence[str],
) -> _Computed:
    spelling = spelling_of([papers[slug] for slug in vectors.slugs], vectors.vocabulary)
    terms = terms_of(vectors.vocabulary, spelling, banned)
    near = related_papers(vectors)
    slugs = {slug: tuple(other for other, _ in others) for slug, others in near.items()}
    return _Computed(
        related=explain_related(vectors, near, terms),
        reasons=explain_topics(vectors, topics, papers, terms),
        layout=lay_out(vectors, topics, slugs),
    )


def _write(folder: Path, file: SiteFile) -> int:
    """Write one file; messages leave out the folder, which has a hidden name."""
    path = folder / file.path
    if ".." in PurePosixPath(file.path).parts:
        raise OutputError(f"the address {file.path} leads out of the site; rename what has it.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as new:
            new.write(file.data)
    except FileExistsError:
        raise OutputError(
            f"two parts of the site have the address {file.path}; rename one of them."
        ) from None
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise OutputError(f"{file.path}, a file of the site, {problem}.") from None
    return len(file.data)
