"""Topics."""

from __future__ import annotations

import pytest

from conspectus.model.topic import Topic


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
