"""Reading all entries of a digest, the quickest way there is.

What ingest has read, and nobody has changed since, is taken from its index; only the rest is
parsed, by several processes where it is much.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from conspectus.content.known_entries import known_entries
from conspectus.content.paper_files import FOLDER, read_paper, read_papers
from conspectus.content.stamps import stamped_files
from conspectus.errors import InputError
from conspectus.stages.index_version import index_version
from conspectus.stages.processes import rare_collections, under_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conspectus.model.paper import Paper

_SOME = 500
"""Entries that a process is given at once."""
_WORTH_PROCESSES = 5_000
"""Entries; to start processes takes as long as to read some thousands."""
T = TypeVar("T")


def read_entries(root: Path) -> list[Paper]:
    """Return all entries below ``content/papers/`` in the order of their slugs.

    Raises:
        InputError: an entry is wrong, or two entries in different folders share a slug.

    """
    stamps = dict(stamped_files(root / FOLDER, root=root, suffix=".yaml"))
    with rare_collections():
        papers = _read_all(root, stamps)
        if papers is None:  # this way knows the first fault of all by the order of files
            papers = [file.paper for file in read_papers(root)]
    return sorted(papers, key=lambda paper: paper.slug)


def in_parts(files: Sequence[T]) -> list[Sequence[T]]:
    """Part entries among processes; all are one part where that is quicker."""
    size = _SOME if len(files) >= _WORTH_PROCESSES else len(files) or 1
    return [files[start : start + size] for start in range(0, len(files), size)]


def _read_all(root: Path, stamps: Mapping[str, str]) -> list[Paper] | None:
    """Return all entries in any order; None where something is wrong."""
    papers = known_entries(root, index_version(), stamps)
    others = sorted(stamps.keys() - papers.keys())
    found = list(papers.values())
    with under_way(partial(_read_some, str(root)), in_parts(others)) as parts:
        for some in parts:
            if some is None:
                return None
            found += some
    return found if len({paper.slug for paper in found}) == len(found) else None


def _read_some(root: str, paths: Iterable[str]) -> list[Paper] | None:
    """Return entries; None if one is wrong, since an error cannot be handed to another process."""
    folder = Path(root)
    try:
        return [read_paper(folder / path, root=folder).paper for path in paths]
    except InputError:
        return None
