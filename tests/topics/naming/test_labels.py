"""Labels and terms of topics."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.model.paper import Paper
from conspectus.topics.likeness.words import STOP_WORDS
from conspectus.topics.naming.labels import name_broad_topics, name_topics
from conspectus.topics.naming.runs import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

SUBJECTS = {
    "bees": ("Honey bee navigation", "waggle dance foraging hive nectar pollen swarm queen"),
    "bread": ("Sourdough bread baking", "flour yeast dough crust oven gluten kneading loaf"),
    "tides": ("Tidal energy turbines", "ocean current rotor blade harbour seabed wave generator"),
    "chess": ("Chess endgame tables", "rook pawn bishop knight castle checkmate opening board"),
}
WORDS = sorted({word for _, words in SUBJECTS.values() for word in words.split()})


def make_paper(subject: str, number: int) -> Paper:
    """Return a paper that says most of a subject's words."""
    title, words = SUBJECTS[subject]
    said = [word for place, word in enumerate(words.split()) if place != number]
    abstract = f"We study {title.lower()} with {' and '.join(said)}. {title} matters for GPUs."
    return Paper(slug=f"{subject}-{number}", title=f"{title}, part {number}", abstract=abstract)


GROUPS = [[make_paper(subject, number) for number in range(8)] for subject in SUBJECTS]
ALL_PAPERS = [paper for group in GROUPS for paper in group]


def assert_is_label(label: str) -> None:
    """Check what holds for every label."""
    words = label.lower().split()
    assert len(words) <= 5
    assert len(words) >= 2 or is_unspaced(label)
    assert words[0] not in STOP_WORDS
    assert words[-1] not in STOP_WORDS


def plain(text: str) -> str:
    """Return a text's words only, so that hyphens and line ends make no difference."""
    words = re.findall(r"[^\W_]+", text.lower())
    return f" {' '.join(words)} "


def is_said(phrase: str, papers: Sequence[Paper]) -> bool:
    """Tell whether a paper has a phrase in its title or abstract, word for word."""
    return any(plain(phrase) in plain(f"{paper.title}. {paper.abstract}") for paper in papers)


def test_a_label_names_the_subject() -> None:
    """It is what the papers of the topic say and the others do not."""
    subjects = ["bee", "bread", "tidal", "chess"]
    for subject, name in zip(subjects, name_topics(GROUPS), strict=True):
        assert subject in f"{name.label} {name.terms}".lower()
        assert_is_label(name.label)


def test_labels_are_distinct(papers: Sequence[Paper]) -> None:
    """No two share most of their words, even where topics share their subject."""
    labels = [name.label for name in name_topics([papers[:3], papers[3:6], papers[6:9]])]
    for one, other in combinations(labels, 2):
        words, others = set(one.lower().split()), set(other.lower().split())
        assert len(words & others) <= len(words | others) / 2


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from(ALL_PAPERS), min_size=1, max_size=6), max_size=6))
def test_labels_of_any_groups_differ_and_are_said(groups: list[list[Paper]]) -> None:
    """No two are alike; each is in the papers word for word."""
    labels = [name.label for name in name_topics(groups)]
    assert len({label.casefold() for label in labels}) == len(groups)
    for label, papers in zip(labels, groups, strict=True):
        assert_is_label(label)
        unnumbered = re.sub(r"^Papers on | \d+$", "", label)
        assert is_said(unnumbered, papers)


@settings(max_examples=30, deadline=None)
@given(st.permutations(GROUPS[0]), st.sets(st.sampled_from(WORDS)))
def test_the_order_of_a_few_papers_makes_no_difference(
    shuffled: list[Paper], banned: set[str]
) -> None:
    """Where all papers of a topic are read, the best fit counts no more than the others."""
    names = name_topics([shuffled, *GROUPS[1:]], banned=sorted(banned))
    assert names == name_topics(GROUPS, banned=sorted(banned, reverse=True))


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(WORDS)))
def test_what_is_banned_is_in_no_name(banned: set[str]) -> None:
    """No label and no term has a banned word, in capitals or small, one or many."""
    for name in name_topics(GROUPS, banned=[f"{word}s".upper() for word in banned]):
        said = set(plain(f"{name.label} {' '.join(name.terms)}").split())
        assert not said & banned


