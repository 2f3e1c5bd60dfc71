"""The Lunr index over papers, as lunr.js 2.3.9 loads it.

Lunr defines the weights and the form; this module counts. It gives what ``lunr.builder.Builder``
gives for the same terms (a test holds it) in a fraction of the time: each distinct word is stemmed
once, and the token set, which lunr.js makes itself while loading, is not built. No field has a
boost: Lunr divides a field's weights by their length, so a boost given here would cancel out. The
browser boosts the title in its queries.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from lunr import __TARGET_JS_VERSION__
from lunr.idf import idf

from conspectus.search.words import LUNR_STOP_WORDS, STEMMER_LABEL, WORDS_LABEL, TermCache

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conspectus.model.paper import Paper

FIELDS = ("title", "abstract", "organization", "authors")

_B = 0.75
_K1 = 1.2
"""Lunr's own parameters of BM25: https://lunrjs.com/docs/lunr.Builder.html."""
_DIGITS = 3

_Posting = dict[str, Any]


class _FieldTerms(NamedTuple):
    """How often each term stands in one field of one paper, in the order of first appearance."""

    field: str
    ref: str
    counts: Counter[str]


def build_index(papers: Sequence[Paper]) -> dict[str, Any]:
    """Return the index in Lunr's serialised form.

    A result's ``ref`` is the paper's place in the order of slugs, from 0, which is its place among
    the records too: an index with slugs is four times as large. The order in which the papers come
    makes no difference.
    """
    ordered = sorted(papers, key=attrgetter("slug"))
    fields = list(_field_terms(ordered))
    postings = _postings(fields)
    return {
        "version": __TARGET_JS_VERSION__,
        "fields": list(FIELDS),
        "fieldVectors": _field_vectors(fields, postings, len(ordered)),
        "invertedIndex": [[term, postings[term]] for term in sorted(postings)],
        "pipeline": [WORDS_LABEL, STEMMER_LABEL],
    }


def _field_terms(papers: Iterable[Paper]) -> Iterator[_FieldTerms]:
    """Yield the terms of every field. Names keep their stop words: An and Will are people."""
    prose, names = TermCache(stop_words=LUNR_STOP_WORDS), TermCache()
    for place, paper in enumerate(papers):
        organization = paper.organization
        texts = (
            prose.terms_of(paper.title),
            prose.terms_of(paper.abstract),
            names.terms_of(f"{organization.handle} {organization.name}" if organization else ""),
            names.terms_of(" ".join(paper.authors)),
        )
        for field, terms in zip(FIELDS, texts, strict=True):
            yield _FieldTerms(field, str(place), Counter(terms))


def _postings(fields: Iterable[_FieldTerms]) -> dict[str, _Posting]:
    """Return which papers have each term in each field; terms are numbered as they come."""
    postings: dict[str, _Posting] = {}
    no_metadata: dict[str, Any] = {}
    for field, ref, counts in fields:
        for term in counts:
            posting = postings.get(term)
            if posting is None:
                posting = {name: {} for name in FIELDS}
                posting["_index"] = len(postings)
                postings[term] = posting
            posting[field][ref] = no_metadata
    return postings


def _field_vectors(
    fields: Iterable[_FieldTerms], postings: dict[str, _Posting], paper_count: int
) -> list[list[Any]]:
    """Return ``[field/ref, [term number, weight, …]]`` for each field, terms in number order."""
    lengths = _average_lengths(fields, paper_count)
    rarity = {term: idf(posting, paper_count) for term, posting in postings.items()}
    vectors: list[list[Any]] = []
    for field, ref, counts in fields:
        spread = _K1 * (1 - _B + _B * (counts.total() / (lengths[field] or 1)))
        weights = sorted(
            (
                postings[term]["_index"],
                round(rarity[term] * ((_K1 + 1) * count) / (spread + count), _DIGITS),
            )
            for term, count in counts.items()
        )
        vectors.append([f"{field}/{ref}", list(chain.from_iterable(weights))])
    return vectors


def _average_lengths(fields: Iterable[_FieldTerms], paper_count: int) -> dict[str, float]:
    totals: Counter[str] = Counter()
    for field, _, counts in fields:
        totals[field] += counts.total()
    return {field: totals[field] / max(1, paper_count) for field in FIELDS}
