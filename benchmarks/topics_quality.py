"""Measures how well topics agree with a labelled set of papers.

The set is a gzipped file, a JSON object a line: ``id``, ``title``, ``abstract`` and ``label``.
Called as ``python benchmarks/topics_quality.py PATH``.
"""

from __future__ import annotations

import argparse
import sys
import time
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from conspectus.model.settings import Settings, TopicSettings
from conspectus.progress import TerminalReporter
from conspectus.stages.vectors import vectorizer_of
from conspectus.topics.grouping.groups import group_papers
from conspectus.topics.likeness.spaces import topic_space

sys.path.insert(0, str(Path(__file__).parents[1]))  # also when started as a script

from benchmarks.labelled_set import read_labelled

if TYPE_CHECKING:
    import numpy.typing as npt

    from conspectus.model.paper import Paper
    from conspectus.topics.likeness.vectors import Vectors

    Groups = tuple[npt.NDArray[np.intp], ...]

REFERENCE = """for reference, on topics-18:           NMI   ARI
  TF-IDF, truncated SVD, k-means      0.465  0.30
  the same, smoothed over neighbours  0.477  0.31
  BERTopic, all-MiniLM-L6-v2          0.507  0.34
  k-means on all-MiniLM-L6-v2         0.520  0.35"""
_TERMS = 10
"""Terms of a topic whose coherence is measured, as is usual."""


def coherence(vectors: Vectors, groups: Groups) -> float:
    """Return the mean NPMI of the pairs of each topic's ten strongest single words.

    Words are in one place where a paper says both. Source: Bouma, Normalized (Pointwise) Mutual
    Information in Collocation Extraction, 2009; from -1 to 1.
    """
    single = [column for column, term in enumerate(vectors.vocabulary) if " " not in term]
    weights = vectors.weights[:, single].tocsc()
    said = weights.astype(bool).astype(np.float64)
    usual = np.asarray(weights.mean(axis=0)).ravel()
    found = []
    for rows in groups:
        strength = np.asarray(weights[rows].mean(axis=0)).ravel() - usual
        terms = np.argsort(-strength, kind="stable")[:_TERMS]
        together = (said[:, terms].T @ said[:, terms]).toarray() / said.shape[0]
        found += [_npmi(together, one, other) for one, other in combinations(range(len(terms)), 2)]
    return float(np.mean(found))


def _npmi(together: npt.NDArray[np.float64], one: int, other: int) -> float:
    both = together[one, other]
    if not both:
        return -1.0
    return float(np.log(both / (together[one, one] * together[other, other])) / -np.log(both))


def measure(papers: list[Paper], labels: dict[str, str], *, embeddings: bool) -> str:
    """Group papers into as many topics as there are labels, and say how far the two agree."""
    start = time.perf_counter()
    settings = Settings(topics=TopicSettings(embeddings=embeddings))
    vectors = vectorizer_of(settings, reporter=TerminalReporter())(papers, ())
    groups = group_papers(topic_space(vectors), vectors.words, len(set(labels.values())))
    seconds = time.perf_counter() - start
    found = [number for number, rows in enumerate(groups) for _ in rows]
    truth = [labels[vectors.slugs[row]] for rows in groups for row in rows]
    return (
        f"{len(papers)} papers, {len(groups)} topics, {seconds:.1f} s, "
        f"{len(papers) / seconds:,.0f} papers a second\n"
        f"NMI {normalized_mutual_info_score(truth, found):.3f}, "
        f"ARI {adjusted_rand_score(truth, found):.3f}, "
        f"largest topic {len(groups[0]) / len(papers):.1%}, "
        f"NPMI coherence {coherence(vectors, groups):.3f}"
    )


def main() -> None:
    """Print the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="the labelled set, such as topics-18.jsonl.gz")
    parser.add_argument("--embeddings", action="store_true", help="compare papers by a model too")
    options = parser.parse_args()
    path = options.path
    if not path.is_file():
        sys.exit(f"{path}: not found; give the path of a labelled set of papers.")
    print(measure(*read_labelled(path), embeddings=options.embeddings))
    print(REFERENCE)


if __name__ == "__main__":
    main()
