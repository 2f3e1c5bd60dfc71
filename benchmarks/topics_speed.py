"""Measures topics by size: ``python benchmarks/topics_speed.py --corpus PATH [--sizes N …]``.

The first papers of an arXiv snapshot are grouped, then again without a change, then after a
hundredth more came, then afresh, and last without the index in the user's cache. Prints a Markdown
table of wall-clock time, CPU time and peak memory.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import sys
import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))  # also when started as a script

from benchmarks.digests import corpus_digest, corpus_or_reason
from benchmarks.measure import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES = (300, 1_000, 10_000)
LIMITS = {300: "2 s", 10_000: "10 s, 1 GB", 74_000: "120 s, 4 GB"}
"""What grouping should stay under on two cores."""
_MORE = 100
"""One paper comes for so many."""


def add_papers(digest: Path, corpus: Path, papers: int) -> None:
    """Give a digest of the first papers of a snapshot those that come next."""
    opener = gzip.open if corpus.suffix == ".gz" else open
    with opener(corpus, "rt", encoding="utf-8") as lines:
        more = list(islice(lines, papers, papers + max(1, papers // _MORE)))
    (digest / "content/listings/more.jsonl").write_text("".join(more), encoding="utf-8")
    run(digest, "ingest")


def rows(digest: Path, corpus: Path, papers: int, cache: Path) -> Iterator[str]:
    """Run topics in each way and yield its row."""
    run(corpus_digest(digest, corpus, papers), "ingest")
    yield _row(f"{papers:,} papers", digest, limit=LIMITS.get(papers, ""))
    yield _row("again without a change", digest)
    add_papers(digest, corpus, papers)
    yield _row("after a hundredth more came", digest)
    yield _row("grouped afresh", digest, "--regroup")
    shutil.rmtree(cache)
    yield _row("again without the index", digest)


def _row(label: str, digest: Path, *options: str, limit: str = "") -> str:
    cost = run(digest, "topics", *options)
    return (
        f"| {label} | {cost.seconds:.1f} s | {cost.cpu_seconds:.1f} s "
        f"| {cost.megabytes:,.0f} MB | {limit} |"
    )


def measure(corpus: Path, sizes: Sequence[int]) -> None:
    """Print the table for the first papers of a snapshot."""
    print("| topics | wall | CPU | memory | aim |\n| --- | ---: | ---: | ---: | ---: |")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            digest, cache = Path(folder) / "digest", Path(folder) / "cache"
            digest.mkdir()
            os.environ["XDG_CACHE_HOME"] = str(cache)  # the user's own stays as it is
            for row in rows(digest, corpus, size, cache):
                print(row, flush=True)


def main() -> None:
    """Measure, if there is a snapshot."""
    parser = argparse.ArgumentParser(description="Measure topics by size.")
    parser.add_argument("--corpus", type=Path, help="an arXiv snapshot: JSON lines, may be gzipped")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="first papers of it")
    chosen = parser.parse_args()
    corpus = corpus_or_reason(chosen.corpus)
    if isinstance(corpus, str):
        sys.exit(corpus)
    measure(corpus, chosen.sizes)


if __name__ == "__main__":
    main()
