"""People's edits stay: a field that differs from what ingest wrote last is a person's.

Ingest notes a hash of every value that it writes. Nothing else is asked of an editor: who changes a
field, or takes it away, owns it from then on, and who puts it back gives it back.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from conspectus.ingest.merge import FACTS, in_order
from conspectus.model.notes import UNSET

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from conspectus.model.notes import PaperNote
    from conspectus.model.paper import Paper, Sighting

Wrote = dict[str, str]
"""For each field that ingest wrote, the hashes of the values it may have written, with spaces
between them. It is one hash but after a merge of two branches, or while a run is under way."""
_HASH_BYTES = 6
_TEXTS = ("abstract", "title")
"""Fields by which a note is known to be an entry's."""


_TELLING = ("arxiv", "doi", *_TEXTS)
"""Fields by which a paper is known again that had an entry."""


class Kept(NamedTuple):
    """An entry brought up to date, and what ingest has now written in it."""

    paper: Paper
    wrote: Wrote


def fingerprint(value: object) -> str:
    """Return a short hash of a field's value: 12 hexadecimal digits."""
    data = msgspec.json.encode(value, enc_hook=str)
    return hashlib.blake2b(data, digest_size=_HASH_BYTES).hexdigest()


def first_writing(paper: Paper) -> Wrote:
    """Return what ingest writes with an entry that is new."""
    values = {field: getattr(paper, field) for field in FACTS}
    values |= {f"links.{key}": url for key, url in paper.links.items()}
    values |= {f"sightings.{seen.listing}": seen for seen in paper.sightings}
    return {field: fingerprint(value) for field, value in values.items() if not _is_unset(value)}


def returned(new: Iterable[PaperNote], gone: Iterable[PaperNote]) -> list[str]:
    """Return the slugs of new entries of papers that had entries, which are gone."""
    known = {
        (field, value)
        for note in gone
        for field in _TELLING
        for value in note.wrote.get(field, "").split()
    }
    return [
        note.slug
        for note in new
        if any((field, note.wrote.get(field)) in known for field in _TELLING)
    ]


def is_ours(wrote: Wrote, field: str, value: object) -> bool:
    """Tell whether a value is one that ingest wrote."""
    return fingerprint(value) in wrote.get(field, "").split()


def keep_edits(
    entry: Paper,
    wrote: Wrote | None,
    derived: Paper,
    *,
    complete: bool = False,
    elsewhere: Collection[str] = (),
) -> Kept:
    """Return an entry, brought up to date where no person changed it.

    Args:
        entry: the entry as it stands.
        wrote: what ingest noted when it last wrote the entry; None if it never did, or if its note
            is lost: then what agrees with the sources is taken for ingest's, and what is missing
            for not yet known.
        derived: what all sources say now.
        complete: whether all sources are still there from which the entry was written. If not, a
            field that they no longer fill stays as it is: to lose a listing is no news.
        elsewhere: listings in which another paper stands where the entry says that it was seen;
            its sighting there goes, unless a person wrote it.

    """
    fields = _Fields(wrote, complete=complete)
    changes: dict[str, Any] = {}
    for field in FACTS:
        changes[field] = fields.keep(field, getattr(entry, field), getattr(derived, field))
    if derived.authors and changes["authors"] and fields.is_ours("author_count"):
        changes["author_count"] = None  # worth a key only while nobody names them
        fields.wrote.pop("author_count", None)
    links = _keep_links(fields, entry.links, derived.links)
    sightings = _keep_sightings(fields, entry.sightings, derived.sightings, elsewhere)
    paper = msgspec.structs.replace(entry, **changes, links=links, sightings=sightings)
    return Kept(paper, fields.wrote)


