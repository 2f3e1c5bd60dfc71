"""What the topics stage notes of its own work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.content.topic_notes import (
    FILE,
    TopicNote,
    heirs_in,
    labels_in,
    notes_of,
    places_in,
    read_topic_notes,
    terms_in,
    topics_in,
    write_topic_notes,
)
from conspectus.errors import InputError
from conspectus.model.notes import AliasNote, LabelNote, ParentNote, PlaceNote
from conspectus.model.topic import Topic

if TYPE_CHECKING:
    from pathlib import Path

NAMES = st.dictionaries(st.sampled_from("pqrst"), st.sampled_from("abc"))


def write(root: Path, text: str) -> None:
    """Write a file of notes."""
    (root / FILE).parent.mkdir(parents=True, exist_ok=True)
    (root / FILE).write_text(text, encoding="utf-8")


def test_notes_come_back_sorted(tmp_path: Path) -> None:
    """Each note is a line, and the lines are in one order whatever the order of the notes."""
    notes = notes_of({"q": "b", "p": "a"}, {"b": "Bees", "a": "Ants"})
    assert write_topic_notes(tmp_path, notes)
    assert (tmp_path / FILE).read_text(encoding="utf-8").splitlines() == [
        '{"paper":"p","topic":"a"}',
        '{"paper":"q","topic":"b"}',
        '{"topic":"a","label":"Ants"}',
        '{"topic":"b","label":"Bees"}',
    ]
    assert not write_topic_notes(tmp_path, reversed(notes))
    found, problems = read_topic_notes(tmp_path)
    assert (places_in(found, {}), labels_in(found, {}), problems) == (
        {"p": "a", "q": "b"},
        {"a": "Ants", "b": "Bees"},
        [],
    )


def test_no_notes_no_file(tmp_path: Path) -> None:
    """Where there is nothing to note, no file is made, and reading none is no error."""
    assert not write_topic_notes(tmp_path, [])
    assert read_topic_notes(tmp_path) == ([], [])
    assert not (tmp_path / "content").exists()


def test_damaged_lines_are_passed_over_and_named(tmp_path: Path) -> None:
    """Marks of a merge conflict and other things cost no note, and each has its line."""
    place = '{"paper":"p","topic":"a"}'
    write(tmp_path, f'<<<<<<< ours\n{place}\n\n=======\n{{"paper":1}}\n{{"paper":"p"}}\n[[[\n')
    found, problems = read_topic_notes(tmp_path)
    assert found == [PlaceNote(paper="p", topic="a")]
    assert [problem.line for problem in problems] == [1, 4, 5, 6, 7]
    assert str(problems[0]).startswith(f"{FILE}:1: this line is no note of where papers stood")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """It is no file without notes."""
    (tmp_path / FILE).mkdir(parents=True)
    with pytest.raises(InputError, match=r"topics\.jsonl: cannot be read"):
        read_topic_notes(tmp_path)


def test_notes_of_two_branches() -> None:
    """The one that the topics file agrees with counts; if it agrees with none, nothing is known."""
    notes = [
        PlaceNote(paper=paper, topic=topic) for paper, topic in ("pa", "pb", "qa", "qb", "rc")
    ] + [LabelNote(topic=topic, label=label) for topic, label in ("aA", "aX", "bB", "bY")]
    assert places_in(notes, {"p": "b", "q": "c"}) == {"p": "b", "r": "c"}
    assert labels_in(notes, {"a": "X", "b": "Z"}) == {"a": "X", "b": "B"}


@given(NAMES, NAMES)
def test_a_run_that_was_killed_moved_no_paper_by_hand(
    before: dict[str, str], after: dict[str, str]
) -> None:
    """With the notes of before and after, either state of the file is known as a run's own."""
    notes = [*notes_of(before, {}), *notes_of(after, {})]
    for now in (before, after):
        found = places_in(notes, now)
        assert {paper: found[paper] for paper in now} == now


def test_what_no_topic_can_be_is_passed_over(tmp_path: Path) -> None:
    """An address that leads elsewhere, or an empty label, is none of a run's."""
    write(
        tmp_path,
        '{"topic":"../../elsewhere","label":"Bees"}\n'
        '{"topic":"bees","label":" "}\n'
        '{"paper":"p","topic":"../a"}\n'
        '{"topic":"ants","label":"Ants"}\n',
    )
    notes, problems = read_topic_notes(tmp_path)
    assert notes == [LabelNote(topic="ants", label="Ants")]
    assert [problem.line for problem in problems] == [1, 2, 3]


LABELS = {"a": "Ants", "b": "Bees", "top": "Insects", "old": "Bees", "older": "Wasps"}


def test_earlier_slugs_are_no_topics_and_broad_ones_are() -> None:
    """The notes tell who answers to the ones, and what is below the others."""
    notes = notes_of(
        {"p": "a", "q": "b"}, LABELS, {"old": "b", "older": "b"}, {"a": "top", "b": "top"}
    )
    assert heirs_in(notes) == {"old": "b", "older": "b"}
    assert topics_in(notes) == (
        Topic(slug="a", label="Ants", parent="top", papers=("p",)),
        Topic(slug="b", label="Bees", parent="top", papers=("q",)),
        Topic(slug="top", label="Insects"),
    )


def test_an_earlier_slug_without_a_topic_is_known_by_its_label() -> None:
    """So did earlier runs note it; where two topics have the label, nobody can say."""
    notes = notes_of({"p": "a", "q": "b"}, LABELS)
    assert heirs_in(notes) == {"old": "b"}
    assert heirs_in([*notes, *notes_of({"r": "c"}, {"c": "Bees"})]) == {}


def test_heirs_of_merged_branches_lead_to_a_topic() -> None:
    """One branch merged the heir of the other; a ring of heirs leads nowhere, so it is none."""
    notes = notes_of({"p": "a"}, LABELS, {"older": "old", "old": "a", "a": "b"})
    assert heirs_in(notes) == {"older": "a", "old": "a"}
    ring = notes_of({"p": "a"}, LABELS, {"older": "top", "top": "older"})
    assert {topic.slug for topic in topics_in(ring)} == {"a", "b", "old", "older", "top"}


def test_parents_of_merged_branches_make_two_levels() -> None:
    """A parent has none itself, and lists no papers."""
    notes = notes_of({"p": "a", "q": "b"}, LABELS, {}, {"a": "top", "top": "older", "b": "a"})
    assert {t.slug: t.parent for t in topics_in(notes) if t.parent} == {"a": "top"}


def test_aliases_and_parents_come_back(tmp_path: Path) -> None:
    """One that leads elsewhere is passed over."""
    notes: list[TopicNote] = [
        AliasNote(alias="old", topic="a"),
        ParentNote(topic="a", parent="top"),
    ]
    assert write_topic_notes(tmp_path, notes)
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    write(tmp_path, f'{text}{{"alias":"../x","topic":"a"}}\n{{"topic":"a","parent":"/"}}\n')
    found, problems = read_topic_notes(tmp_path)
    assert found == notes
    assert [problem.line for problem in problems] == [3, 4]


def test_terms_of_merged_branches_are_those_of_the_file() -> None:
    """Else the first; terms come back as they were."""
    ours = notes_of({}, {}, terms={"a": ("x", "y"), "b": ()})
    theirs = notes_of({}, {}, terms={"a": ("z",), "b": ("w",)})
    assert terms_in(ours, {}) == {"a": ("x", "y"), "b": ()}
    assert terms_in([*ours, *theirs], {"a": ("z",), "b": ("v",)}) == {"a": ("z",), "b": ()}
