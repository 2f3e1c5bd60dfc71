"""The topics stage, from entries to the topics file."""

from __future__ import annotations

from pathlib import Path

import pytest

from conspectus.content.paper_files import FOLDER, format_paper, read_papers
from conspectus.content.topic_file import FILE, read_topics
from conspectus.content.topic_notes import FILE as NOTES
from conspectus.content.topic_notes import read_topic_notes
from conspectus.errors import InputError
from conspectus.model.notes import LabelNote, PlaceNote
from conspectus.model.paper import Paper
from conspectus.model.settings import Settings, TopicSettings
from conspectus.model.topic import Taxonomy, Topic
from conspectus.report import Silent
from conspectus.stages.topics import undo_topics, update_topics

SHIPPED = Path(__file__).parents[2]
WORDS = ["honey bees", "rye bread", "tidal power", "chess games"]


def write_papers(root: Path, count: int, first: int = 0) -> None:
    """Write entries about four subjects in turn."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        words = WORDS[number % 4]
        paper = Paper(
            slug=f"p{number:02}", title=f"{words.title()} {number}", abstract=f"On {words}."
        )
        path = root / FOLDER / f"{paper.slug}.yaml"
        path.write_text(format_paper(paper), encoding="utf-8")


def run(root: Path, *, regroup: bool = False, count: int | None = None) -> list[str]:
    """Run the stage and return its warnings."""
    reporter = Silent()
    settings = Settings(topics=TopicSettings(count)) if count else Settings()
    update_topics(root, settings, regroup=regroup, reporter=reporter)
    return reporter.warnings


def topics_of(root: Path) -> tuple[Topic, ...]:
    """Return the topics in the file."""
    return (read_topics(root) or Taxonomy()).topics


def text_of(root: Path) -> str:
    """Return the topics file."""
    return (root / FILE).read_text(encoding="utf-8")


def listed(root: Path) -> list[str]:
    """Return the papers that are in topics, by slug."""
    return sorted(slug for topic in topics_of(root) for slug in topic.papers)


def test_a_second_run_changes_no_byte(tmp_path: Path) -> None:
    """Running again writes nothing."""
    write_papers(tmp_path, 24)
    run(tmp_path)
    before = text_of(tmp_path), (tmp_path / FILE).stat().st_mtime_ns
    assert run(tmp_path) == []
    assert (text_of(tmp_path), (tmp_path / FILE).stat().st_mtime_ns) == before


def test_no_papers_give_a_file_without_topics(tmp_path: Path) -> None:
    """An empty digest is no error."""
    run(tmp_path)
    assert read_topics(tmp_path) == Taxonomy()


@pytest.mark.parametrize("regroup", [False, True])
def test_lost_entries_do_not_empty_the_topics(tmp_path: Path, *, regroup: bool) -> None:
    """Where all entries are missing, what was grouped by hand is left alone."""
    text = "topics:\n- {slug: a, label: A, papers: [p, q]}\n"
    (tmp_path / "content").mkdir()
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    (warning,) = run(tmp_path, regroup=regroup)
    assert warning == (
        "content/topics.yaml: it lists 2 papers but content/papers/ has no entry, so it was left "
        "as it is; put the entries back, or remove the file if they are gone for good."
    )
    assert text_of(tmp_path) == text


@pytest.mark.parametrize("count", [1, 2, 40])
def test_few_papers_have_topics_too(tmp_path: Path, count: int) -> None:
    """Every paper is in one topic."""
    write_papers(tmp_path, count)
    run(tmp_path)
    topics = topics_of(tmp_path)
    assert sorted(s for t in topics for s in t.papers) == [f"p{n:02}" for n in range(count)]


def test_comments_and_spacing_stay_when_papers_come_and_go(tmp_path: Path) -> None:
    """Only the lines of papers that come or go change."""
    write_papers(tmp_path, 6)
    (tmp_path / FILE).write_text(
        "# by hand\ntopics:\n  - slug: bees   # mine\n    label: 'Bees & co'\n    papers:\n"
        "      - p04  # the best\n      - gone\n      - p00\n\n"
        "  - label: Bread and games\n    slug: rest\n    papers:\n"
        "      - p01\n      - p02\n      - p03\n",
        encoding="utf-8",
    )
    (warning,) = run(tmp_path)
    assert warning == (
        "content/topics.yaml:7: the topic 'bees' lists the paper 'gone', which has no entry; "
        "it was taken out."
    )
    expected = [
        "# by hand",
        "topics:",
        "  - slug: bees   # mine",
        "    label: 'Bees & co'",
        "    papers:",
        "      - p04  # the best",
        "      - p00",
        "",
        "  - label: Bread and games",
        "    slug: rest",
    ]
    lines = text_of(tmp_path).splitlines()
    assert lines[: len(expected)] == expected
    papers = lines.index("    papers:", len(expected)) + 1
    assert sorted(lines[papers:]) == [f"      - p0{n}" for n in (1, 2, 3, 5)]


def test_a_hidden_paper_leaves_quietly_and_comes_back(tmp_path: Path) -> None:
    """It is in no topic while it is hidden or removed, without a warning, and in one after."""
    write_papers(tmp_path, 8)
    run(tmp_path)
    path = tmp_path / FOLDER / "p00.yaml"
    shown = path.read_text(encoding="utf-8")
    path.write_text(f"{shown}hidden: true\n", encoding="utf-8")
    reporter = Silent()
    update_topics(tmp_path, Settings(removed=("p01",)), reporter=reporter)
    assert reporter.warnings == []
    assert listed(tmp_path) == [f"p0{number}" for number in range(2, 8)]
    path.write_text(shown, encoding="utf-8")
    assert run(tmp_path) == []
    assert listed(tmp_path) == [f"p0{number}" for number in range(8)]


def test_all_papers_can_be_hidden(tmp_path: Path) -> None:
    """Topics whose papers are all hidden stay, without papers: people may have made them."""
    write_papers(tmp_path, 4)
    run(tmp_path)
    topics = topics_of(tmp_path)
    removed = tuple(f"p0{number}" for number in range(4))
    reporter = Silent()
    update_topics(tmp_path, Settings(removed=removed), reporter=reporter)
    assert reporter.warnings == []
    assert listed(tmp_path) == []
    assert [t.slug for t in topics_of(tmp_path)] == [t.slug for t in topics]


def test_comments_stay_above_the_first_topics(tmp_path: Path) -> None:
    """Who writes a comment before there are topics finds it again."""
    write_papers(tmp_path, 2)
    (tmp_path / FILE).write_text("# my precious notes\ntopics: []\n", encoding="utf-8")
    assert run(tmp_path) == []
    assert text_of(tmp_path).startswith("# my precious notes\ntopics:\n- slug: ")


def test_what_cannot_be_edited_stays(tmp_path: Path) -> None:
    """A file that cannot be changed in part is not changed at all."""
    write_papers(tmp_path, 2)
    text = (
        "fixed: true\n"
        "topics:\n- {slug: a, label: A, papers: &none []}\n- {slug: b, label: B, papers: *none}\n"
    )
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"content/topics\.yaml:3: .* take away &none"):
        run(tmp_path)
    assert text_of(tmp_path) == text


def test_a_run_says_what_it_cannot_do(tmp_path: Path) -> None:
    """A pinned paper without an entry is warned of, and stays pinned for when it comes."""
    write_papers(tmp_path, 4)
    text = "topics:\n- slug: bees\n  label: Honey bees\n  pinned: [gone]\n  papers: []\n"
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert run(tmp_path) == [
        "content/topics.yaml:4: the topic 'Honey bees' pins the paper 'gone', which has no entry."
    ]
    assert "pinned: [gone]" in text_of(tmp_path)


def test_broad_topics_are_counted_by_their_parts(tmp_path: Path) -> None:
    """A run counts topics as the pages do: two parts of one broad topic are two."""
    write_papers(tmp_path, 4)
    (tmp_path / FILE).write_text(
        "fixed: true\ntopics:\n- {slug: all, label: All of it, papers: []}\n"
        "- {slug: a, label: Honey bees, parent: all, papers: [p00, p01]}\n"
        "- {slug: b, label: Rye bread, parent: all, papers: [p02, p03]}\n",
        encoding="utf-8",
    )
    result = update_topics(tmp_path, Settings(), reporter=Silent())
    assert str(result) == "4 papers in 2 topics"


def test_another_number_in_the_settings_waits_for_regrouping(tmp_path: Path) -> None:
    """The file stands until someone asks for fresh groups."""
    write_papers(tmp_path, 24)
    run(tmp_path, count=4)
    (warning,) = run(tmp_path, count=3)
    assert "--regroup" in warning
    assert run(tmp_path, count=3, regroup=True) == []
    assert len(topics_of(tmp_path)) == 3


def test_a_wrong_entry_leaves_the_file_alone(tmp_path: Path) -> None:
    """Nothing is written before all is read."""
    write_papers(tmp_path, 4)
    (tmp_path / FOLDER / "bad.yaml").write_text("titel: x\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.yaml"):
        run(tmp_path)
    assert not (tmp_path / FILE).exists()


def test_shipped_topics_are_within_bounds() -> None:
    """The digest of this repository has 10 to 20 topics, none tiny, none more than a fifth."""
    papers = [file.paper.slug for file in read_papers(SHIPPED)]
    topics = topics_of(SHIPPED)
    assert sorted(slug for topic in topics for slug in topic.papers) == papers
    assert 10 <= len(topics) <= 20
    assert all(4 <= len(topic.papers) <= len(papers) / 5 for topic in topics)
    assert all(2 <= len(topic.label.split()) <= 5 for topic in topics)


def state(root: Path) -> dict[str, bytes]:
    """Return all files of a digest."""
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """It says what would change, and counts it as the run does that follows."""
    write_papers(tmp_path, 8)
    before = state(tmp_path)
    dry = update_topics(tmp_path, Settings(), dry_run=True, reporter=Silent())
    assert state(tmp_path) == before
    assert not dry.written
    assert any(remark.startswith("new topic ") for remark in dry.remarks)
    real = update_topics(tmp_path, Settings(), reporter=Silent())
    assert real.written
    assert str(real) == str(dry)


def test_what_a_run_did_is_noted(tmp_path: Path) -> None:
    """Every paper's topic and every topic's label are in the notes, and running again is quiet."""
    write_papers(tmp_path, 8)
    run(tmp_path)
    notes, problems = read_topic_notes(tmp_path)
    topics = topics_of(tmp_path)
    assert problems == []
    assert {n.paper: n.topic for n in notes if isinstance(n, PlaceNote)} == {
        paper: topic.slug for topic in topics for paper in topic.papers
    }
    assert {n.topic: n.label for n in notes if isinstance(n, LabelNote)} == {
        topic.slug: topic.label for topic in topics
    }
    before = state(tmp_path)
    run(tmp_path)
    assert state(tmp_path) == before


def test_a_side_taken_of_a_merge_is_no_work_by_hand(tmp_path: Path) -> None:
    """What the other branch's notes tell of is new here: its papers find their places."""
    write_papers(tmp_path, 24)
    run(tmp_path)
    write_papers(tmp_path, 4, first=24)
    run(tmp_path)
    theirs = (tmp_path / NOTES).read_text(encoding="utf-8")
    assert update_undone(tmp_path) == [f"p{number}" for number in range(24, 28)]
    write_papers(tmp_path, 4, first=28)
    for number in range(24, 28):
        (tmp_path / FOLDER / f"p{number}.yaml").unlink()
    run(tmp_path)
    with (tmp_path / NOTES).open("a", encoding="utf-8") as file:
        file.write(theirs)
    write_papers(tmp_path, 4, first=24)
    run(tmp_path)
    assert len(listed(tmp_path)) == 32
    assert not any(topic.keep_out or topic.pinned for topic in topics_of(tmp_path))


