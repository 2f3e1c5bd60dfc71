"""What people decide in the topics file, through the whole stage: done, noted, and never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.content.paper_files import FOLDER, format_paper
from conspectus.content.topic_file import FILE, read_topics
from conspectus.errors import InputError
from conspectus.model.paper import Paper
from conspectus.model.settings import Settings
from conspectus.model.topic import Taxonomy, Topic
from conspectus.report import Silent
from conspectus.stages.topics import update_topics

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = {
    "bees": "Honey bees dance in the hive and gather nectar",
    "bread": "Rye bread rises with sourdough yeast in the oven",
    "tides": "Tidal power turbines turn in the sea current",
}
TEXT = """\
# By hand.
topics:
# Small animals.
- slug: bees
  label: Honey bees
  terms: [honey bees, hive]
  papers:
  - bees-0  # the best
  - bees-1
  - bees-2
- slug: bread
  label: Rye bread
  terms: [rye bread, yeast]
  papers:
  - bread-0
  - bread-1
  - bread-2
- slug: tides  # of the sea
  label: Tidal power
  terms: [tidal power, sea]
  papers:
  - tides-0
  - tides-1
  - tides-2
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a digest of nine papers on three subjects, whose topics a run has seen."""
    (tmp_path / FOLDER).mkdir(parents=True)
    for subject, words in SUBJECTS.items():
        for number in range(3):
            paper = Paper(slug=f"{subject}-{number}", title=f"{words}, {number}", abstract=words)
            path = tmp_path / FOLDER / f"{paper.slug}.yaml"
            path.write_text(format_paper(paper), encoding="utf-8")
    (tmp_path / FILE).write_text(TEXT, encoding="utf-8")
    run(tmp_path)
    assert text_of(tmp_path) == TEXT
    return tmp_path


def run(root: Path, *, regroup: bool = False) -> tuple[str, ...]:
    """Run the stage twice, the second time without effect; return what the first had to say."""
    first = update_topics(root, Settings(), regroup=regroup, reporter=Silent())
    after = text_of(root)
    update_topics(root, Settings(), reporter=Silent())
    assert text_of(root) == after
    return first.remarks


def change(root: Path, old: str, new: str) -> None:
    """Change the topics file as a person does."""
    text = text_of(root)
    assert text.count(old) == 1
    (root / FILE).write_text(text.replace(old, new), encoding="utf-8")


def text_of(root: Path) -> str:
    """Return the topics file."""
    return (root / FILE).read_text(encoding="utf-8")


def taxonomy(root: Path) -> Taxonomy:
    """Return what the topics file says."""
    return read_topics(root) or Taxonomy()


def topic(root: Path, slug: str) -> Topic:
    """Return a topic."""
    return next(topic for topic in taxonomy(root).topics if topic.slug == slug)


def test_merge(root: Path) -> None:
    """Papers and address go on, the instruction is gone, and all comments are there."""
    change(root, "  label: Rye bread\n", "  label: Rye bread\n  merge: [tides]  # why not\n")
    assert run(root) == ("'Tidal power' was merged into 'Rye bread'.",)
    bread = topic(root, "bread")
    assert {*bread.papers} == {f"{slug}-{n}" for slug in ("bread", "tides") for n in range(3)}
    assert (bread.aliases, bread.merge, bread.keep) == (("tides",), (), True)
    (event,) = taxonomy(root).history
    assert (event.slug, event.how, event.became) == ("tides", "merged", ("bread",))
    assert [text_of(root).count(note) for note in ("# why not", "# Small", "# the best")] == [1] * 3


def test_split_by_example(root: Path) -> None:
    """Examples are pinned in a topic of their own, and the instruction is gone."""
    part = "  split:\n  - label: Dances\n    papers: [bees-2]\n"
    change(root, "  label: Honey bees\n", f"  label: Honey bees\n{part}")
    assert run(root) == (
        "'Dances' came out of 'Honey bees'.",
        "new topic 'Dances' at topics/dances/, with 1 paper.",
    )
    dances = topic(root, "dances")
    assert dances.pinned == ("bees-2",)
    assert "bees-2" in dances.papers
    assert "split:" not in text_of(root)
    assert [event.how for event in taxonomy(root).history] == ["split"]


def test_a_paper_moved_by_hand_is_pinned(root: Path) -> None:
    """Where a person put it, it stays, even if all are grouped afresh."""
    change(root, "  - bread-2\n", "")
    change(root, "  - bees-1\n", "  - bread-2  # a honey cake\n  - bees-1\n")
    (remark,) = run(root)
    assert "'bread-2' was moved to 'Honey bees' by hand" in remark
    assert topic(root, "bees").pinned == ("bread-2",)
    assert "  - bread-2  # a honey cake\n" in text_of(root)
    run(root, regroup=True)
    assert "bread-2" in topic(root, "bees").papers


def test_a_paper_taken_out_is_kept_out(root: Path) -> None:
    """It goes to another topic and does not come back."""
    change(root, "  - bread-2\n", "")
    run(root)
    assert topic(root, "bread").keep_out == ("bread-2",)
    assert "bread-2" not in topic(root, "bread").papers
    assert sum("bread-2" in each.papers for each in taxonomy(root).topics) == 1


def test_another_slug_keeps_the_old_address(root: Path) -> None:
    """It is an alias, and nothing is said to have ended."""
    change(root, "- slug: tides ", "- slug: sea-power ")
    run(root)
    assert topic(root, "sea-power").aliases == ("tides",)
    assert taxonomy(root).history == ()
    assert "- slug: sea-power  # of the sea\n" in text_of(root)


def test_a_label_and_a_description_stay(root: Path) -> None:
    """No run changes what readers see of a topic."""
    words = "  label: 'Bread & yeast'\n  description: |-\n    On *bread*.\n    And # yeast.\n"
    change(root, "  label: Rye bread\n", words)
    run(root)
    run(root, regroup=True)
    bread = topic(root, "bread")
    assert (bread.label, bread.description) == ("Bread & yeast", "On *bread*.\nAnd # yeast.")
    assert words in text_of(root)


def test_what_cannot_be_done_is_said_with_its_line(root: Path) -> None:
    """The file is left as it is."""
    change(root, "- slug: bees\n", "- slug: bees\n  parent: bread\n  merge: [bread]\n")
    before = text_of(root)
    with pytest.raises(InputError, match=r"^content/topics\.yaml:6: .*its parent 'bread'"):
        update_topics(root, Settings(), reporter=Silent())
    assert text_of(root) == before
