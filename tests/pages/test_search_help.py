"""The page that says how to search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toy_library import LOST, OWLS, toy_library

from conspectus.model.paper import Organization, Paper
from conspectus.pages.search_help import search_help_page
from conspectus.pages.search_views import SearchHelpView

if TYPE_CHECKING:
    from conspectus.pages.library import Library


def examples(library: Library) -> list[str]:
    """Return what the help page suggests to type."""
    view = search_help_page(library).view
    assert isinstance(view, SearchHelpView)
    return [example.typed for example in view.examples]


def test_examples_are_of_the_digest() -> None:
    """Names, topic, month and identifier are those that this digest has papers for."""
    found = examples(toy_library())
    assert 'author:"Ada Byron"' in found
    assert 'org:"Owl Lab"' in found
    assert "after:2025-12" in found
    assert OWLS.arxiv in found
    assert "topic:flight" in found


def test_what_a_digest_does_not_have_is_not_suggested() -> None:
    """Without authors, organisations and identifiers there are no examples of them."""
    found = examples(toy_library(LOST))
    assert not any(typed.startswith(("author:", "org:")) for typed in found)
    assert "after:2025-03" in found
    assert "is:new" in found


def test_a_quote_in_a_name_ends_no_value() -> None:
    """A value stands between quotes only where it has several words, and has none inside."""
    odd = Paper(slug="odd", title="Odd", organization=Organization("odd", 'The "Odd" Lab'))
    plain = Paper(slug="plain", title="Plain", organization=Organization("lab", "Lab"))
    assert 'org:"The  Odd  Lab"' in examples(toy_library(odd))
    assert "org:Lab" in examples(toy_library(plain))


def test_no_example_comes_twice() -> None:
    """Each example shows something else."""
    found = examples(toy_library())
    assert len(found) == len(set(found))
