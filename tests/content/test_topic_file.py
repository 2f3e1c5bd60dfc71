"""The topics file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.content.topic_file import (
    FILE,
    format_topics,
    lines_of_papers,
    parse_topics,
    read_topics,
    unknown_paper_problems,
)
from conspectus.errors import InputError
from conspectus.model.topic import SplitPart, Taxonomy, Topic, TopicEvent

if TYPE_CHECKING:
    from pathlib import Path

FULL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
WORD = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
SLUG = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,5}", fullmatch=True)
WORDS = st.lists(WORD, max_size=3).map(tuple)
SLUGS = st.lists(SLUG, max_size=3, unique=True).map(tuple)
PARTS = st.lists(st.builds(SplitPart, label=WORD, terms=st.just(("a",)) | st.just(("b", "c"))))
TOPICS = st.lists(SLUG, unique=True, min_size=1, max_size=4).flatmap(
    lambda names: st.tuples(
        *(
            st.builds(
                Topic,
                slug=st.just(name),
                label=WORD,
                terms=WORDS,
                description=st.just("") | FULL,
                aliases=st.just(()) | st.just((f"old_{name}",)),
                keep=st.booleans(),
                split=PARTS.map(tuple),
                pinned=st.just(()) | st.just((f"p_{name}1", f"p_{name}9")),
                keep_out=SLUGS,
                loose=SLUGS,
                papers=st.just((f"p_{name}1", f"p_{name}2")),
            )
            for name in names
        )
    )
)
EVENTS = st.lists(
    st.builds(
        TopicEvent,
        slug=SLUG,
        label=WORD,
        how=st.sampled_from(["merged", "split", "retired"]),
        became=SLUGS,
    ),
    max_size=2,
)


def taxonomy_in(text: str) -> Taxonomy:
    """Return what a text says."""
    return parse_topics(text, file=FILE)


@settings(deadline=None)
@given(st.booleans(), WORDS, TOPICS, EVENTS)
def test_round_trip(
    fixed: bool,  # noqa: FBT001  # Hypothesis passes by position
    banned: tuple[str, ...],
    topics: tuple[Topic, ...],
    history: list[TopicEvent],
) -> None:
    """All that a file may say is read as it was written."""
    before = Taxonomy(fixed=fixed, banned=banned, topics=topics, history=tuple(history))
    assert taxonomy_in(format_topics(before)) == before


def test_the_order_of_keys_is_fixed() -> None:
    """What is not said is left out, but for the list of papers."""
    taxonomy = Taxonomy(
        fixed=True,
        banned=("survey",),
        topics=(
            Topic(slug="a", label="A"),
            Topic(
                slug="b",
                label="B",
                parent="a",
                terms=("x", "y z"),
                aliases=("old",),
                keep=True,
                merge=("a",),
                split=(SplitPart(label="C", papers=("p",), terms=("t",)),),
                pinned=("p",),
                keep_out=("q",),
                loose=("r",),
                papers=("p", "r"),
            ),
        ),
        history=(TopicEvent(slug="old", label="Old", how="merged", became=("b",)),),
    )
    assert format_topics(taxonomy) == (
        "fixed: true\nbanned: [survey]\ntopics:\n- slug: a\n  label: A\n  papers: []\n- slug: b\n"
        "  label: B\n  parent: a\n  terms: [x, y z]\n  aliases: [old]\n  keep: true\n  merge: [a]\n"
        "  split:\n  - label: C\n    papers: [p]\n    terms: [t]\n  pinned:\n  - p\n  keep_out:\n"
        "  - q\n  loose:\n  - r\n  papers:\n  - p\n  - r\n"
        "history:\n- {slug: old, label: Old, how: merged, became: [b]}\n"
    )


def test_a_topic_without_slug_gets_one() -> None:
    """It is made from the label, and no address that leads or led elsewhere is taken."""
    text = (
        "topics:\n- {label: Bird song}\n- {slug: b, label: B, aliases: [bird-song]}\n"
        "- {label: Owls}\n- {label: Owls}\nhistory:\n- {slug: owls, label: O, how: retired}\n"
    )
    slugs = [topic.slug for topic in taxonomy_in(text).topics]
    assert slugs == ["bird-song-2", "b", "owls-2", "owls-3"]


def test_keys_without_value_are_left_out() -> None:
    """Who has nothing to say below a key says nothing."""
    text = "fixed:\nbanned:\ntopics:\n- slug: a\n  label: A\n  pinned:\n  keep:\n  papers:\n"
    assert taxonomy_in(text) == Taxonomy(topics=(Topic(slug="a", label="A"),))


@pytest.mark.parametrize(("word", "value"), [("yes", True), ("Off", False), ("true", True)])
def test_flags_as_people_write_them(word: str, value: bool) -> None:  # noqa: FBT001  # a parameter
    """Yes and no are true and false, in the file and in its topics."""
    found = taxonomy_in(f"fixed: {word}\ntopics:\n- {{label: A, keep: {word}}}\n")
    assert (found.fixed, found.topics[0].keep) == (value, value)


A_B = "topics:\n- {slug: a, label: A%s}\n- {slug: b, label: B%s}\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (A_B % (", papers: [p]", ", papers: [p]"), 3,
         "the paper 'p' stands in the topics 'A' (line 2) and 'B'; leave it in one."),
        ("topics:\n- slug: a\n  label: A\n  papers:\n  - p\n  - q\n  - p\n", 7,
         "the paper 'p' stands twice in the topic 'A', first in line 5; take one away."),
        (A_B % ("", ", aliases: [a]"), 3,
         "the address 'a' stands in the topics 'A' (line 2) and 'B'; leave it in one."),
        ("topics:\n- {slug: a, label: A}\n- {slug: a, label: B}\n", 3,
         "the address 'a' stands in the topics 'A' (line 2) and 'B'; leave it in one."),
        (A_B % (", pinned: [p]", ", pinned: [p]"), 3, "the pinned paper 'p' stands in the topics"),
        (A_B % (", pinned: [p], keep_out: [p]", ""), 2,
         "the paper 'p' is both pinned to the topic 'A' (line 2) and kept out of it; leave one"),
        (A_B % (", merge: [c]", ""), 2, "there is no topic 'c'; known are a, b."),
        (A_B % (", merge: [B]", ""), 2, "there is no topic 'B'; did you mean 'b'?"),
        (A_B % (", merge: [a]", ""), 2, "the topic 'A' names itself; name another one."),
        (A_B % (", merge: [b]", ", merge: [a]"), 2, "'A' and 'B' shall take in each other; leave"),
        (A_B % (", merge: [b]", "") + "- {slug: c, label: C, merge: [b]}\n", 4,
         "the topic to merge 'b' stands in the topics 'A' (line 2) and 'C'; leave it in one."),
        (A_B % (", parent: bee", ""), 2, "there is no topic 'bee'; known are a, b."),
        (A_B % (", parent: a", ""), 2, "the topic 'A' names itself; name another one."),
        (A_B % (", parent: b", ", parent: c") + "- {slug: c, label: C}\n", 2,
         "'A' is part of 'B', which is part of 'c' itself; there are two levels, so name 'c'"),
        (A_B % (", split: [{terms: [x]}]", ""), 2, "the key 'label' is missing."),
        (A_B % (", split: [{label: X}]", ""), 2, "nothing says which papers belong to 'X'; name"),
        (A_B % (", split: [{label: X, papers: [p]}, {label: Y, papers: [p]}]", ""), 2,
         "the example 'p' stands twice in the topic 'A', first in line 2; take one away."),
        (A_B % (", terms: ['']", ""), 2, "an empty text stands here; write a word or phrase."),
        ("banned:\n- x\n- ' '\n", 3, "an empty text stands here; write a word or phrase."),
        ("topics:\n- {slug: a, label: " + "x" * 300 + "}\n", 2, "300 characters; write no more"),
        ('topics:\n- {slug: a, label: "A\\eB"}\n', 2, "control characters or line breaks stand"),
        ('topics:\n- {slug: a, label: "A\\nB"}\n', 2, "control characters or line breaks stand"),
        ("topics:\n- slug: a\n  label: ' '\n", 3, "topics[0]: the topic 'a' has an empty label."),
        ("topics:\n- {slug: ../a, label: A}\n", 2, "topics[0]: '../a' cannot be an address; write"),
        ("topics:\n- {slug: a, label: A, keep: perhaps}\n", 2,
         "topics[0].keep is 'perhaps'; write true or false."),
        ("topics:\n- slug: a\n  label: A\n  pinned: p\n", 4,
         "topics[0].pinned is 'p'; write a list such as [first, second]."),
        ("topics:\n- slug: a\n  label: A\n  papers: [[p]]\n", 4,
         "topics[0].papers[0] is a list; write a text."),
        ("topics: a\n", 1, "topics is 'a'; write a list, one item a line, each '- ' and keys and"),
        ("topics: [a]\n", 1, "topics[0] is 'a'; write keys and values such as {slug: …, label:"),
        ("topics:\n- slug: a\n  lable: A\n", 3, "unknown key 'lable'; did you mean 'label'?"),
        ("fixd: true\n", 1, "unknown key 'fixd'; did you mean 'fixed'?"),
        ("topics:\n- slug: a\n", 2, "the key 'label' is missing."),
        ("history:\n- {slug: a, label: A, how: lost}\n", 2,
         "history[0].how is 'lost'; write merged or retired or split."),
        ("history:\n- {slug: a b, label: A, how: split}\n", 2, "'a b' cannot be an address."),
    ],
)  # fmt: skip
def test_wrong_topics(text: str, line: int, message: str) -> None:
    """What is wrong is one sentence, with the line where it stands."""
    with pytest.raises(InputError) as caught:
        taxonomy_in(text)
    assert str(caught.value).startswith(f"{FILE}:{line}: {message}")


@pytest.mark.parametrize(
    "text",
    [
        "topics:\n- {slug: %s, label: A}\n",
        "topics:\n- {slug: a, label: A, merge: [%s]}\n",
        "topics:\n- {slug: a, label: A, parent: %s}\n",
        "topics:\n- {slug: a, label: A, pinned: [%s, %s]}\n",
        "history:\n- {slug: %s, label: A, how: split}\n",
    ],
)
def test_absurd_names_are_not_repeated_in_full(text: str) -> None:
    """A message fits a screen, whatever stands in the file."""
    with pytest.raises(InputError) as caught:
        taxonomy_in(text.replace("%s", "long-name-" * 100_000))
    assert len(str(caught.value)) < 500


KEYS = (
    *("slug", "label", "parent", "terms", "description", "aliases", "keep", "merge", "split"),
    *("pinned", "keep_out", "loose", "papers", "how", "became"),
)
VALUES = st.recursive(
    st.none() | st.integers() | st.sampled_from(["a", "p", "", "yes", "&x", "*x", "\x07", "é: #"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=8,
)
ITEMS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5)


@settings(deadline=None)
@given(
    content=st.dictionaries(
        st.sampled_from(["fixed", "banned", "topics", "history", "more"]),
        st.lists(ITEMS, max_size=3) | VALUES,
    ),
    flow=st.sampled_from([None, True, False]),
)
def test_whatever_stands_in_the_file_is_topics_or_one_sentence(
    content: dict[str, object], *, flow: bool | None
) -> None:
    """No nonsense brings the program down, and what is refused has a line."""
    text = yaml.safe_dump(content, default_flow_style=flow, allow_unicode=True)
    try:
        found = taxonomy_in(text)
    except InputError as error:
        assert error.problem.line  # noqa: PT017  # any content may be refused
        return
    assert taxonomy_in(format_topics(found)) == found


def test_an_anchor_is_read_as_what_it_stands_for() -> None:
    """Terms that two topics share may be written once."""
    text = "topics:\n- {slug: a, label: A, terms: &t [x]}\n- {slug: b, label: B, terms: *t}\n"
    assert [topic.terms for topic in taxonomy_in(text).topics] == [("x",), ("x",)]


def test_an_earlier_address_names_a_topic_too() -> None:
    """Who knows a topic by its former slug can merge it and put it below another."""
    text = (
        "topics:\n- {slug: a, label: A, merge: [bee]}\n- {slug: b, label: B, aliases: [bee]}\n"
        "- {slug: c, label: C, parent: bee}\n"
    )
    assert taxonomy_in(text).topics[0].merge == ("bee",)


def test_unknown_papers_are_named_with_their_line() -> None:
    """Only those in lists of papers: a pin may wait for its paper."""
    text = "topics:\n- slug: a\n  label: A\n  pinned: [later]\n  papers:\n  - p\n  - gone\n"
    (problem,) = unknown_paper_problems(taxonomy_in(text), {"p"}, text, file=FILE)
    assert str(problem) == f"{FILE}:7: the topic 'a' lists the paper 'gone', which has no entry"


def test_no_file_yet(tmp_path: Path) -> None:
    """Before the first run there are no topics."""
    assert read_topics(tmp_path) is None


@settings(deadline=None)
@given(TOPICS)
def test_lines_of_papers(topics: tuple[Topic, ...]) -> None:
    """Every paper's line is one that ends in its slug."""
    text = format_topics(Taxonomy(topics=topics))
    lines = lines_of_papers(text)
    assert {*lines} == {slug for topic in topics for slug in topic.papers}
    assert all(text.split("\n")[line - 1] == f"  - {slug}" for slug, line in lines.items())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("topics:\n- slug: a\n  papers:\n  - 'p'  # good\n  -   q\n", {"p": 4, "q": 5}),
        ("topics:\n- {slug: a,\n   papers: [p,\n   q]}\n", {"p": 3, "q": 4}),
        ("topics:\n- slug: a\n  papers:\n", {}),
        ("topics:\n", {}),
        ("", {}),
    ],
)
def test_lines_of_papers_however_written(text: str, lines: dict[str, int]) -> None:
    """Quotes, comments and rows do not hide a paper, and there may be none."""
    assert lines_of_papers(text) == lines
