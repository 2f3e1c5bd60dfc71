"""Topics."""

from __future__ import annotations

import pytest

from conspectus.model.topic import Topic, unknown_papers


@pytest.mark.parametrize(
    "slug", ["../../etc", "a/b", "", ".", "..", "a b", "a\n", "-a", "é", "a?b"]
)
def test_an_address_that_leads_elsewhere_is_refused(slug: str) -> None:
    """Slugs and aliases become parts of paths, so they hold letters, digits and hyphens."""
    with pytest.raises(ValueError, match="cannot be an address"):
        Topic(slug=slug, label="Owls")
    with pytest.raises(ValueError, match="cannot be an address"):
        Topic(slug="owls", label="Owls", aliases=(slug,))


def test_a_topic_has_a_name() -> None:
    """An empty label would be a link that nobody can see."""
    with pytest.raises(ValueError, match="empty label"):
        Topic(slug="owls", label=" ")


def test_unknown_papers() -> None:
    """Slugs that no paper has are told in the order of the topics, each in one clause."""
    topics = [
        Topic(slug="owls", label="Owls", papers=("a", "gone")),
        Topic(slug="bees", label="Bees", papers=("lost", "b")),
    ]
    assert [str(unknown) for unknown in unknown_papers(topics, {"a", "b"})] == [
        "the topic 'owls' lists the paper 'gone', which has no entry",
        "the topic 'bees' lists the paper 'lost', which has no entry",
    ]
