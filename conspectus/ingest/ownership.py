"""Which papers an entry speaks for: one of its own, and those that a person gave to it.

Sources that come one by one may lead several papers to one entry: when it was written they could
not be told apart. Then it stays that of the paper that fits it best, as if all had come at once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from conspectus.ingest.edits import is_ours
from conspectus.ingest.knowledge import arxiv_id_of, doi_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from conspectus.ingest.edits import Wrote
    from conspectus.ingest.identity import Appearance
    from conspectus.model.paper import Paper

Found = tuple["Appearance", ...]
"""A paper, as the listings show it."""
Place = tuple[str, int]
"""A listing's name and a rank."""


class Match(NamedTuple):
    """An entry, and the papers that it speaks for."""

    entry: Paper
    own: list[Found]
    """The papers whose facts are its facts; all of them but one are facts alone."""
    given: list[Found]
    """Papers that a person gave to it, by a sighting; its words are about another."""


def matches_of(
    papers: Sequence[Found],
    found: Sequence[Paper | None],
    wrote: Mapping[str, Wrote],
    score: Callable[[Paper, Found], float],
) -> list[Match]:
    """Return the entries with their papers; a paper that is in none of them needs a new entry.

    Args:
        papers: all, in an order that depends on what they say alone.
        found: for each paper the entry to which something leads, if any.
        wrote: what ingest noted of entries, by slug.
        score: how much speaks for an entry's being that of a paper.

    """
    by_slug: defaultdict[str, list[Found]] = defaultdict(list)
    entries: dict[str, Paper] = {}
    for paper, entry in zip(papers, found, strict=True):
        if entry:
            by_slug[entry.slug].append(paper)
            entries[entry.slug] = entry
    return [_match(entries[slug], some, wrote.get(slug), score) for slug, some in by_slug.items()]


def owners_of(papers: Sequence[Found], matches: Sequence[Match]) -> dict[Place, str | None]:
    """Return for each place of a listing the slug of the entry that speaks for its paper."""
    slugs = {id(p): match.entry.slug for match in matches for p in (*match.own, *match.given)}
    return {
        (each.listing, each.record.rank): slugs.get(id(paper)) for paper in papers for each in paper
    }


def unmatched(papers: Sequence[Found], matches: Sequence[Match]) -> list[Found]:
    """Return the papers for which no entry speaks."""
    matched = {id(paper) for match in matches for paper in (*match.own, *match.given)}
    return [paper for paper in papers if id(paper) not in matched]


def _match(
    entry: Paper, papers: list[Found], wrote: Wrote | None, score: Callable[[Paper, Found], float]
) -> Match:
    given = [paper for paper in papers if _is_given(paper, entry, wrote)]
    others = [paper for paper in papers if paper not in given]
    shown = [paper for paper in others if any(each.shows for each in paper)]
    if not shown:
        if wrote is None and not others:  # by hand, or its note is lost: it may be about them
            return Match(entry, given, [])
        return Match(entry, _facts_of(others, entry), given)
    best = shown[0]
    if len(shown) > 1:
        id_given = not is_ours(wrote or {}, "arxiv", entry.arxiv)
        best = max(
            shown,
            key=lambda paper: (id_given and _has_id_of(paper, entry), score(entry, paper)),
        )
    facts = [
        paper
        for paper in others
        if not any(each.shows for each in paper) and _has_id_by_hand(paper, entry, wrote or {})
    ]
    return Match(entry, [best, *facts], given)


def _facts_of(papers: list[Found], entry: Paper) -> list[Found]:
    """Return the facts on an entry that no listing shows: those that do not contradict it."""
    ids = {id_ for paper in papers for each in paper if (id_ := arxiv_id_of(each.record))}
    if len(ids - {entry.arxiv}) <= (entry.arxiv is None):
        return papers
    return [paper for paper in papers if _ids(paper) <= {entry.arxiv}]


def _ids(paper: Found) -> set[str]:
    return {id_ for each in paper if (id_ := arxiv_id_of(each.record))}


def _has_id_by_hand(paper: Found, entry: Paper, wrote: Wrote) -> bool:
    """Tell whether facts have an id that a person gave to an entry.

    Ids that sources gave it have been compared with theirs already, among the sources.
    """
    if entry.arxiv and not is_ours(wrote, "arxiv", entry.arxiv):
        return entry.arxiv in _ids(paper)
    if entry.doi and not is_ours(wrote, "doi", entry.doi):
        return any(doi_of(each.record) == doi_of(entry) for each in paper)
    return False


def _is_given(paper: Found, entry: Paper, wrote: Wrote | None) -> bool:
    """Tell whether a person gave an entry the sighting by which a paper leads to it."""
    places = {(each.listing, each.record.rank) for each in paper}
    seen = {seen.listing for seen in entry.sightings if (seen.listing, seen.rank) in places}
    return bool(seen) and not any(f"sightings.{listing}" in (wrote or {}) for listing in seen)


def _has_id_of(paper: Found, entry: Paper) -> bool:
    return entry.arxiv is not None and any(
        arxiv_id_of(each.record) == entry.arxiv for each in paper
    )
