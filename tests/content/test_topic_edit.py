"""Bringing the topics file up to date."""

from __future__ import annotations

import re
from itertools import cycle
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.content.topic_edit import edit_topics
from conspectus.content.topic_file import format_topics, parse_topics
from conspectus.errors import InputError
from conspectus.model.topic import SplitPart, Taxonomy, Topic, TopicEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TEXT = """\
# Sorted by Ada.
topics:
  - slug: kettles   # never changes
    label: Kettles
    papers:
      # the classic
      - kettlenet
      - whistle  # loud
  - {slug: pots, label: 'Pots', papers: [pot]}
"""


def edit(text: str, **papers: list[str]) -> str:
    """Return the text of a topics file with other papers in some topics."""
    before = parse_topics(text, file="topics.yaml")
    changes: list[dict[str, Any]] = [
        {"papers": tuple(papers.get(topic.slug, topic.papers))} for topic in before.topics
    ]
    after = [
        msgspec.structs.replace(topic, **change)
        for topic, change in zip(before.topics, changes, strict=True)
    ]
    return edit_topics(text, before, with_topics(before, after), file="topics.yaml")


def with_topics(taxonomy: Taxonomy, topics: Iterable[Topic]) -> Taxonomy:
    """Return a taxonomy with other topics."""
    return msgspec.structs.replace(taxonomy, topics=tuple(topics))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("papers", "old", "new"),
    [
        (["kettlenet", "whistle", "new"], "# loud\n", "# loud\n      - new\n"),
        (["new", "kettlenet", "whistle"], "      # the", "      - new\n      # the"),
        (["kettlenet"], "      - whistle  # loud\n", ""),
        (["kettlenet", "new"], "      - whistle  # loud\n", "      - new\n"),
    ],
)  # fmt: skip
def test_papers_join_and_leave(papers: list[str], old: str, new: str, end: str) -> None:
    """A paper is one line more or less; every other byte stays, line ends too."""
    assert TEXT.count(old) == 1
    text, expected = (each.replace("\n", end) for each in (TEXT, TEXT.replace(old, new)))
    assert edit(text, kettles=papers) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_last_line_without_end(end: str) -> None:
    """A paper joins below a last line that has no end."""
    text = "# mine\ntopics:\n- slug: a\n  label: A\n  papers:\n  - p".replace("\n", end)
    assert edit(text, a=["p", "q"]) == f"{text}{end}  - q{end}"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("lines", "papers", "expected"),
    [
        ("label: A\n  papers: [p]  # c", ["p", "q"], "label: A\n  papers:  # c\n  - p\n  - q"),
        ("papers: [] # c\n  label: A", ["q"], "papers: # c\n  - q\n  label: A"),
        ("label: A\n  papers: [p] # c", [], "label: A\n  papers: [] # c"),
        ("label: A\n  papers:\n  # c\n  - p", [], "label: A\n  # c\n  papers: []"),
        (
            "label: A\n  papers: [ # one\n    p, # two\n    q]",
            ["p"],
            "label: A\n  # one\n  # two\n  papers:\n  - p",
        ),
        ("label: A\n  papers:\n    # c\n    [p]", ["q"], "label: A\n  # c\n  papers:\n  - q"),
        ("label: A # c", ["q"], "label: A # c\n  papers:\n  - q"),
        (
            "label: A\n  description: |\n    Text\n\n  # c",
            ["q"],
            "label: A\n  description: |\n    Text\n  papers:\n  - q\n\n  # c",
        ),
        ("label:\n    A\n    B # c", ["q"], "label:\n    A\n    B # c\n  papers:\n  - q"),
    ],
)
def test_other_ways_to_write_papers(lines: str, papers: list[str], expected: str, end: str) -> None:
    """A row becomes a list at its place, a missing list is added, and all comments stay."""
    frame = "# mine\ntopics:\n# first\n- slug: a # s\n  {}\n# between\n- {{slug: b, label: B}}\n"
    text, wanted = (frame.format(each).replace("\n", end) for each in (lines, expected))
    assert edit(text, a=papers) == wanted


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("{slug: a, label: A, papers: [p]} # c", "{slug: a, label: A, papers: [p, q]} # c"),
        ("{slug: a, label: A} # c", "{slug: a, label: A, papers: [p, q]} # c"),
        ('{"slug":"a","label":"A","papers":[]}', '{"slug":"a","label":"A","papers":[p, q]}'),
        (
            "{slug: a, label: A, papers: [p, # c\n  r]}",
            "{slug: a, label: A, papers: \n    # c\n    [p, q]}",
        ),
    ],
)
def test_topics_in_braces(topic: str, expected: str) -> None:
    """A topic that stands in braces stays there."""
    text = "# mine\ntopics:\n- {}\n".replace("{}", topic)
    assert edit(text, a=["p", "q"]) == "# mine\ntopics:\n- {}\n".replace("{}", expected)


