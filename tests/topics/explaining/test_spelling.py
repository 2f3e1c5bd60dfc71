"""Terms as papers write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.model.paper import Paper
from conspectus.topics.explaining.spelling import Spelling, spelling_of

TEXTS = [
    "Using GPUs, we train LLMs with test-time compute. A GPU is fast, and a GPU is dear.",
    "Test-time compute on a GPU; a Mixture-of-Experts and a mixture of experts.",
    "A mixture of experts has many experts. Python is slow. We like mixtures of experts.",
    "The KV cache (Markov chain) grows. One KV cache, two KV caches: the KV cache.",
    "Flow models (FMs) learn. Few-shot video is hard, multi-shot video harder.",
]
VOCABULARY = (
    *("gpu", "llm", "test", "time", "compute", "mixture", "expert", "python", "kv", "cache"),
    *(
        "test time",
        "time compute",
        "kv cache",
        "flow model",
        "model fm",
        "shot video",
        "many expert",
    ),
)


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    """Return how the texts above are spelt."""
    papers = [Paper(slug=f"p{n}", title="T", abstract=text) for n, text in enumerate(TEXTS)]
    return spelling_of(papers, VOCABULARY)


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("gpu", "GPU"),
        ("llm", "LLMs"),
        ("python", "Python"),
        ("test time", "test-time"),
        ("kv cache", "KV cache"),
        ("time compute", "test-time compute"),
    ],
)
def test_a_term_is_written_as_it_is_most_often(spelling: Spelling, term: str, written: str) -> None:
    """Capitals, plural and hyphen are the papers' own; a compound stays whole."""
    assert spelling.of(term).lower() == written.lower()
    assert spelling.of(term)[-1] == written[-1]


def test_a_compound_that_is_one_of_many_is_not_shown_for_all(spelling: Spelling) -> None:
    """A pair that begins within several compounds is told by its own two words."""
    papers = [
        Paper(slug="a", title="T", abstract="Few-shot video. Multi-shot video. One-shot video.")
    ]
    assert spelling_of(papers, ["shot video"]).of("shot video") == "shot video"
    assert spelling.of("shot video") in ("Few-shot video", "multi-shot video")


def test_words_parted_by_a_sign_are_no_pair(spelling: Spelling) -> None:
    """What stands in brackets is not run on with the word before."""
    assert "flow model" in spelling.written
    assert "model fm" not in spelling.written


def test_an_unseen_pair_is_joined_from_its_words(spelling: Spelling) -> None:
    """Each word is written as it usually is."""
    assert spelling.of("python gpu") == "Python GPU"
    assert spelling.of("nothing known") == "nothing known"


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        (["test time", "time compute"], ["test-time compute"]),
        (["time compute", "test time", "gpu"], ["test-time compute", "GPU"]),
        (["mixture", "expert"], ["mixture of experts"]),
        (["expert", "gpu", "mixture"], ["mixture of experts", "GPU"]),
        (["kv", "kv cache"], ["KV cache"]),
        (["gpu", "llm"], ["GPU", "LLMs"]),
        ([], []),
    ],
)
def test_overlapping_terms_are_told_as_one(
    spelling: Spelling, terms: list[str], told: list[str]
) -> None:
    """Pairs are joined at their common word, names around their small word; nothing comes twice."""
    assert [phrase.lower() for phrase in spelling.of_all(terms)] == [t.lower() for t in told]


@given(st.lists(st.sampled_from(VOCABULARY), unique=True))
@settings(deadline=None)
def test_no_term_is_lost_or_said_twice(terms: list[str]) -> None:
    """Every word of every term is in some phrase, and no phrase within another."""
    papers = [Paper(slug=f"p{n}", title="T", abstract=text) for n, text in enumerate(TEXTS)]
    told = [
        f" {t.lower().replace('-', ' ')} " for t in spelling_of(papers, VOCABULARY).of_all(terms)
    ]
    for word in {word for term in terms for word in term.split()}:
        assert any(f" {word}" in phrase for phrase in told)
    assert not any(one in other for one in told for other in told if one is not other)


