"""Measures ingest at full size: ``python benchmarks/ingest.py --corpus PATH``.

A whole arXiv snapshot goes into an empty digest, then again without a change, then again without
the index in the user's cache; and a new listing of 100 papers, of which the digest has half, goes
into what is there. Prints a Markdown table of wall-clock time, CPU time and peak memory.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import sys
import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))  # also when started as a script

from benchmarks.digests import ROOT, corpus_or_reason
from benchmarks.measure import run

if TYPE_CHECKING:
    from collections.abc import Iterator

KNOWN = NEW = 50
"""Papers of the new listing that the digest has, and that it has not."""
LIMITS = {"first": "90 s, 1 GB", "again": "25 s", "without its index": "25 s", "listing": "4 s"}
"""What each run should stay under on two cores."""


def make_digest(folder: Path, corpus: Path) -> Path:
    """Write a digest that has nothing but a snapshot."""
    shutil.copy(ROOT / "digest.yaml", folder)
    listings = folder / "content" / "listings"
    listings.mkdir(parents=True)
    shutil.copyfile(corpus, listings / corpus.name)
    return folder


def new_listing(corpus: Path) -> str:
    """Return a papers page saved as text: known papers of a snapshot and invented ones in turn."""
    opener = gzip.open if corpus.suffix == ".gz" else open
    with opener(corpus, "rt", encoding="utf-8") as lines:
        papers = [json.loads(line) for line in islice(lines, KNOWN)]
    page = ["Daily Papers", "by AK and the research community", "Dec 8, 2025", ""]
    for number, paper in enumerate(papers):
        page += _shown(*(" ".join(paper[key].split()) for key in ("title", "abstract")))
        page += _shown(
            f"On the Boiling of Kettle {number}",
            f"We watch kettle {number} of {NEW} and show that it boils all the same. Our method "
            "needs neither a thermometer nor patience, and works for pots as well.",
        )
    return "\n".join(page)


def _shown(title: str, abstract: str) -> list[str]:
    return [title, "", abstract, "", "\u2022 3 authors", "\u00b7", "Dec 5, 2025", ""]


def rows(digest: Path, corpus: Path, cache: Path) -> Iterator[str]:
    """Run each ingest and yield its row."""
    yield _row("the snapshot into an empty digest", digest, LIMITS["first"])
    yield _row("again without a change", digest, LIMITS["again"])
    shutil.rmtree(cache)
    yield _row("again without its index", digest, LIMITS["without its index"])
    (digest / "content/listings/new.txt").write_text(new_listing(corpus), encoding="utf-8")
    yield _row("a new listing of 100 papers", digest, LIMITS["listing"])


def _row(label: str, digest: Path, limit: str) -> str:
    cost = run(digest, "ingest")
    return (
        f"| {label} | {cost.seconds:.1f} s | {cost.cpu_seconds:.1f} s "
        f"| {cost.megabytes:,.0f} MB | {limit} |"
    )


def measure(corpus: Path) -> None:
    """Print the table for a snapshot."""
    print("| ingest | wall | CPU | memory | aim |\n| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        digest, cache = Path(folder) / "digest", Path(folder) / "cache"
        digest.mkdir()
        os.environ["XDG_CACHE_HOME"] = str(cache)  # the user's own stays as it is
        for row in rows(make_digest(digest, corpus), corpus, cache):
            print(row, flush=True)


def main() -> None:
    """Measure, if there is a snapshot."""
    parser = argparse.ArgumentParser(description="Measure ingest at full size.")
    parser.add_argument("--corpus", type=Path, help="an arXiv snapshot: JSON lines, may be gzipped")
    corpus = corpus_or_reason(parser.parse_args().corpus)
    if isinstance(corpus, str):
        sys.exit(corpus)
    measure(corpus)


if __name__ == "__main__":
    main()
