"""Papers that fit nowhere well."""

from __future__ import annotations

import numpy as np
from toy_papers import papers_on

from conspectus.model.paper import Paper
from conspectus.topics.grouping.loose import loose_rows
from conspectus.topics.keeping.corpus import Corpus


def test_a_paper_of_another_subject_is_loose() -> None:
    """The others are not."""
    stranger = Paper(slug="zebra", title="Stripes of zebras", abstract="Savanna herds migrate.")
    corpus = Corpus.of([*papers_on("bees", "bread", "tides", "chess", count=20), stranger])
    rows = {s: [] for s in ("bees", "bread", "tides", "chess")}  # type: dict[str, list[int]]
    for row, paper in enumerate(corpus.papers):
        rows.get(paper.slug.split("-")[0], rows["chess"]).append(row)
    groups = [np.array(group) for group in rows.values()]
    assert [corpus.papers[row].slug for row in loose_rows(corpus.space, groups)] == ["zebra"]


def test_no_paper_is_loose_among_its_like() -> None:
    """However little those few differ."""
    corpus = Corpus.of(papers_on("bees", "bread"))
    groups = [np.arange(8), np.arange(8, 16)]
    assert loose_rows(corpus.space, groups).tolist() == []
    assert loose_rows(corpus.space, []).tolist() == []