def test_a_compound_that_two_pairs_share_is_told_once() -> None:
    """The first pair is shown with the whole compound, so that the second adds nothing."""
    papers = [Paper(slug="a", title="T", abstract="An efficient low-rank adaptation.")]
    spelling = spelling_of(papers, ["efficient low", "low rank", "rank adaptation"])
    assert spelling.of_all(["efficient low", "low rank"]) == ("efficient low-rank",)


def test_no_papers_have_no_spelling() -> None:
    """Terms are then written as they are."""
    assert spelling_of([], ["gpu"]).of_all(["gpu"]) == ("gpu",)


WHOLE = ("Large language models grow.", "A large language model is one of large language models.")


@pytest.mark.parametrize(
    ("texts", "term", "whole"),
    [
        (WHOLE, "large language", "large language models"),
        ([*WHOLE, "Large language barriers."] * 2, "large language", "large language"),
        (
            ["Natural language processing."] * 3,
            "language processing",
            "Natural language processing",
        ),
        (["Large language models."] * 2, "large language", "Large language"),
        (["A large language, and more."] * 3, "large language", "large language"),
        (["Large language is."] * 3, "large language", "Large language"),
        (["Large language remains."] * 3, "large language", "Large language"),
        (["Large language using it."] * 3, "large language", "Large language"),
        (["Medical large language models."] * 3, "medical large", "Medical large language models"),
    ],
    ids=["after", "not-always", "before", "rare", "sign", "grammar", "said-by-all", "verb", "both"],
)
def test_a_piece_of_a_phrase_is_told_whole(texts: list[str], term: str, whole: str) -> None:
    """Where nearly all its uses, and there are a few, have one same word beside them."""
    papers = [Paper(slug=f"p{n}", title="T", abstract=text) for n, text in enumerate(texts)]
    spelt = spelling_of(papers, ("large", "language", "large language", term))
    assert spelt.whole(term) == whole
    assert spelt.of_all([term]) == (whole,)


def test_a_piece_is_not_joined_with_what_it_does_not_go_on_with() -> None:
    """Two phrases that share a word stay two."""
    papers = [
        Paper(slug=f"p{n}", title="T", abstract="Large language models for language barriers.")
        for n in range(3)
    ]
    spelt = spelling_of(papers, ("large language", "language barrier", "barrier"))
    assert spelt.of_all(["large language", "language barrier"])[0] == "Large language models"


def test_words_that_a_sign_mostly_parts_are_no_pair() -> None:
    """However often a vocabulary counts them as one."""
    texts = ["Language models (LLMs) grow."] * 3 + ["A multi-model LLM."]
    papers = [Paper(slug=f"p{n}", title="T", abstract=text) for n, text in enumerate(texts)]
    assert "model llm" not in spelling_of(papers, ("model", "llm", "model llm")).written


def test_pairs_are_joined_only_where_papers_join_them() -> None:
    """A word in common does not make two pairs one phrase."""
    texts = ["Large models, model parallelism, a neural architecture search, a search space."]
    papers = [Paper(slug="p", title="T", abstract=texts[0])]
    pairs = ("large model", "model parallelism", "neural architecture", "architecture search")
    spelt = spelling_of(papers, (*pairs, "model", "large"))
    assert spelt.of_all(pairs[:2]) == ("Large models", "model parallelism")
    assert spelt.of_all(pairs[2:]) == ("neural architecture search",)


def test_a_word_that_is_only_used_in_a_name_is_told_by_it() -> None:
    """The other word of the name is not told again."""
    papers = [
        Paper(slug=f"p{n}", title="T", abstract="A mixture of experts. Experts agree. An expert.")
        for n in range(4)
    ]
    spelt = spelling_of(papers, ("mixture", "expert"))
    assert spelt.whole("mixture") == "mixture of experts"
    assert spelt.whole("expert").startswith("expert")
    assert spelt.of_all(["expert", "mixture"]) == ("mixture of experts",)
