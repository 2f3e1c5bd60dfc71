"""Measures each stage: ``python benchmarks/stages.py [--corpus PATH] [--runs N] [--sizes N …]``.

Prints a Markdown table of seconds and peak memory for the shipped digest and, where an arXiv
snapshot is at hand, for its first papers. Each stage runs from where the one before it left off;
"all" is the main job from listings alone. Topics by size (``topics_speed.py``), the search of the
largest size (``search.py``) and ingest of the whole snapshot (``ingest.py``) follow.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))  # also when started as a script

from benchmarks.digests import corpus_digest, corpus_or_reason, shipped_digest
from benchmarks.ingest import measure as measure_ingest
from benchmarks.measure import Cost, median_cost, run
from benchmarks.search import measure_if_possible as measure_search
from benchmarks.topics_speed import measure as measure_topics

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES = ("ingest", "topics", "site")
MADE = {
    "ingest": ("content/papers",),
    "topics": ("content/topics.yaml", "content/ingested/topics.jsonl"),
    "site": ("site",),
}
"""What each stage writes, removed before it is measured again."""


def remove_made(digest: Path, *stages: str) -> None:
    """Remove what stages wrote into a digest."""
    for made in (digest / path for stage in stages for path in MADE[stage]):
        if made.is_dir():
            shutil.rmtree(made)
        else:
            made.unlink(missing_ok=True)


def run_anew(digest: Path, *stages: str) -> Cost:
    """Run one stage, or the main job if several are named, without its earlier results."""
    remove_made(digest, *stages)
    return run(digest, *(stages if len(stages) == 1 else ()))


def measure(digest: Path, runs: int) -> dict[str, Cost]:
    """Return what each stage, and all together, took on a digest."""
    jobs = {stage: (stage,) for stage in STAGES} | {"all": STAGES}
    return {
        name: median_cost(partial(run_anew, digest, *stages), runs) for name, stages in jobs.items()
    }


def row(label: str, costs: dict[str, Cost]) -> str:
    """Return a line of the table."""
    cells = [f"{cost.seconds:.1f} s, {cost.megabytes:,.0f} MB" for cost in costs.values()]
    return f"| {' | '.join([label, *cells])} |"


def print_row(label: str, make: Callable[[Path], Path], runs: int) -> None:
    """Make a digest in a temporary folder, measure it and print its line."""
    with tempfile.TemporaryDirectory() as folder:
        print(row(label, measure(make(Path(folder)), runs)), flush=True)


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure the stages of Conspectus.")
    parser.add_argument("--corpus", type=Path, help="an arXiv snapshot: JSON lines, may be gzipped")
    parser.add_argument("--runs", type=int, default=3, help="runs of each stage; medians count")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[1_000, 10_000], help="first papers of the snapshot"
    )
    return parser.parse_args()


def main() -> None:
    """Print the table."""
    chosen = options()
    corpus = corpus_or_reason(chosen.corpus)
    print("| digest | ingest | topics | site | all |\n| --- | ---: | ---: | ---: | ---: |")
    print_row("the shipped digest", shipped_digest, chosen.runs)
    if isinstance(corpus, str):
        print(f"\n{corpus}")
        return
    for size in chosen.sizes:
        make = partial(corpus_digest, corpus=corpus, papers=size)
        print_row(f"{size:,} papers of arXiv", make, chosen.runs)
    print()
    measure_topics(corpus, chosen.sizes)
    print()
    for size in sorted(chosen.sizes)[-1:]:
        measure_search(corpus, size)
    print()
    measure_ingest(corpus)


if __name__ == "__main__":
    main()
