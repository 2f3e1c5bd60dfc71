"""What is doubtful in a topics file."""

from __future__ import annotations

from conspectus.doubts.topics import TopicsFile, topic_doubts
from conspectus.model.topic import SplitPart, Taxonomy, Topic

FILE = "content/topics.yaml"


def found(*topics: Topic, banned: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """Return the doubts on some topics: kind, path and message. There are papers p and q."""
    paths: list[tuple[str | int, ...]] = []

    def line_of(path: tuple[str | int, ...]) -> int:
        paths.append(path)
        return len(paths)

    taxonomy = Taxonomy(topics=topics, banned=banned)
    return [
        (kind, "/".join(map(str, paths[problem.line - 1])) if problem.line else "", problem.message)
        for kind, problem in topic_doubts(TopicsFile(FILE, taxonomy, line_of), {"p", "q"})
    ]


def topic(slug: str = "a", **fields: object) -> Topic:
    """Return a topic with a paper."""
    return Topic(**({"slug": slug, "label": slug.upper(), "papers": (f"{slug}-p",)} | fields))  # type: ignore[arg-type]  # any field


def test_good_topics_are_not_doubted() -> None:
    """A description, terms and pins are for who wants them; a broad topic needs no papers."""
    assert found(topic(pinned=("p",), keep_out=("q",)), topic("b")) == []
    assert found(topic("a", papers=()), topic("b", parent="a")) == []


def test_a_topic_without_papers() -> None:
    """It was made by hand and nothing fits it, or all its papers went."""
    assert found(topic(papers=())) == [
        ("empty topic", "topics/0", "the topic 'A' has no papers; pin some to it, or take it away.")
    ]


def test_papers_without_entry() -> None:
    """A pin may wait for its paper, but more often the name is wrong."""
    split = (SplitPart(label="X", papers=("p", "gone")),)
    assert found(topic(pinned=("p", "x"), keep_out=("y",), split=split)) == [
        ("unknown paper", "topics/0/pinned/1",
         "the topic 'A' pins the paper 'x', which has no entry."),
        ("unknown paper", "topics/0/keep_out/0",
         "the topic 'A' keeps out the paper 'y', which has no entry."),
        ("unknown paper", "topics/0/split/0/papers/1",
         "the topic 'A' is to be split by the paper 'gone', which has no entry."),
    ]  # fmt: skip


def test_a_label_with_a_banned_word() -> None:
    """Whole words count, in any case and number, as where labels are given."""
    assert found(topic(label="A Survey  of owls"), banned=("vey", "survey of")) == [
        ("banned word", "topics/0/label",
         "the label 'A Survey  of owls' says 'survey of', which is banned; change one.")
    ]  # fmt: skip
    ((_, _, message),) = found(topic(label="Multi-agent GPUs"), banned=("cpu", "gpu"))
    assert "says 'gpu'" in message


def test_two_topics_of_one_label() -> None:
    """Readers cannot tell them apart."""
    assert found(topic("a", label="Owls"), topic("b", label="owls")) == [
        ("same label", "topics/1/label",
         "the topics 'a' and 'b' have the same label, 'owls'; change one, or merge them.")
    ]  # fmt: skip


def test_many_papers_that_fit_nowhere() -> None:
    """More than a third is doubtful, but not of a few, nor of those that left the topic."""
    papers = tuple(f"p{number}" for number in range(9))
    assert found(topic(papers=papers, loose=papers[:3])) == []
    assert found(topic(papers=papers[:8], loose=papers[:8])) == []
    assert found(topic(papers=papers, loose=(*papers[:3], "left", "gone"))) == []
    ((kind, path, message),) = found(topic(papers=papers, loose=papers[:4]))
    assert (kind, path) == ("loose papers", "")
    assert message.startswith("4 of 9 papers fit no topic well; describe topics for them, or let")
