"""Warnings on a topics file that asks for what nobody can do."""

from __future__ import annotations

from conspectus.content.topic_file import parse_topics
from conspectus.stages.topic_warnings import warnings_of

HEAD = "topics:\n- slug: bees\n  label: Honey bees\n"
TAIL = "- slug: hives\n  label: honey  Bees\n  papers: []\n"


def warnings_on(text: str) -> list[str]:
    """Return the warnings on a file in a digest that has the paper ``known``."""
    taxonomy = parse_topics(text, file="content/topics.yaml")
    return list(warnings_of(taxonomy, {"known"}, text))


def test_a_pinned_paper_without_an_entry_is_named() -> None:
    """One sentence says in which line; papers that there are need none."""
    assert warnings_on(f"{HEAD}  pinned:\n  - known\n  - gone\n") == [
        "content/topics.yaml:6: the topic 'Honey bees' pins the paper 'gone', which has no entry."
    ]


def test_two_topics_with_one_label_are_named() -> None:
    """Capitals and spaces make no difference, since they make none to a reader."""
    (warning,) = warnings_on(HEAD + TAIL)
    assert warning == (
        "content/topics.yaml:5: the topics 'bees' and 'hives' have the same label, 'honey  Bees'; "
        "change one, or merge them."
    )


def test_of_many_only_some_are_named() -> None:
    """The others are counted, and where to read of them is said."""
    pins = "".join(f"  - gone-{number}\n" for number in range(9))
    warnings = warnings_on(f"{HEAD}  pinned:\n{pins}")
    assert len(warnings) == 4
    assert warnings[-1] == (
        "content/topics.yaml: 6 more papers without an entry; 'conspectus check --all' lists them."
    )


def test_a_sound_file_is_passed_in_silence() -> None:
    """Nothing is said of topics without papers: a run fills them or ends them."""
    assert warnings_on(HEAD) == []
