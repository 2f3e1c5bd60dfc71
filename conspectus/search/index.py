"""The index over papers, as columns of text with a place for each term.

It says what lunr.js needs to know, and nothing that can be computed from the rest: no weights. A
test holds that it is the index which ``lunr.builder.Builder`` makes of the same words. No field has
a boost: Lunr divides a field's weights by their length, so a boost given here would cancel out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from conspectus.search.counting import Postings, Tokens, count_postings, first_places
from conspectus.search.forms import title_forms
from conspectus.search.numbering import Numbering, number_papers
from conspectus.search.packing import pack_lists, pack_postings
from conspectus.search.positions import pack_positions
from conspectus.search.spellings import WordList, word_lists
from conspectus.search.vocabulary import PlacedWords, Terms, Vocabulary, stem_words, stop_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from conspectus.model.paper import Paper
    from conspectus.model.topic import Topic

FIELDS = ("title", "abstract", "organization", "authors", "identifiers")
PROSE = ("title", "abstract")
"""The fields without stop words. An and Will are people."""
PLACED = (*PROSE, "authors")
"""The fields with positions: of which word of the text, or of which author, a term is."""


class Index(NamedTuple):
    """All that the files of the index are written from."""

    numbering: Numbering
    terms: tuple[str, ...]
    """In the order of UTF-16 code units."""
    columns: Mapping[str, list[str]]
    """As in the files of terms, with a place for each term."""
    titles: list[int]
    """How many titles have each term."""
    positions: Mapping[str, list[str]]
    """For titles, abstracts and authors, with a place for each term."""
    averages: Mapping[str, float]
    """How many terms each field has on average."""
    lengths: NDArray[np.int64]
    """How many terms the abstract of each paper has, by number."""
    spellings: list[WordList]


class _Field(NamedTuple):
    """One field of all papers."""

    words: NDArray[np.int32]
    """The rank of the word of each token."""
    tokens: Tokens
    lengths: NDArray[np.int64]
    """How many terms each paper has, by number."""
    postings: Postings


def index_papers(papers: Sequence[Paper], topics: Sequence[Topic]) -> Index:
    """Return the index. The order in which the papers come makes no difference."""
    vocabulary = Vocabulary()
    texts_of = [_texts_of(paper) for paper in papers]
    read = [
        vocabulary.read(text for texts in texts_of for text in texts[place])
        for place in range(len(FIELDS))
    ]
    words = vocabulary.words()
    stops = stop_words(words)
    placed = {
        field: vocabulary.placed_in(texts, without=stops & (field in PROSE))
        for field, texts in zip(FIELDS, read, strict=True)
    }
    placed["authors"] = _by_author(placed["authors"], [len(paper.authors) for paper in papers])
    used = np.unique(np.concatenate([np.unique(each.words) for each in placed.values()]))
    terms = stem_words(words, used)
    lengths = np.bincount(placed["abstract"].texts, minlength=len(papers))
    numbering = number_papers(papers, lengths.tolist(), topics)
    number_of = np.empty(len(papers), dtype=np.int32)
    number_of[numbering.places] = np.arange(len(papers))
    # What was read of a field is given up as soon as it is counted: of many papers it is much.
    fields = {field: _count(placed.pop(field), terms, number_of) for field in FIELDS}
    return _packed(fields, terms, numbering)


def _texts_of(paper: Paper) -> tuple[tuple[str, ...], ...]:
    """Return the text of each field; of authors each name is one."""
    about = paper.organization
    return (
        (paper.title,),
        (paper.abstract,),
        (f"{about.handle} {about.name}" if about else "",),
        paper.authors,
        (" ".join(filter(None, (paper.arxiv, paper.doi))),),
    )


def _by_author(names: PlacedWords, counts: Sequence[int]) -> PlacedWords:
    """Return the words of names as those of papers, at the place of the author among its authors.

    Args:
        names: the words of the names of all papers, one after the other.
        counts: how many authors each paper has.

    """
    papers = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    first = np.cumsum(counts, dtype=np.int32) - np.array(counts, dtype=np.int32)
    places = np.arange(len(papers), dtype=np.int32) - first[papers]
    return PlacedWords(names.words, papers[names.texts], places[names.texts])


def _count(placed: PlacedWords, terms: Terms, number_of: NDArray[np.int32]) -> _Field:
    tokens = Tokens(terms.of_word[placed.words], number_of[placed.texts], placed.positions)
    return _Field(
        words=terms.rank[placed.words],
        tokens=tokens,
        lengths=np.bincount(tokens.papers, minlength=len(number_of)),
        postings=count_postings(tokens, terms=len(terms.terms), papers=len(number_of)),
    )


def _packed(fields: Mapping[str, _Field], terms: Terms, numbering: Numbering) -> Index:
    """Return what was counted as text."""
    title, abstract = fields["title"], fields["abstract"]
    return Index(
        numbering=numbering,
        terms=terms.terms,
        columns=_columns(fields, terms),
        titles=np.diff(title.postings.bounds).tolist(),
        positions={name: pack_positions(fields[name].postings) for name in PLACED},
        averages={name: _average(field.lengths) for name, field in fields.items()},
        lengths=abstract.lengths,
        spellings=word_lists(
            terms.words,
            (title.words, title.tokens.papers),
            (abstract.words, abstract.tokens.papers),
            len(numbering.papers),
        ),
    )


def _columns(fields: Mapping[str, _Field], terms: Terms) -> dict[str, list[str]]:
    columns: dict[str, list[str]] = {}
    for name, field in fields.items():
        papers, counts, bounds, _ = field.postings
        columns[name] = pack_postings(papers, counts, bounds)
        if name != "abstract":  # those of abstracts stand in the part loaded first
            columns[f"{name}Lengths"] = pack_lists(field.lengths[papers] - 1, bounds)
    title = fields["title"]
    forms = title_forms(
        (title.tokens.terms, title.words),
        first_places(title.tokens),
        title.postings.bounds,
        words=terms.words,
        terms=terms.terms,
    )
    return columns | {"forms": forms.words, "titleForms": forms.of_postings}


def _average(lengths: NDArray[np.int64]) -> float:
    return int(lengths.sum()) / max(1, len(lengths))
