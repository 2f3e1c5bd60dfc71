"""Whether an answer shows the papers that it was asked for. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.model.arxiv_id import parse_arxiv_id

if TYPE_CHECKING:
    from conspectus.fetch.request import Request
    from conspectus.model.record import Listing


def missing_ids(request: Request, listing: Listing) -> tuple[str, ...]:
    """Return the ids that were asked for, as they were, of which an answer shows no paper."""
    shown = {record.arxiv for record in listing.records}
    return tuple(arxiv for arxiv in request.ids if parse_arxiv_id(arxiv) not in shown)


def same_papers(one: Listing, other: Listing) -> bool:
    """Tell whether two pages show the same papers, in whatever order and with whatever counts."""
    first, second = (
        {record.arxiv or record.title for record in listing.records} for listing in (one, other)
    )
    return first == second
