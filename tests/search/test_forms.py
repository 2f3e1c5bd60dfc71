"""In which forms titles have their terms."""

from __future__ import annotations

import numpy as np
from search.reading_parts import numbers_of

from conspectus.search.forms import Forms, title_forms

WORDS = ("garden", "gardening", "gardens", "tree")
TERMS = ("garden", "tree")
TERM_OF = (0, 0, 0, 1)


def forms_of(titles: list[list[int]]) -> Forms:
    """Return the forms of titles whose words are given by number; each title has a term once."""
    rows = sorted(
        (TERM_OF[word], title, word) for title, each in enumerate(titles) for word in each
    )
    terms, _, words = (np.array(column, dtype=np.int32) for column in zip(*rows, strict=True))
    bounds = np.searchsorted(terms, np.arange(len(TERMS) + 1))
    return title_forms((terms, words), np.arange(len(rows)), bounds, words=WORDS, terms=TERMS)


def test_the_most_common_form_comes_first() -> None:
    """Those that are as common stand in the order of the alphabet."""
    forms = forms_of([[2], [1], [2], [0]])
    assert forms.words == ["gardens,garden,gardening", ""]
    assert [numbers_of(text) for text in forms.of_postings] == [[0, 2, 0, 1], []]


def test_a_single_form_needs_no_places() -> None:
    """It is only told where it is not the term itself."""
    forms = forms_of([[2, 3], [2]])
    assert forms.words == ["gardens", ""]
    assert forms.of_postings == ["", ""]
