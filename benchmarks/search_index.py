"""Builds one index and says how long that took; ``search_systems.py`` runs it as a process.

``python benchmarks/search_index.py conspectus DIGEST`` makes the search data of a digest and drops
them; ``python benchmarks/search_index.py lunr DIGEST FOLDER`` writes one whole index of lunr.py's,
and the papers that its results show. Reading the digest is not counted in seconds.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))  # also when started as a script

from lunr import lunr

from conspectus.content.settings_file import read_settings
from conspectus.content.topic_file import read_topics
from conspectus.model.removal import shown_papers
from conspectus.model.topic import Taxonomy
from conspectus.pages.library import Library
from conspectus.render.site import search_data
from conspectus.stages.entries import read_entries

if TYPE_CHECKING:
    from collections.abc import Callable

FIELDS = (
    {"field_name": "title", "boost": 10},
    {"field_name": "abstract", "boost": 1},
    {"field_name": "authors", "boost": 1},
)
"""What plain Lunr searches. Its guides weigh titles ten times; with equal fields it finds less."""


def library_of(digest: Path) -> Library:
    """Read what the search needs of a digest: papers and topics, nothing of how alike they are."""
    settings = read_settings(digest)
    papers = {paper.slug: paper for paper in shown_papers(read_entries(digest), settings)}
    topics = (read_topics(digest) or Taxonomy()).topics
    return Library(settings=settings, papers=papers, topics=topics, related={})


def build_conspectus(library: Library) -> None:
    """Make all search data, in memory."""
    for _ in search_data(library):
        pass


def build_lunr(library: Library, folder: Path) -> None:
    """Write ``index.json`` and ``papers.json``."""
    shown = [
        {"slug": paper.slug, "title": paper.title, "abstract": paper.abstract}
        for paper in library.papers.values()
    ]
    documents = [
        record | {"ref": str(place), "authors": " ".join(library.papers[record["slug"]].authors)}
        for place, record in enumerate(shown)
    ]
    index = lunr(ref="ref", fields=FIELDS, documents=documents)
    _write(folder / "index.json", index.serialize())
    _write(folder / "papers.json", shown)


def _write(file: Path, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")


def _timed(work: Callable[[], None]) -> None:
    started = time.perf_counter()
    work()
    print(time.perf_counter() - started)


def main() -> None:
    """Build what the command line names."""
    kind, digest, *folder = sys.argv[1:]
    library = library_of(Path(digest))
    if kind == "conspectus":
        _timed(lambda: build_conspectus(library))
    else:
        _timed(lambda: build_lunr(library, Path(*folder)))


if __name__ == "__main__":
    main()