@pytest.mark.parametrize(
    "text",
    ["# mine\ntopics: []\n", "topics: [] # mine", "---\n\n# mine\n", "# mine\n{} \n", "# mine"],
)
def test_a_file_without_topics(text: str) -> None:
    """Comments in a file that has no topics yet stay above them."""
    after = parse_topics(TEXT, file="topics.yaml")
    edited = edit_topics(text, Taxonomy(), after, file="topics.yaml")
    assert edited == "# mine\n" + format_topics(after)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "topics:\n- {slug: a, label: A, papers: &a []}\n- {slug: b, label: B, papers: *a}\n",
            r"topics\.yaml:2: .*; take away &a, and write its value wherever \*a stands\.",
        ),
    ],
)
def test_what_cannot_be_edited(text: str, message: str) -> None:
    """Rather than losing a comment, the line is named that is in the way."""
    with pytest.raises(InputError, match=message):
        edit(text, b=["new"])


@given(
    st.lists(st.lists(st.sampled_from("pqrstu"), unique=True), min_size=6, max_size=6),
    st.lists(st.integers(0, 5), min_size=6, max_size=6),
)
def test_every_change_is_made_and_every_comment_stays(
    papers: list[list[str]], ways: list[int]
) -> None:
    """However each topic is written, it has its new papers and the file all its comments."""
    forms = (
        "- slug: t{}\n  papers: [x{}]  # c{}\n  label: T # d{}\n",
        "- {{slug: t{}, papers: [x{}], label: T}}  # c{} d{}\n",
        "- label: T\n  slug: t{} # c\n  papers:\n    # {}\n    # {}\n    - x{}\n",
        "- label: T # {}\n  # {}\n  slug: t{} # {}\n",
        "- {{slug: t{}, label: T}} # {} {} {}\n",
        "- papers: [ # {} \n   x{}\n, # {}\n  ]\n  slug: t{}\n  label: T\n",
    )
    text = "# top\ntopics:\n" + "".join(forms[way].format(*[i] * 4) for i, way in enumerate(ways))
    wanted = {f"t{i}": [f"{slug}{i}" for slug in slugs] for i, slugs in enumerate(papers)}
    edited = edit(text, **wanted)
    after = parse_topics(edited, file="topics.yaml")
    assert {topic.slug: [*topic.papers] for topic in after.topics} == wanted
    comment = re.compile(r"#.*?(?= *$)", re.MULTILINE)
    assert sorted(comment.findall(edited)) == sorted(comment.findall(text))


def test_an_untouched_file() -> None:
    """A file that nobody touched is written as a new one would be."""
    before = parse_topics(TEXT, file="topics.yaml")
    after = with_topics(before, before.topics[:1])
    edited = edit_topics(format_topics(before), before, after, file="topics.yaml")
    assert edited == format_topics(after)


