"""Papers that an editor removed: which new papers are one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.ingest.edits import is_ours
from conspectus.model.removal import Removals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conspectus.model.notes import PaperNote
    from conspectus.model.paper import Paper

_IDS = ("arxiv", "doi")


class Removed:
    """The papers that get no entry, by the names that settings give and by what is noted of them.

    A note tells a removed paper by its ids and words, however a later source words its title, and
    tells others of the same title from it.
    """

    def __init__(self, names: Iterable[str], notes: Mapping[str, PaperNote]) -> None:
        self._removals = Removals(names)
        self._notes = notes
        self.slugs = frozenset(notes)
        """Slugs that no other paper gets."""

    def has(self, paper: Paper, slug: str) -> bool:
        """Tell whether a paper, which would get a slug, is removed."""
        if self._removals.names(paper, slug):
            return True
        return any(_is_of(paper, note) for note in self._notes.values())


def _is_of(paper: Paper, note: PaperNote) -> bool:
    known = [field for field in (*_IDS, "abstract") if getattr(paper, field)]
    if any(is_ours(note.wrote, field, getattr(paper, field)) for field in known):
        return True
    return not known and is_ours(note.wrote, "title", paper.title)