def test_a_banned_phrase_may_still_occur_in_parts() -> None:
    """Only the phrase is banned, not its words."""
    before = name_topics(GROUPS)[0]
    after = name_topics(GROUPS, banned=[before.label])[0]
    assert before.label.lower() not in f"{after.label} {after.terms}".lower()
    assert set(plain(before.label).split()) & set(plain(" ".join(after.terms)).split())


def test_even_a_last_resort_has_no_banned_word() -> None:
    """What stands in for a name can be banned too."""
    (wordless,) = name_topics([[Paper(slug="p", title="…")]], banned=["paper"])
    (single,) = name_topics([[Paper(slug="p", title="Bees")]], banned=["papers"])
    assert [wordless.label, single.label] == ["Various works", "Work on Bees"]


def test_a_taken_label_is_not_given_again(papers: Sequence[Paper]) -> None:
    """What another topic is called is avoided."""
    (first,) = name_topics([papers[:8]])
    (second,) = name_topics([papers[:8]], taken=[first.label])
    assert second.label != first.label


def test_a_phrase_is_written_as_papers_mostly_write_it() -> None:
    """Capitals within sentences count, those of a title do not; models are many, a cache is one."""
    abstracts = [
        "The KV cache of LLMs and diffusion models.",
        "A KV cache is small for diffusion models.",
        "In the KV cache, LLMs and one diffusion model meet.",
    ]
    papers = [
        Paper(slug=str(i), title="KV Cache And Diffusion Models", abstract=text)
        for i, text in enumerate(abstracts)
    ]
    (name,) = name_topics([papers])
    assert {"KV cache", "diffusion models"} <= set(name.terms)


def test_a_label_is_what_many_papers_say() -> None:
    """A phrase of two papers does not name ten."""
    common = "We study sourdough bread. {}."
    papers = [
        Paper(slug=str(i), title=f"Part {i}", abstract=common.format("lunar basalt" * (i < 2)))
        for i in range(10)
    ]
    (name,) = name_topics([papers])
    assert name.label == "Sourdough bread"


def test_a_label_is_one_phrase() -> None:
    """Where papers say many things, it is one of them."""
    things = ["lunar basalt", "sourdough bread", "chess endgames", "tidal turbines", "bee dances"]
    papers = [Paper(slug=str(i), title=f"{things[i % 5]} of {i}") for i in range(10)]
    (name,) = name_topics([papers])
    assert name.label.lower() in things


def test_a_topic_that_is_made_of_others_has_terms_of_each() -> None:
    """However many more papers one of them has."""
    bees = [
        Paper(slug=f"b{i}", title="Bee dances and waxen combs and drone flights") for i in range(20)
    ]
    bread = [Paper(slug=f"s{i}", title="Sourdough bread and rye flour") for i in range(4)]
    others = [Paper(slug=f"o{i}", title=f"chess endgames of {i}") for i in range(12)]
    groups = [[*bees, *bread], others]
    name, other = name_topics(groups, parts={0: [bees, bread]})
    assert is_said(name.terms[0], bees)
    assert is_said(name.terms[1], bread)
    assert other == name_topics(groups)[1]


def test_labels_are_not_alike_as_written_either() -> None:
    """An abbreviation that stands for a whole phrase does not hide what two labels share."""
    text = "We study neural architecture search (NAS) for {0} nets. NAS is used in {0} design."
    nets = [Paper(slug=f"n{i}", title="On NAS", abstract=text.format("tiny")) for i in range(6)]
    text = "Architecture search finds memory layouts. An architecture search takes days."
    layouts = [Paper(slug=f"l{i}", title="Architecture search", abstract=text) for i in range(6)]
    one, other = (set(plain(name.label).split()) for name in name_topics([nets, layouts]))
    assert len(one & other) <= len(one | other) / 2


