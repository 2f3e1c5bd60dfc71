"""Appearances put together by paper: disjoint sets, of which none holds two arXiv ids."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class DisjointSets:
    """Disjoint sets of indices; each is known by its least index."""

    def __init__(self, arxiv: Sequence[str | None]) -> None:
        self._parent = list(range(len(arxiv)))
        self._arxiv = list(arxiv)
        self._members: dict[int, list[int]] = {}

    def find(self, index: int) -> int:
        """Return the least index of the set in which an index is."""
        parent = self._parent
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    def arxiv(self, index: int) -> str | None:
        """Return the arXiv id of the set in which an index is."""
        return self._arxiv[self.find(index)]

    def members_of(self, index: int) -> list[int]:
        """Return all indices of the set in which an index is, in no order."""
        root = self.find(index)
        return self._members.get(root) or [root]

    def join(self, first: int, second: int) -> bool:
        """Make two sets one, unless they have two arXiv ids; tell whether they are one now."""
        low, high = sorted((self.find(first), self.find(second)))
        if low == high:
            return True
        ids = {self._arxiv[low], self._arxiv[high]} - {None}
        if len(ids) > 1:
            return False
        shorter, longer = sorted((self.members_of(low), self.members_of(high)), key=len)
        longer.extend(shorter)
        self._members.pop(high, None)
        self._members[low] = longer
        self._parent[high] = low
        self._arxiv[low] = next(iter(ids), None)
        return True

    def join_all(self, indices: Sequence[int]) -> None:
        """Make the sets of some indices one, where their ids allow it."""
        for index in indices[1:]:
            self.join(indices[0], index)

    def all(self) -> list[list[int]]:
        """Return the sets, each in order, in the order of their least indices."""
        sets: defaultdict[int, list[int]] = defaultdict(list)
        for index in range(len(self._parent)):
            sets[self.find(index)].append(index)
        return list(sets.values())