def update_undone(root: Path) -> list[str]:
    """Undo the last run; return the papers that it had placed."""
    there = listed(root)
    undo_topics(root)
    return sorted({*there} - {*listed(root)})


def test_damaged_notes_are_warned_of_and_mended(tmp_path: Path) -> None:
    """A line that says nothing costs a warning once."""
    write_papers(tmp_path, 8)
    run(tmp_path)
    with (tmp_path / NOTES).open("a", encoding="utf-8") as file:
        file.write("=======\n")
    (warning,) = run(tmp_path)
    assert "is no note of where papers stood, so it is passed over" in warning
    assert run(tmp_path) == []


def test_a_topic_by_hand_gets_its_slug(tmp_path: Path) -> None:
    """An address must not depend on a label that may change, so it is written down."""
    write_papers(tmp_path, 8)
    run(tmp_path)
    with (tmp_path / FILE).open("a", encoding="utf-8") as file:
        file.write("# mine\n- label: Knitting\n  terms: [wool]\n")
    run(tmp_path)
    assert "# mine\n- slug: knitting\n  label: Knitting\n" in text_of(tmp_path)
    assert "knitting" in {topic.slug for topic in topics_of(tmp_path)}


def test_removing_the_file_loses_no_address(tmp_path: Path) -> None:
    """Papers are grouped afresh, and every topic that there was has its address or an heir."""
    write_papers(tmp_path, 24)
    run(tmp_path, count=4)
    before = {topic.slug for topic in topics_of(tmp_path)}
    (tmp_path / FILE).unlink()
    run(tmp_path, count=2)
    after = topics_of(tmp_path)
    assert {slug for topic in after for slug in (topic.slug, *topic.aliases)} >= before
    assert listed(tmp_path) == [f"p{number:02}" for number in range(24)]


