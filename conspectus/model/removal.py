"""Which papers an editor wants out: those hidden in their entries, and those that settings name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from conspectus.model.arxiv_id import parse_arxiv_id
from conspectus.model.doi import parse_doi

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conspectus.model.paper import Paper
    from conspectus.model.record import Record
    from conspectus.model.settings import Settings


class Removals:
    """The papers that ``removed`` in the settings names: by slug, arXiv id or DOI.

    An id may be spelled in any way that people copy it, such as ``https://arxiv.org/abs/…`` or
    ``doi:10.…``.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        for name in names:
            for key in _keys_of_name(name):
                self._names[key].add(name)

    def names(self, paper: Paper | Record, slug: str) -> frozenset[str]:
        """Return those of the names, as they are written, that mean a paper; none if it stays."""
        keys = _keys_of_paper(paper, slug) if self._names else ()
        return frozenset(name for key in keys for name in self._names.get(key, ()))


def shown_papers(papers: Iterable[Paper], settings: Settings) -> list[Paper]:
    """Return the papers that the site shows, in their order: neither hidden nor removed."""
    removals = Removals(settings.removed)
    return [paper for paper in papers if not paper.hidden and not removals.names(paper, paper.slug)]


def _keys_of_name(name: str) -> Iterator[str]:
    """Yield what a name may mean: an id has a slash or a full stop, a slug has none."""
    text = name.strip()
    if arxiv := parse_arxiv_id(text):
        yield f"arxiv:{arxiv}"
    elif doi := parse_doi(text):
        yield f"doi:{doi}"
    yield f"slug:{text}"


def _keys_of_paper(paper: Paper | Record, slug: str) -> Iterator[str]:
    yield f"slug:{slug}"
    if paper.arxiv:
        yield f"arxiv:{paper.arxiv}"
    if paper.doi:
        yield f"doi:{parse_doi(paper.doi) or paper.doi}"
