"""The entries that ingest reads: those that have changed since the index was made.

Parsing their YAML is the longest part of a run without an index, so where there are many, other
processes do it while this one reads the sources.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from conspectus.content.ingest_index import Item
from conspectus.content.paper_files import FOLDER, read_paper
from conspectus.content.stamps import stamped_files
from conspectus.content.stored_values import encode_paper
from conspectus.errors import InputError, Problem
from conspectus.ingest.keys import entry_keys
from conspectus.stages.entries import in_parts
from conspectus.stages.processes import under_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conspectus.content.ingest_index import IngestIndex
    from conspectus.model.paper import Paper
    from conspectus.report import Reporter


class _Stamped(NamedTuple):
    """An entry's file."""

    path: str
    """From the digest's folder."""
    stamp: str


class Entries(NamedTuple):
    """The entries of a digest, while those that have changed are being read."""

    paths: dict[str, str]
    """Of all entries, by slug."""
    gone: list[str]
    """Paths that only the index knows."""
    changed: int
    read: Iterator[list[Item] | Problem]

    def store(self, index: IngestIndex, reporter: Reporter) -> dict[str, str]:
        """Bring an index up to date with them, and return the paths of all by slug.

        Raises:
            InputError: an entry is wrong.

        """
        for path in self.gone:
            index.drop_entry(path)
        index.put_entries(reporter.track(self._items(), "Reading entries", self.changed))
        return self.paths

    def _items(self) -> Iterator[Item]:
        for some in self.read:
            if isinstance(some, Problem):
                raise InputError(some.message, file=some.file, line=some.line)
            yield from some


@contextmanager
def reading_entries(root: Path, index: IngestIndex) -> Iterator[Entries]:
    """Begin to read the entries that an index does not know as they are.

    Raises:
        InputError: a folder cannot be looked into, or two entries share a slug.

    """
    stamps = dict(stamped_files(root / FOLDER, root=root, suffix=".yaml"))
    paths = _by_slug(sorted(stamps))
    known = index.entry_stamps()
    gone = sorted(known.keys() - stamps.keys())
    files = [_Stamped(*each) for each in sorted(stamps.items())]
    changed = [each for each in files if not each.stamp or known.get(each.path) != each.stamp]
    with under_way(partial(_read_some, str(root)), in_parts(changed)) as items:
        yield Entries(paths, gone, len(changed), items)


def entry_item(path: str, paper: Paper, stamp: str) -> Item:
    """Return what the index stores of an entry."""
    return Item(entry_keys(paper), encode_paper(paper), path=path, stamp=stamp)


def _by_slug(paths: Iterable[str]) -> dict[str, str]:
    by_slug: dict[str, str] = {}
    for path in paths:
        other = by_slug.setdefault(PurePosixPath(path).stem, path)
        if other is not path:
            raise InputError(f"has the same address as {other}; rename one of them.", file=path)
    return by_slug


def _read_some(root: str, files: Iterable[_Stamped]) -> list[Item] | Problem:
    """Return what the index is to store, or the first problem, which a process can hand on."""
    folder = Path(root)
    try:
        return [
            entry_item(each.path, read_paper(folder / each.path, root=folder).paper, each.stamp)
            for each in files
        ]
    except InputError as error:
        return error.problem