def began_anew(root: Path, count: int) -> dict[str, str]:
    """Remove the topics file and group afresh; return which topic answers to each slug."""
    (root / FILE).unlink()
    run(root, count=count)
    topics = topics_of(root)
    assert all(topic.papers or any(t.parent == topic.slug for t in topics) for topic in topics)
    assert not any(topic.slug.endswith("-2") for topic in topics)
    assert listed(root) == sorted(path.stem for path in (root / FOLDER).glob("*.yaml"))
    aliases = [(alias, topic.slug) for topic in topics for alias in topic.aliases]
    assert len(dict(aliases)) == len(aliases)
    assert not {topic.slug for topic in topics} & dict(aliases).keys()
    return {topic.slug: topic.slug for topic in topics} | dict(aliases)


def by_hand(root: Path, old: str, new: str) -> None:
    """Change the topics file as a person does, and run."""
    text = text_of(root)
    assert text.count(old) == 1
    (root / FILE).write_text(text.replace(old, new), encoding="utf-8")
    run(root)


@pytest.mark.parametrize("count", [1, 3, 4])
def test_a_merged_topic_is_no_topic_when_the_file_is_removed(tmp_path: Path, count: int) -> None:
    """Its address leads to its heir, or is that of a topic on the same subject again."""
    write_papers(tmp_path, 24)
    run(tmp_path, count=4)
    gone, heir = (topic.slug for topic in topics_of(tmp_path)[:2])
    by_hand(tmp_path, f"- slug: {heir}\n", f"- slug: {heir}\n  merge: [{gone}]\n")
    before = {slug for topic in topics_of(tmp_path) for slug in (topic.slug, *topic.aliases)}
    answers = began_anew(tmp_path, count)
    assert before <= answers.keys()
    assert answers[gone] in {gone, answers[heir]}
    assert (answers[gone] == gone) == (count == 4)