def test_a_broader_name_may_be_part_of_a_taken_one() -> None:
    """A topic below may be called for a kind of it, but for nothing that is nearly the same."""
    groups = [
        [Paper(slug=f"{k}{i}", title=f"Sourdough bread of {k}") for i in range(6)] for k in "xy"
    ]
    families = [groups]
    (name,) = name_broad_topics(families, taken=["Sourdough bread with rye flour"])
    assert name.label == "Sourdough bread"
    (name,) = name_broad_topics(families, taken=["Rye sourdough bread"])
    assert name.label != "Sourdough bread"


def test_a_piece_of_longer_phrases_is_no_label() -> None:
    """Computing code is code of high-performance computing, or of quantum computing."""
    kinds = ["high-performance", "quantum", "edge", "cloud", "grid", "wearable"]
    text = "We study {} computing code, and with it compiler bugs."
    papers = [Paper(slug=k, title=f"{k} work", abstract=text.format(k)) for k in kinds]
    (name,) = name_topics([papers])
    assert name.label == "Compiler bugs"


def test_a_broad_topic_is_called_what_its_subtopics_share() -> None:
    """Its name covers them, and is none of theirs nor that of another broad topic."""
    kinds = {"rye": "bread", "wheat": "bread", "rook": "chess", "pawn": "chess"}
    groups = [
        [
            Paper(
                slug=f"{kind}-{i}",
                title=f"The {kind} handbook",
                abstract=f"We study {whole} theory for {kind} lovers. {kind} matters.",
            )
            for i in range(6)
        ]
        for kind, whole in kinds.items()
    ]
    labels = [name.label for name in name_topics(groups)]
    broad = name_broad_topics([groups[:2], groups[2:]], taken=labels)
    assert [name.label for name in broad] == ["Bread theory", "Chess theory"]


@pytest.mark.parametrize(
    ("title", "abstract", "expected"),
    [
        ("大语言模型推理加速", "我们提出大语言模型的推理方法。", "大语言模型推理加速"),
        ("大規模言語モデルの推論", "大規模言語モデルを提案する。", "大規模言語モデル"),
        ("Распознавание речи", "Предложен метод распознавания речи.", "Распознавание речи"),
        ("Reconnaissance de la parole", "La reconnaissance de la parole.", "Reconnaissance"),
        ("Automatische Spracherkennung", "Wir stellen das vor.", "Automatische Spracherkennung"),
        ("대규모 언어 모델", "대규모 언어 모델.", "대규모 언어 모델"),
    ],
    ids=["zh", "ja", "ru", "fr", "de", "ko"],
)
def test_a_label_is_of_the_language_of_the_papers(title: str, abstract: str, expected: str) -> None:
    """Papers in no English get no English name."""
    papers = [Paper(slug=str(i), title=title, abstract=abstract) for i in range(3)]
    (name,) = name_topics([papers])
    assert expected in name.label


@pytest.mark.parametrize(
    "paper",
    [
        Paper(slug="p", title="…"),
        Paper(slug="p", title="the"),
        Paper(slug="p", title="大语言模型推理", abstract="我们提出一种方法。"),
        Paper(slug="p", title="<script>alert(1)</script> {{ bees }}"),
        Paper(slug="p", title="Bees"),
    ],
    ids=lambda paper: paper.title[:8],
)
@pytest.mark.parametrize("groups", [1, 3])
@pytest.mark.parametrize("count", [1, 2, 40])
def test_any_papers_get_a_label(paper: Paper, count: int, groups: int) -> None:
    """Whatever the texts, even the same in each group, labels are good in form and differ."""
    papers = [Paper(slug=f"p{n}", title=paper.title, abstract=paper.abstract) for n in range(count)]
    labels = [name.label for name in name_topics([papers] * groups)]
    assert len(set(labels)) == groups
    for label in labels:
        assert_is_label(re.sub(r" \d$", "", label))


def test_no_groups_have_no_names() -> None:
    """There may be nothing to name."""
    assert name_topics([]) == []
    assert name_broad_topics([]) == []
