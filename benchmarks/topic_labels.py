"""Prints the labels and terms of a set's topics, and how far the labels hold true.

The set is a gzipped file, a JSON object a line: ``id``, ``title``, ``abstract`` and, for
``--truth``, ``label``. Called as ``python benchmarks/topic_labels.py PATH [--sample N] [--seed S]
[--truth]``. For each topic it prints its size, of a hundred of its papers how many say its label
word for word, of a hundred others how many do, the label and the terms. The last lines have the
number of labels that fewer than 3 in 100 of their papers say, and the means: *said* is the share of
a topic's papers, *meant* the topic's share of the papers that say its label, *both* their harmonic
mean.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from pathlib import Path
from statistics import harmonic_mean, mean
from typing import TYPE_CHECKING

import numpy as np

from conspectus.topics.grouping.groups import group_papers, sort_by_fit
from conspectus.topics.likeness.spaces import topic_space
from conspectus.topics.likeness.vectors import vectors_of
from conspectus.topics.naming.labels import Name, name_topics

sys.path.insert(0, str(Path(__file__).parents[1]))  # also when started as a script

from benchmarks.labelled_set import read_labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conspectus.model.paper import Paper

    Groups = list[list[Paper]]

FEW = 0.03
"""A label that fewer of a topic's papers say names something else."""


def group(papers: Sequence[Paper], labels: dict[str, str], *, is_truth: bool) -> Groups:
    """Return the papers of each topic, or of each label of the set, best fit first."""
    vectors = vectors_of(papers)
    by_slug = {paper.slug: paper for paper in papers}
    if not is_truth:
        rows = group_papers(topic_space(vectors), vectors.words)
    else:
        space = topic_space(vectors)
        of_rows = np.array([labels[slug] for slug in vectors.slugs])
        rows = tuple(
            sort_by_fit(space, np.flatnonzero(of_rows == name)) for name in sorted({*of_rows})
        )
    return [[by_slug[vectors.slugs[row]] for row in numbers] for numbers in rows]


def plain(text: str) -> str:
    """Return the words of a text in lower case, without a plural's last letter."""
    return "".join(f" {word.removesuffix('s')}" for word in re.findall(r"[^\W_]+", text.lower()))


def report(groups: Groups, names: Sequence[Name]) -> None:
    """Print a line for each topic, and the means."""
    said, meant = [], []
    texts = [[f"{plain(f'{p.title} . {p.abstract}')} " for p in papers] for papers in groups]
    for papers, name in zip(texts, names, strict=True):
        label = f"{plain(name.label)} "
        own = sum(label in text for text in papers)
        others = sum(label in text for ps in texts for text in ps) - own
        rest = sum(map(len, groups)) - len(papers)
        said.append(own / len(papers))
        meant.append(own / max(1, own + others))
        shares = f"{said[-1]:5.0%} {others / max(1, rest):5.0%}"
        print(f"{len(papers):5} {shares}  {name.label:40} {', '.join(name.terms)}")
    print(
        f"{sum(share < FEW for share in said)} of {len(said)} labels said by fewer than {FEW:.0%}"
    )
    both = mean(harmonic_mean(pair) for pair in zip(said, meant, strict=True))
    print(f"said {mean(said):.2f}, meant {mean(meant):.2f}, both {both:.2f}")


def main() -> None:
    """Print the labels of a set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path, help="a set of papers, such as topics-18.jsonl.gz")
    parser.add_argument("--sample", type=int, help="take so many papers of it")
    parser.add_argument("--seed", type=int, default=0, help="take others")
    parser.add_argument("--truth", action="store_true", help="take the set's labels as topics")
    options = parser.parse_args()
    if not options.path.is_file():
        sys.exit(f"{options.path}: not found; give the path of a set of papers.")
    papers, labels = read_labelled(options.path)
    if options.sample:
        papers = random.Random(options.seed).sample(papers, min(options.sample, len(papers)))  # noqa: S311  # no secret
    groups = group(papers, labels, is_truth=options.truth)
    start = time.process_time()
    names = name_topics(groups)
    seconds = time.process_time() - start
    report(groups, names)
    print(f"{len(papers)} papers, {len(groups)} topics named in {seconds:.2f} s of CPU time")


if __name__ == "__main__":
    main()
