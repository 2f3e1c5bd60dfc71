"""Which of its labels a topic gets, so that no two are alike."""

from __future__ import annotations

from conspectus.model.paper import Paper
from conspectus.topics.naming.bans import Bans
from conspectus.topics.naming.choosing import Chooser, is_long_enough
from conspectus.topics.naming.gathering import gather_usage, read_text
from conspectus.topics.naming.worth import Candidate

PAPERS = [Paper(slug=f"p{i}", title="Lunar basalt", abstract="Field surveys.") for i in range(4)]
USAGE = gather_usage(PAPERS, [read_text(paper) for paper in PAPERS])


def label(text: str, score: float = 1.0) -> Candidate:
    """Return a label."""
    return Candidate(score, text, frozenset(text.lower().split()))


def chosen(
    *options: list[Candidate], taken: tuple[str, ...] = (), is_over: bool = False
) -> list[str]:
    """Return the labels that topics get."""
    return Chooser(USAGE, Bans(()), taken, is_over=is_over).choose(options, options)


def test_the_best_label_is_given_first() -> None:
    """Whose best one is worth less takes what is left, whatever the order of topics."""
    weak = [label("lunar basalt", 0.5), label("field surveys", 0.4)]
    strong = [label("lunar basalt", 0.9), label("opera singers", 0.8)]
    assert chosen(weak, strong) == ["Field surveys", "Lunar basalt"]
    assert chosen(strong, weak) == ["Lunar basalt", "Field surveys"]


def test_topics_that_are_worth_the_same_choose_in_their_order() -> None:
    """So that the same topics get the same labels."""
    options = [label("lunar basalt"), label("field surveys", 0.5)]
    assert chosen(options, options) == ["Lunar basalt", "Field surveys"]


def test_a_label_that_holds_a_taken_one_is_not_given() -> None:
    """Nor one that a taken one holds, as long as the topics stand side by side."""
    options = [label("fine lunar basalt"), label("opera singers", 0.5)]
    assert chosen(options, taken=("Lunar basalt",)) == ["Opera singers"]
    options = [label("lunar basalt"), label("opera singers", 0.5)]
    assert chosen(options, taken=("Old fine lunar basalt",)) == ["Opera singers"]


def test_a_broader_label_may_be_held_by_a_taken_one() -> None:
    """A kind of it is below; what differs in one word of three is no kind."""
    options = [label("lunar basalt"), label("opera singers", 0.5)]
    assert chosen(options, taken=("Old fine lunar basalt",), is_over=True) == ["Lunar basalt"]
    options = [label("high-resource language"), label("opera singers", 0.5)]
    assert chosen(options, taken=("Low-resource language",), is_over=True) == ["Opera singers"]


def test_broader_labels_are_not_alike_among_themselves() -> None:
    """They stand side by side as well."""
    options = [[label("old fine lunar basalt")], [label("lunar basalt"), label("opera singers")]]
    assert chosen(*options, is_over=True) == ["Old fine lunar basalt", "Opera singers"]


def test_what_has_no_free_label_is_numbered() -> None:
    """The same papers may stand in several topics; a single word is no label by itself."""
    same = [label("lunar basalt")]
    assert chosen(same, same, same) == ["Lunar basalt", "Lunar basalt 2", "Lunar basalt 3"]
    assert Chooser(USAGE, Bans(()), ()).choose([[]], [[label("basalt")]]) == ["Papers on basalt"]
    assert Chooser(USAGE, Bans(()), ()).choose([[], []], [[], []]) == [
        "Assorted papers",
        "Assorted papers 2",
    ]


def test_a_name_keeps_its_own_capitals() -> None:
    """Others begin with one."""
    assert chosen([label("vLLM servers")], [label("basalt")]) == ["vLLM servers", "Basalt"]


def test_two_words_are_long_enough() -> None:
    """In scripts without spaces, four characters are."""
    assert is_long_enough("lunar basalt")
    assert is_long_enough("语言模型")
    assert not is_long_enough("basalt")
    assert not is_long_enough("模型")
