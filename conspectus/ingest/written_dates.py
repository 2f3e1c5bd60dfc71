"""The days of listings as earlier runs wrote them, told from those that people wrote.

No file remembers what an earlier run inferred. It is read from the entries: all that one listing
showed were given the same day, so a day that many share is ingest's, and one that stands alone a
person's. See ``docs/decisions/whose-word-counts.md``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from conspectus.ingest.years import ListingDates
    from conspectus.model.paper import Paper, Sighting


class WrittenDates:
    """What the entries say of the days of listings."""

    dates: ListingDates
    """The day of each listing as it was last written; None where it was not."""

    def __init__(
        self, entries: Iterable[Paper], now: ListingDates, stated: Mapping[str, dt.date]
    ) -> None:
        self._stated = stated
        self._counts: defaultdict[str, Counter[dt.date]] = defaultdict(Counter)
        for entry in entries:
            for seen in entry.sightings:
                if seen.date:
                    self._counts[seen.listing][seen.date] += 1
        self.dates = {name: self._most_common(name, day) for name, day in now.items()}

    def _most_common(self, name: str, now: dt.date | None) -> dt.date | None:
        counts = self._counts.get(name)
        if not counts:
            return None
        return max(
            counts, key=lambda day: (counts[day], day == now, _is_anniversary(day, now), day)
        )

    def follow(self, seen: Sighting, derived: Sighting | None) -> dt.date | None:
        """Return the date that a sighting should have: a person's own stays."""
        if derived is None or derived.date is None or seen.date == derived.date:
            return seen.date
        if seen.date is None or self._is_ours(seen, seen.date, derived.date):
            return derived.date
        return seen.date

    def _is_ours(self, seen: Sighting, date: dt.date, derived: dt.date) -> bool:
        """Tell whether a date that no longer agrees was written by an earlier run.

        It was if many entries share it. Where one entry stands alone, only an inferred year that
        has grown since, as years do with more evidence, or a day that an editor states, is.
        """
        name = seen.listing
        if name not in self.dates or date != self.dates[name]:
            return False
        if name in self._stated or self._counts[name][date] > 1:
            return True
        return _is_anniversary(date, derived) and date < derived


def _is_anniversary(day: dt.date, other: dt.date | None) -> bool:
    return other is not None and (day.month, day.day) == (other.month, other.day)