NAMES = ("one", "two", "three", "four")
WORDS = st.lists(st.sampled_from(["graph", "owls: a study", "#1", "no", "2024"]), unique=True)


def named(slug: str, kind: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return a strategy for lists of names that no other topic has."""
    names = [f"{slug}-{kind}{number}" for number in range(5)]
    return st.lists(st.sampled_from(names), unique=True, max_size=5).map(tuple)


def topic(slug: str) -> st.SearchStrategy[Topic]:
    """Return a strategy for topics of one slug."""
    return st.builds(
        Topic,
        slug=st.just(slug),
        label=st.sampled_from(["A label", "'Quoted' label", "Label: with a colon"]),
        parent=st.sampled_from(["", "broad"]),
        terms=WORDS.map(tuple),
        description=st.sampled_from(["", "On owls.", "On owls.\nAnd # larks.", " Odd\n\n"]),
        aliases=named(slug, "old"),
        keep=st.booleans(),
        split=st.sampled_from([(), (SplitPart(label="Part", terms=("x",)),)]),
        pinned=named(slug, "pin"),
        keep_out=named(slug, "out"),
        loose=named(slug, "p"),
        papers=named(slug, "p"),
    )


EVENTS = st.lists(
    st.builds(
        TopicEvent,
        slug=st.sampled_from(["past", "gone"]),
        label=st.sampled_from(["Past", "Gone: long ago"]),
        how=st.sampled_from(["merged", "split", "retired"]),
        became=st.sampled_from([(), ("broad",), ("broad", "one")]),
    ),
    max_size=3,
)
TAXONOMIES = st.builds(
    Taxonomy,
    fixed=st.booleans(),
    banned=WORDS.map(tuple),
    topics=st.tuples(
        st.just(Topic(slug="broad", label="Broad")), *(st.none() | topic(name) for name in NAMES)
    )
    .map(lambda topics: [each for each in topics if each])
    .flatmap(st.permutations)
    .map(tuple),
    history=EVENTS.map(tuple),
)


def commented(text: str, draw: Callable[[int], int]) -> tuple[str, dict[str, str]]:
    """Return a text with comments, and for each the topic inside of which it stands.

    Args:
        text: as ``format_topics`` writes it.
        draw: gives a number below another.

    """
    lines, places, inside, block = [], {}, "", False
    for number, line in enumerate(text.splitlines()):
        begins = not line.startswith(" " * 4) or line.startswith("  - ")
        block = block and not begins
        if begins and not block and draw(3) == 0:
            inside = "" if line[:1].strip() else inside
            places[f"#above{number}"] = inside
            lines.append(f"{' ' * draw(4)}#above{number}")
        if line.startswith("- slug: "):
            inside = line.removeprefix("- slug: ")
        block = block or line.endswith(("|", ">", "|-", ">-"))
        lines.append(line)
        if line.endswith((":", "label: A label")) and draw(3) == 0:
            places[f"#behind{number}"] = inside if line.startswith(" ") else ""
            lines[-1] += f"  #behind{number}"
    return "\n".join(lines) + "\n", places


@settings(deadline=None, max_examples=60)
@given(TAXONOMIES, TAXONOMIES, st.binary(min_size=64, max_size=64))
def test_any_change_keeps_every_comment(before: Taxonomy, after: Taxonomy, noise: bytes) -> None:
    """Whatever changes, the file says it, and what is noted of topics that stay is still there."""
    numbers = cycle(noise)
    text, places = commented(format_topics(before), lambda below: next(numbers) % below)
    assert parse_topics(text, file="topics.yaml") == before
    edited = edit_topics(text, before, after, file="topics.yaml")
    assert parse_topics(edited, file="topics.yaml") == after
    stay = {"", *(each.slug for each in after.topics)}
    assert {note for note, inside in places.items() if inside in stay} - set(
        re.findall("#[a-z]+[0-9]+", edited)
    ) == set()
    assert edit_topics(edited, after, after, file="topics.yaml") == edited
