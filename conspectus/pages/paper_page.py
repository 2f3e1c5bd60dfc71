"""The page of one paper."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

from conspectus.model.arxiv_id import abstract_url, pdf_url
from conspectus.model.paper import AND_OTHERS
from conspectus.model.wording import count_text
from conspectus.pages import items
from conspectus.pages.addresses import bibtex_path, paper_path
from conspectus.pages.views import Link, OutLink, Page, PaperView, SightingItem
from conspectus.pages.why import why_in_topic, why_related
from conspectus.pages.wording import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conspectus.model.paper import Paper
    from conspectus.pages.digests import Digest
    from conspectus.pages.library import Library


def paper_page(library: Library, slug: str) -> Page:
    """Return the page of a paper."""
    paper = library.papers[slug]
    updated = paper.last_seen
    return Page(
        path=paper_path(slug),
        template="paper.html",
        view=_view(library, paper),
        updated=updated.isoformat() if updated else "",
    )


def _view(library: Library, paper: Paper) -> PaperView:
    topic = library.topic_of.get(paper.slug)
    broad = library.broad_topic_of(topic) if topic else None
    return PaperView(
        title=paper.title,
        description=excerpt(paper.abstract),
        slug=paper.slug,
        paragraphs=tuple(part for part in paper.abstract.split("\n\n") if part.strip()),
        authors=paper.authors,
        author_count=count_text(paper.author_count, "author") if paper.author_count else "",
        organization=_organization(paper),
        published=items.partial_day(paper.published),
        journal=paper.journal or "",
        withdrawn=paper.withdrawn,
        topic=items.topic_mark_of(library, paper.slug),
        broad_topic=library.topic_marks[broad.slug] if broad else None,
        fit=why_in_topic(library, topic, paper.slug) if topic else None,
        arxiv=OutLink(f"arXiv:{paper.arxiv}", abstract_url(paper.arxiv)) if paper.arxiv else None,
        pdf=OutLink("PDF", pdf_url(paper.arxiv)) if paper.arxiv else None,
        doi=OutLink(paper.doi, f"https://doi.org/{quote(paper.doi)}") if paper.doi else None,
        links=tuple(OutLink(name, followable(url)) for name, url in sorted(paper.links.items())),
        finders=_finders(paper),
        categories=paper.categories,
        keywords=paper.keywords,
        comments=items.comments_text(paper),
        upvotes=count_text(paper.upvotes, "upvote") if paper.upvotes is not None else "",
        note=paper.note,
        sightings=tuple(_sightings(library, paper)),
        sources=tuple(
            Link(file, library.sources.path_of(file))
            for file in library.sources.files_of.get(paper.slug, ())
        ),
        related=tuple(
            (library.paper_items[relation.slug], why_related(relation))
            for relation in library.related.get(paper.slug, ())
        ),
        bibtex=bibtex_path(paper.slug),
        citation=tuple(_citation(paper)),
    )


def followable(url: str) -> str:
    """Return a web address as it is, and nothing for any other text, such as ``javascript:…``."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def _organization(paper: Paper) -> OutLink | None:
    if paper.organization is None:
        return None
    handle = quote(paper.organization.handle, safe="")
    return OutLink(paper.organization.name, f"https://huggingface.co/{handle}")


def _finders(paper: Paper) -> tuple[OutLink, ...]:
    """Return where to look for a paper: its own pages where its id is known, else searches."""
    if paper.arxiv:
        return (OutLink("Hugging Face", f"https://huggingface.co/papers/{paper.arxiv}"),)
    in_titles = urlencode({"query": paper.title, "searchtype": "title"})
    return (
        OutLink("arXiv", f"https://arxiv.org/search/?{in_titles}"),
        OutLink("Hugging Face", f"https://huggingface.co/papers?{urlencode({'q': paper.title})}"),
        OutLink(
            "Google Scholar", f"https://scholar.google.com/scholar?{urlencode({'q': paper.title})}"
        ),
    )


def _sightings(library: Library, paper: Paper) -> Iterator[SightingItem]:
    """Yield each digest that showed a paper once, with all the places where it stood in it."""
    digests: dict[str, Digest] = {}
    ranks: defaultdict[str, set[int]] = defaultdict(set)
    for seen in paper.sightings:
        digest = library.digest_of[seen.listing, seen.date]
        digests[digest.path] = digest
        if seen.rank:
            ranks[digest.path].add(seen.rank)
    for path, digest in digests.items():
        yield SightingItem(
            day=items.whole_day(digest.date),
            digest=Link(items.digest_title(digest), path),
            place=_places(sorted(ranks[path])),
        )


def _places(ranks: Sequence[int]) -> str:
    """Return ``no. 1, 3 and 12``."""
    if not ranks:
        return ""
    *others, last = (f"{rank:,}" for rank in ranks)
    return f"no. {' and '.join(filter(None, [', '.join(others), last]))}"


def _citation(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield the tags that Google Scholar and Zotero read.

    Source: https://scholar.google.com/intl/en/scholar/inclusion.html
    """
    yield "citation_title", paper.title
    yield from (("citation_author", name) for name in paper.authors if name != AND_OTHERS)
    if paper.published:
        whole = paper.published.day is not None
        date = paper.published.replace("-", "/") if whole else str(paper.published.year)
        yield "citation_publication_date", date
    if first := paper.first_seen:
        yield "citation_online_date", first.strftime("%Y/%m/%d")
    if paper.journal:
        yield "citation_journal_title", paper.journal
    if paper.doi:
        yield "citation_doi", paper.doi
    if paper.arxiv:
        yield "citation_public_url", abstract_url(paper.arxiv)
        yield "citation_pdf_url", pdf_url(paper.arxiv)
    if paper.keywords:
        yield "citation_keywords", "; ".join(paper.keywords)
