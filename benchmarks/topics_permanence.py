"""Measures how far topics stay put: ``python benchmarks/topics_permanence.py PATH [--sizes N …]``.

Papers are drawn at random from a gzipped set, a JSON object a line with ``id``, ``title`` and
``abstract``. Ten elevenths of them get topics; then the rest comes, a tenth more. Prints the share
of the earlier papers that moved, what the topics are like then, and whether a run without anything
new changes nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.paper import Paper
from conspectus.model.settings import TopicSettings
from conspectus.model.slug import make_slug
from conspectus.model.topic import Taxonomy
from conspectus.topics.keeping.memory import remember
from conspectus.topics.keeping.update import update_taxonomy

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (300, 1_000, 3_000)
SEEDS = 5
AIM = 0.05
"""Of the earlier papers so many may move."""


class Kept(NamedTuple):
    """What became of the topics of some papers when others came."""

    moved: float
    """The share of the earlier papers that a run put into another topic."""
    topics: int
    """Topics that list papers."""
    largest: float
    """The share of all papers in the largest."""
    idle: bool
    """Whether a further run changes nothing."""


def read_papers(path: Path) -> list[Paper]:
    """Return the papers of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [
            Paper(
                slug=make_slug(fields["id"]),
                title=" ".join(fields["title"].split()),
                abstract=" ".join(fields["abstract"].split()),
            )
            for fields in map(json.loads, lines)
        ]


def measure(papers: Sequence[Paper]) -> Kept:
    """Give ten elevenths of the papers topics, add the rest, and say what moved."""
    settings = TopicSettings()
    earlier = papers[: len(papers) * 10 // 11]
    first = update_taxonomy(Taxonomy(), earlier, settings).taxonomy
    memory = remember(Taxonomy(), first)
    then = update_taxonomy(first, papers, settings, remembered=memory)
    memory = remember(first, then.taxonomy, memory)
    again = update_taxonomy(then.taxonomy, papers, settings, remembered=memory)
    sizes = [len(topic.papers) for topic in then.taxonomy.topics if topic.papers]
    return Kept(
        then.moved / len(earlier),
        len(sizes),
        max(sizes) / len(papers),
        again.taxonomy == then.taxonomy,
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure how far topics stay put.")
    parser.add_argument("path", type=Path, help="a gzipped set: JSON lines")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="papers to draw")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="how often to draw them")
    chosen = parser.parse_args()
    papers = read_papers(chosen.path)
    print(f"| papers | seed | moved (aim {AIM:.0%}) | topics | largest | again the same |")
    print("| ---: | ---: | ---: | ---: | ---: | --- |")
    for size in (size for size in chosen.sizes if size <= len(papers)):
        for seed in range(chosen.seeds):
            kept = measure(random.Random(seed).sample(papers, size))  # noqa: S311  # a fair draw
            print(
                f"| {size:,} | {seed} | {kept.moved:.1%} | {kept.topics} | {kept.largest:.1%} "
                f"| {'yes' if kept.idle else 'NO'} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
