"""Whether a page shows the days that it was asked for. Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conspectus.fetch.request import Request
    from conspectus.model.record import Listing


def other_day(request: Request, listing: Listing) -> dt.date | None:
    """Return the day that an answer shows instead of those asked for; None if it is right.

    One paper of the right days is enough, as a page may show some of the days before. An answer
    that names no day at all cannot be told to be wrong.
    """
    shown = _days(listing)
    if not request.period or not shown or any(map(request.period.covers, shown)):
        return None
    return max(shown, key=lambda day: (shown[day], day))


def _days(listing: Listing) -> Counter[dt.date]:
    """Return the days that a listing shows, and how many papers say so."""
    if isinstance(listing.date, dt.date):
        return Counter([listing.date])
    return Counter(record.listed for record in listing.records if record.listed)
