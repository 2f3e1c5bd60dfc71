"""BibTeX records."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares.month import MonthAbbreviationMiddleware
from bibtexparser.middlewares.parsestack import default_unparse_stack
from bibtexparser.model import Entry, Field
from pylatexenc.latexencode import UnicodeToLatexEncoder

from conspectus.model.arxiv_id import abstract_url, arxiv_doi
from conspectus.model.paper import AND_OTHERS
from conspectus.pages.addresses import paper_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bibtexparser.middlewares.middleware import Middleware

    from conspectus.model.paper import Paper


def bibtex(paper: Paper, *, base_url: str) -> str:
    """Return the BibTeX record of a paper; its key is the slug.

    Both spellings of the archive's key are given: biblatex reads ``eprinttype``, older styles
    ``archivePrefix``.
    """
    fields = [Field(name, value) for name, value in _fields(paper, base_url) if value]
    kind = "article" if paper.journal else "misc"
    library = Library([Entry(kind, paper.slug, fields)])
    return write_string(library, unparse_stack=_writing())


def _writing() -> list[Middleware]:
    """Return the steps before writing: months become macros such as ``nov``."""
    return [MonthAbbreviationMiddleware(), *default_unparse_stack(allow_inplace_modification=True)]


def _author(name: str) -> str:
    return "others" if name == AND_OTHERS else _latex(name)


def _fields(paper: Paper, base_url: str) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_latex(paper.title)}}}"
    if paper.authors:
        yield "author", " and ".join(map(_author, paper.authors))
    if paper.journal:
        yield "journal", _latex(paper.journal)
    if paper.published:
        yield "year", str(paper.published.year)
        if paper.published.month:
            yield "month", str(paper.published.month)
    if paper.arxiv:
        yield "eprint", paper.arxiv
        yield "archivePrefix", "arXiv"
        yield "eprinttype", "arxiv"
        if paper.categories:
            yield "primaryClass", _plain(paper.categories[0])
    if paper.doi or paper.arxiv:
        yield "doi", _plain(paper.doi or arxiv_doi(paper.arxiv or ""))
    yield "url", abstract_url(paper.arxiv) if paper.arxiv else base_url + paper_path(paper.slug)


def _plain(text: str) -> str:
    """Return an identifier, which BibTeX prints as it is, without what would end its field."""
    return "".join(char for char in text if char.isprintable() and char not in '{}\\"')


def _latex(text: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in text)
    encoded: str = _encoder().unicode_to_latex(" ".join(printable.split()))
    return encoded


@cache
def _encoder() -> UnicodeToLatexEncoder:
    return UnicodeToLatexEncoder(unknown_char_policy="keep", unknown_char_warning=False)