def adopted(entries: Iterable[Paper], orphans: Iterable[PaperNote]) -> dict[str, PaperNote]:
    """Return notes for entries that have none, as a person gave their files other names.

    Args:
        entries: entries without notes.
        orphans: notes without entries.

    """
    by_text: dict[tuple[str, str], PaperNote] = {}
    for note in sorted(orphans, key=lambda note: note.slug):
        for field in _TEXTS:
            for value in note.wrote.get(field, "").split():
                by_text.setdefault((field, value), note)
    found = {}
    for entry in entries:
        texts = ((field, fingerprint(getattr(entry, field))) for field in _TEXTS)
        own = next((by_text[text] for text in texts if text in by_text), None)
        if own:
            found[entry.slug] = msgspec.structs.replace(own, slug=entry.slug)
    return found


class _Fields:
    """Decides field by field, and notes what was written."""

    def __init__(self, before: Wrote | None, *, complete: bool) -> None:
        self._before = before
        self._complete = complete
        self.wrote: Wrote = dict(before or {})
        self._ours: set[str] = set()

    def is_ours(self, field: str) -> bool:
        """Tell whether a field that was asked about is ingest's."""
        return field in self._ours

    def keep(self, field: str, entry: Any, derived: Any) -> Any:  # noqa: ANN401  # any field's
        """Return the value that a field should have, of the entry's and the sources'."""
        mark = UNSET if _is_unset(entry) else fingerprint(entry)
        if not self._is_ours(field, mark, agrees=entry == derived):
            return entry
        self._ours.add(field)
        keeps = _is_unset(derived) and derived is not False and not self._complete
        value = entry if keeps else derived
        if value != entry:
            mark = UNSET if _is_unset(value) else fingerprint(value)
        if mark == UNSET:
            self.wrote.pop(field, None)
        else:
            self.wrote[field] = mark
        return value

    def lets_go(self, field: str, entry: object) -> bool:
        """Tell whether a value is ingest's to take away; its note is then forgotten."""
        if self._before is None or not is_ours(self._before, field, entry):
            return False
        self.wrote.pop(field, None)
        return True

    def _is_ours(self, field: str, mark: str, *, agrees: bool) -> bool:
        """Tell whether a field is ingest's, which has the value of a hash."""
        if self._before is None:
            return mark == UNSET or agrees
        noted = self._before.get(field)
        if noted is None:
            return mark == UNSET
        return mark == noted or mark in noted.split()


def _is_unset(value: object) -> bool:
    """Tell whether an entry would have no key for a value; the number 0 is one."""
    return value is None or value is False or value in ("", ())


def _keep_links(
    fields: _Fields, entry: Mapping[str, str], derived: Mapping[str, str]
) -> dict[str, str]:
    kept = {}
    for key in (*entry, *sorted(derived.keys() - entry.keys())):
        url = fields.keep(f"links.{key}", entry.get(key, ""), derived.get(key, ""))
        if url:
            kept[key] = url
    return kept


def _keep_sightings(
    fields: _Fields,
    entry: Sequence[Sighting],
    derived: Sequence[Sighting],
    elsewhere: Collection[str],
) -> tuple[Sighting, ...]:
    """Keep the sightings of an entry, bring up to date those that ingest wrote, add new ones."""
    fresh = {seen.listing: seen for seen in derived}
    kept: list[Sighting] = []
    for seen in entry:
        now = fresh.pop(seen.listing, None)
        if now:
            kept.append(_keep_sighting(fields, seen, now))
        elif seen.listing not in elsewhere or not fields.lets_go(f"sightings.{seen.listing}", seen):
            kept.append(seen)
    for seen in fresh.values():
        # One that ingest wrote and that is gone was taken away by a person.
        new = fields.keep(f"sightings.{seen.listing}", None, seen)
        kept += [new] if new else []
    return tuple(entry) if kept == list(entry) else in_order(kept)


def _keep_sighting(fields: _Fields, seen: Sighting, now: Sighting) -> Sighting:
    undated = seen.date is None and seen.rank in (None, now.rank)
    if undated and f"sightings.{seen.listing}" not in fields.wrote:
        seen = now  # a person noted the listing, and leaves the day to us
    kept: Sighting = fields.keep(f"sightings.{seen.listing}", seen, now)
    return kept