def test_a_merged_topic_is_told_by_other_terms(tmp_path: Path) -> None:
    """Those that a run gave it are of its former papers; those that a person wrote stay."""
    write_papers(tmp_path, 24)
    run(tmp_path, count=4)
    one, other, third, fourth = topics_of(tmp_path)
    by_hand(tmp_path, f"- slug: {one.slug}\n", f"- slug: {one.slug}\n  merge: [{other.slug}]\n")
    merged = topics_of(tmp_path)[0]
    assert {*merged.terms} & {*one.terms}
    assert {*merged.terms} & {*other.terms}
    text = text_of(tmp_path)
    start = text.index("  terms:", text.index(f"- slug: {third.slug}\n"))
    end = text.index("  papers:", start)
    mine = f"  terms: [mine]\n  merge: [{fourth.slug}]\n"
    (tmp_path / FILE).write_text(f"{text[:start]}{mine}{text[end:]}", encoding="utf-8")
    run(tmp_path)
    assert topics_of(tmp_path)[1].terms == ("mine",)


def test_an_earlier_slug_stays_an_alias_when_the_file_is_removed(tmp_path: Path) -> None:
    """Where a person gave the topic another address."""
    write_papers(tmp_path, 24)
    run(tmp_path, count=4)
    old = topics_of(tmp_path)[0].slug
    by_hand(tmp_path, f"- slug: {old}\n", "- slug: new\n")
    answers = began_anew(tmp_path, 4)
    assert answers[old] == answers["new"] == "new"


