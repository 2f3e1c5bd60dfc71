"""Which of several texts is the best."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conspectus.ingest.texts import MOST_TEXTS, TextClaim, all_texts, best_text, text_claim

STANDINGS = st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 1))
CLAIMS = st.builds(text_claim, st.text("ab ", min_size=1), STANDINGS)
SOME = st.lists(CLAIMS, max_size=20).map(lambda claims: {claim[-1]: claim for claim in claims})
Claims = dict[str, TextClaim]


@given(SOME, SOME, SOME)
def test_collecting_texts(a: Claims, b: Claims, c: Claims) -> None:
    """Order, grouping and repetition make no difference, however many texts there are."""
    kept = all_texts(a, {})
    assert all_texts(a, b) == all_texts(b, a)
    assert all_texts(all_texts(a, b), c) == all_texts(a, all_texts(b, c))
    assert all_texts(kept, kept) == kept
    assert len(all_texts(a, b)) <= MOST_TEXTS


@given(st.lists(CLAIMS, min_size=1), st.randoms(use_true_random=False))
def test_the_order_of_claims(claims: list[TextClaim], chance: object) -> None:
    """The best of some texts is one of them, in whatever order they come."""
    shuffled = list(claims)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    assert best_text(shuffled) == best_text(claims)
    assert best_text(claims) in {claim[-1] for claim in claims}


def test_beginnings() -> None:
    """The longest of a row of beginnings wins, but not over another text of more trust."""
    rows = {"Tea is hot.": 3, "Tea is hot. It cools.": 2, "Tea is hot. It cools. Slowly.": 1}
    claims = [text_claim(text, (trust, 0, 0)) for text, trust in rows.items()]
    assert best_text(claims) == "Tea is hot. It cools. Slowly."
    assert best_text([*claims, text_claim("Kettles boil.", (2, 0, 0))]) == "Kettles boil."
    assert best_text([]) == ""


def test_form_does_not_matter() -> None:
    """A beginning is one whatever its case, TeX, white space and mark of a cut."""
    cut = text_claim(r"TEA is {\em very} hot… ▽ More", (3, 0, 0))
    whole = text_claim("Tea is very hot. It cools.", (1, 0, 0))
    assert best_text([cut, whole]) == "Tea is very hot. It cools."
