"""Measures the search: ``python benchmarks/search.py --corpus PATH [--papers N]``.

Beside ours it measures Lunr as it is usually shipped, and Pagefind, over the same papers in one
run: what building the index takes, whether the paper that is looked for comes first, and in
headless Chromium bytes over the wire, times and memory. Prints Markdown tables. Never changes a
digest of the reader's: it makes its own, in a temporary folder or in the one that ``--keep`` names.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))  # also when started as a script

from benchmarks.digests import corpus_digest, corpus_or_reason
from benchmarks.measure import run
from benchmarks.search_browser import Asker, chromium, missing
from benchmarks.search_index import library_of
from benchmarks.search_queries import KnownItem, draw
from benchmarks.search_systems import SYSTEMS, System
from benchmarks.search_tables import BUILDS, COSTS, KNOWN, build_row, cost_rows, known_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAPERS = 10_000
_HEAP_QUERIES = 10
_MOST_FOR_LUNR = 20_000
"""Of more papers lunr.py's index takes minutes to build and Chromium gigabytes to load."""


def made_digest(folder: Path, corpus: Path, papers: int) -> Path:
    """Return a digest of the first papers of a snapshot; of one that is there the site is renewed.

    The site is what is measured; papers and topics take longer and are kept.
    """
    digest = folder / f"digest-{papers}"
    if not (digest / "content/topics.yaml").is_file():
        digest.mkdir(parents=True)
        corpus_digest(digest, corpus, papers)
        run(digest, "ingest")
        run(digest, "topics")
    run(digest, "site")
    return digest


def made_systems(digest: Path, folder: Path, names: Sequence[str]) -> Iterator[System]:
    """Make the searches of a digest and print what building each took."""
    print(BUILDS)
    for name in names:
        system = SYSTEMS[name](digest, folder / name)
        print(build_row(system, len(list((digest / "site/papers").glob("*/")))), flush=True)
        yield system


class Amount(NamedTuple):
    """How many queries of each kind are asked; of 0 there is no table."""

    known: int = 1_000
    """Papers that are looked for."""
    timed: int = 50
    """Queries whose bytes and times are measured."""


def measure(
    corpus: Path, papers: int, names: Sequence[str], amount: Amount, *, keep: Path | None = None
) -> None:
    """Print all tables for the first papers of a snapshot."""
    with tempfile.TemporaryDirectory() as temporary:
        digest = made_digest(keep or Path(temporary), corpus, papers)
        titles = {slug: paper.title for slug, paper in library_of(digest).papers.items()}
        items = draw(titles, max(amount))
        known = len(items[: amount.known])
        print(f"Search, the first {papers:,} papers of a snapshot, {known:,} looked for.\n")
        systems = list(made_systems(digest, Path(temporary), names))
        print_known(systems, items[: amount.known])
        print_costs(systems, items[: amount.timed])


def measure_if_possible(corpus: Path, papers: int) -> None:
    """Print all tables, or why there are none."""
    if reason := missing():
        print(reason)
    else:
        measure(corpus, papers, names_for(papers), Amount())


def print_known(systems: Sequence[System], items: Sequence[KnownItem]) -> None:
    """Print how often each search finds the paper that is looked for."""
    if not items:
        return
    print(f"\n{KNOWN}")
    with chromium() as browser:
        for system in systems:
            for row in known_rows(system.name, items, Asker(browser, system).shown):
                print(row, flush=True)


def print_costs(systems: Sequence[System], items: Sequence[KnownItem]) -> None:
    """Print what queries of three words cost in each search."""
    if not items:
        return
    queries = [item.words for item in items]
    print(f"\n{COSTS}")
    with chromium() as browser:
        for system in systems:
            asker = Asker(browser, system)
            first = asker.first_answers(queries)
            pasted, typed = asker.later_answers(queries)
            heap = asker.heap(queries[:_HEAP_QUERIES])
            for row in cost_rows(system.name, first, pasted, typed, heap):
                print(row, flush=True)


def names_for(papers: int, wanted: Sequence[str] = ()) -> list[str]:
    """Return which searches are measured: those wanted, else all that bear so many papers."""
    return list(wanted) or [name for name in SYSTEMS if name != "lunr" or papers <= _MOST_FOR_LUNR]


def main() -> None:
    """Measure, if there is a snapshot and a browser."""
    parser = argparse.ArgumentParser(description="Measure the search.")
    parser.add_argument("--corpus", type=Path, help="an arXiv snapshot: JSON lines, may be gzipped")
    parser.add_argument("--papers", type=int, default=PAPERS, help="first papers of the snapshot")
    parser.add_argument("--known", type=int, default=Amount().known, help="papers looked for")
    parser.add_argument("--timed", type=int, default=Amount().timed, help="queries that are timed")
    parser.add_argument("--systems", nargs="*", choices=SYSTEMS, default=(), help="only these")
    parser.add_argument("--keep", type=Path, help="a folder that keeps the digest for further runs")
    chosen = parser.parse_args()
    corpus = corpus_or_reason(chosen.corpus)
    if reason := corpus if isinstance(corpus, str) else missing():
        sys.exit(reason)
    names = names_for(chosen.papers, chosen.systems)
    amount = Amount(chosen.known, chosen.timed)
    measure(Path(corpus), chosen.papers, names, amount, keep=chosen.keep)


if __name__ == "__main__":
    main()