def test_a_deleted_topic_stays_an_alias_when_the_file_is_removed(tmp_path: Path) -> None:
    """Its address leads to a topic that has its papers."""
    write_papers(tmp_path, 24)
    run(tmp_path, count=4)
    text, gone = text_of(tmp_path), topics_of(tmp_path)[0].slug
    start, end = text.index(f"- slug: {gone}\n"), text.index("- slug: ", text.index(gone) + 1)
    by_hand(tmp_path, text[start:end], "")
    heirs = {t.slug for t in topics_of(tmp_path) if gone in t.aliases}
    answers = began_anew(tmp_path, 3)
    assert {answers[heir] for heir in heirs} == {answers[gone]}


def test_broad_topics_are_known_when_the_file_is_removed(tmp_path: Path) -> None:
    """Their addresses lead to where their papers are."""
    write_papers(tmp_path, 24)
    run(tmp_path, count=4)
    first = topics_of(tmp_path)[0].slug
    wide = f"- slug: wide\n  label: Wide\n- slug: {first}\n  parent: wide\n"
    by_hand(tmp_path, f"- slug: {first}\n", wide)
    assert "wide" in began_anew(tmp_path, 4)


@pytest.mark.parametrize("topic", ["../up", ""])
def test_notes_that_are_no_addresses(tmp_path: Path, topic: str) -> None:
    """A note that someone damaged makes no topic; it costs a warning once."""
    write_papers(tmp_path, 4)
    (tmp_path / NOTES).parent.mkdir(parents=True)
    (tmp_path / NOTES).write_text(
        f'{{"topic":"{topic}","label":"A"}}\n{{"topic":"b","label":" "}}\n'
        f'{{"paper":"p00","topic":"{topic}"}}\n',
        encoding="utf-8",
    )
    assert len(run(tmp_path)) == 3
    assert run(tmp_path) == []
    assert listed(tmp_path) == ["p00", "p01", "p02", "p03"]


def test_a_file_that_holds_no_notes_is_told_of_in_few_words(tmp_path: Path) -> None:
    """Three of its lines are named, the others counted."""
    write_papers(tmp_path, 4)
    (tmp_path / NOTES).parent.mkdir(parents=True)
    (tmp_path / NOTES).write_bytes(b"no note\n" * 40)
    *_, last = warnings = run(tmp_path)
    assert len(warnings) == 4
    assert last.endswith("topics.jsonl: passed over likewise: 37 more lines.")


def test_a_run_can_be_undone(tmp_path: Path) -> None:
    """All files are as they were before, and the run can be made again."""
    write_papers(tmp_path, 8)
    run(tmp_path)
    before = text_of(tmp_path), (tmp_path / NOTES).read_bytes()
    write_papers(tmp_path, 4, first=8)
    run(tmp_path)
    after = state(tmp_path)
    undo_topics(tmp_path)
    assert (text_of(tmp_path), (tmp_path / NOTES).read_bytes()) == before
    run(tmp_path)
    assert state(tmp_path) == after
