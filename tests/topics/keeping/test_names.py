"""Labels, terms and slugs for new topics among those that have theirs."""

from __future__ import annotations

from toy_papers import papers_on, slugs_on

from conspectus.model.topic import Topic
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.names import found_topics, name_families, name_groups
from conspectus.topics.naming.labels import Name

FOUR = ("bees", "bread", "tides", "chess")
CORPUS = Corpus.of(papers_on(*FOUR))


def test_no_new_label_is_like_that_of_a_known_topic() -> None:
    """Though the papers say the same."""
    known = [Topic(slug="bees", label="Honey bee navigation", papers=slugs_on("bees")[:4])]
    names = name_groups(CORPUS, known, [slugs_on("bees")[4:], slugs_on("bread")])
    assert len(names.known) == 1
    assert names.new[0].label.lower() != "honey bee navigation"
    assert "bread" in names.new[1].label.lower()


def test_broad_topics_are_named_by_what_is_below_them() -> None:
    """No label is a given one."""
    families = [[slugs_on("bees"), slugs_on("bread")], [slugs_on("tides"), slugs_on("chess")]]
    given = ["Honey bee navigation", "Chess endgame tables"]
    labels = [name.label for name in name_families(CORPUS, families, given)]
    assert len({*labels, *given}) == 4


def test_no_slug_is_given_twice() -> None:
    """Nor one that is taken."""
    names = [Name("Bees", ("hive",)), Name("Bees", ())]
    topics = found_topics(names, [("p",), ()], taken={"bees"})
    assert [(t.slug, t.label, t.terms, t.papers) for t in topics] == [
        ("bees-2", "Bees", ("hive",), ("p",)),
        ("bees-3", "Bees", (), ()),
    ]
