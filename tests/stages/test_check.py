"""``check``: all problems of a digest at once, each with its file and line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from conspectus.content.settings_file import read_settings
from conspectus.report import Silent
from conspectus.stages.check import check
from conspectus.stages.new import new_digest
from conspectus.stages.site import build_site

if TYPE_CHECKING:
    from pathlib import Path

TOPICS = "topics:\n- slug: t\n  label: Some topic\n  papers:\n  - one\n  - two\n"
COMPLETE = "abstract: We do it once.\npublished: 2025-03\ndoi: 10.1234/one\n"
TODAY = dt.date(2025, 12, 9)
GOOD = {
    "digest.yaml": "title: x\n",
    "content/papers/one.yaml": f"title: One\n{COMPLETE}",
    "content/papers/deep/two.yaml": (
        "title: Two\nabstract: We do it twice.\npublished: 2025\n"
        "links: {code: 'https://example.org/'}\n"
    ),
    "content/topics.yaml": TOPICS,
    "content/pages/about.md": "# About\n",
}


def digest(root: Path, changes: dict[str, str | None]) -> Path:
    """Make a good digest, with some files changed, or left out where the text is None."""
    for name, text in (GOOD | changes).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_text(text, encoding="utf-8")
    return root


def state(root: Path) -> dict[str, tuple[int, int]]:
    """Return when each file below a folder was written, and its size."""
    return {str(p): (p.stat().st_mtime_ns, p.stat().st_size) for p in root.rglob("*")}


def test_a_good_digest(tmp_path: Path) -> None:
    """A digest without problems has none, and checking it writes nothing."""
    root = digest(tmp_path, {})
    before = state(root)
    assert check(root, today=TODAY) == ((), (), 2, None)
    assert state(root) == before


def test_a_fresh_digest(tmp_path: Path) -> None:
    """What ``new`` makes passes the check."""
    new_digest(tmp_path / "digest")
    assert check(tmp_path / "digest", today=TODAY).errors == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"digest.yaml": "title: x\ntitel: y\n"}, "digest.yaml:2: unknown key 'titel'"),
        ({"digest.yaml": None}, "digest.yaml: not found"),
        ({"content/papers/one.yaml": "titel: x\n"}, "content/papers/one.yaml:"),
        (
            {"content/papers/one.yaml": None, "content/papers/deep/one.yaml": "title: [\n"},
            "content/papers/deep/one.yaml:2: not valid YAML",
        ),
        (
            {"content/papers/deep/one.yaml": "title: One\n"},
            "content/papers/one.yaml: has the same address as content/papers/deep/one.yaml",
        ),
        (
            {"content/topics.yaml": TOPICS + "  - 'three'  # good\n"},
            "content/topics.yaml:7: the topic 't' lists the paper 'three', which has no entry; 'co",
        ),
        (
            {"content/topics.yaml": TOPICS.replace("  - two\n", "")},
            "content/topics.yaml: no topic lists two; run 'conspectus topics'.",
        ),
        (
            {"content/topics.yaml": TOPICS + "  - one\n"},
            "content/topics.yaml:7: the paper 'one' stands twice in the topic 'Some topic', first",
        ),
        (
            {"content/topics.yaml": TOPICS + "- {slug: t, label: Other}\n"},
            "content/topics.yaml:7: the address 't' stands in the topics 'Some topic' (line 2) and",
        ),
        ({"content/topics.yaml": None}, "content/topics.yaml: is missing"),
        ({"content/pages/x.md": "no title"}, "content/pages/x.md:1: begin the page"),
        ({"content/pages/search.md": "# S"}, "content/pages/search.md: its address"),
    ],
)
def test_problems(tmp_path: Path, changes: dict[str, str | None], problem: str) -> None:
    """Each kind of problem is one error that begins with its file and line."""
    (error,) = check(digest(tmp_path, changes), today=TODAY).errors
    assert str(error).removeprefix(f"{tmp_path}/").startswith(problem)


def test_doubts_on_topics(tmp_path: Path) -> None:
    """Each has the line of what is doubtful."""
    more = "- label: Nothing yet\n  pinned:\n  - one\n  - none\n"
    found = check(digest(tmp_path, {"content/topics.yaml": TOPICS + more}), today=TODAY)
    assert found.errors == ()
    assert [str(doubt.problem).partition(": ")[::2] for doubt in found.doubts] == [
        (
            "content/topics.yaml:7",
            "the topic 'Nothing yet' has no papers; pin some to it, or take it away.",
        ),
        (
            "content/topics.yaml:10",
            "the topic 'Nothing yet' pins the paper 'none', which has no entry.",
        ),
    ]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """One problem does not hide the next."""
    changes: dict[str, str | None] = {
        "digest.yaml": "titel: x\n",
        "content/papers/one.yaml": "titel: x\n",
        "content/papers/deep/two.yaml": "[]\n",
        "content/topics.yaml": TOPICS + "  - three\n  - four\n",
        "content/pages/x.md": "x",
        "content/pages/y.md": "y",
        "content/pages/search.md": "# Search",
    }
    found = [error.file for error in check(digest(tmp_path, changes), today=TODAY).errors]
    assert sorted(set(found)) == sorted(changes)
    assert len(found) == 8


def test_many_papers_without_a_topic_are_one_error(tmp_path: Path) -> None:
    """Papers in no topic are counted rather than listed one by one."""
    papers: dict[str, str | None] = {f"content/papers/p{i}.yaml": "title: P" for i in range(9)}
    (error,) = check(digest(tmp_path, papers), today=TODAY).errors
    assert error.message == "no topic lists p0, p1, p2 and 6 more; run 'conspectus topics'."


def test_a_doubtful_link_is_a_warning(tmp_path: Path) -> None:
    """A link of an entry that is no web address is told, with its line; the entry stays good."""
    links = "links:\n  code: 'javascript:alert(1)'\n  project: https://example.org/\n"
    text = f"title: One\n{links}{COMPLETE}"
    result = check(digest(tmp_path, {"content/papers/one.yaml": text}), today=TODAY)
    assert result.errors == ()
    (doubt,) = result.doubts
    assert str(doubt.problem) == (
        "content/papers/one.yaml:3: the link 'code' is 'javascript:alert(1)', which the site "
        "leaves out: no web address."
    )


def test_the_line_of_a_doubtful_link(tmp_path: Path) -> None:
    """It is the link's own, whatever else in the entry looks like it."""
    text = "title: One\nabstract: |\n  Our code: see\n  code: below.\nlinks: {a: b,\n  code: c}\n"
    result = check(digest(tmp_path, {"content/papers/one.yaml": text}), today=TODAY)
    problems = [doubt.problem for doubt in result.doubts if doubt.kind == "odd link"]
    found = [(problem.line, problem.message.split(",")[0]) for problem in problems]
    assert found == [(5, "the link 'a' is 'b'"), (6, "the link 'code' is 'c'")]


def test_doubts_are_no_errors(tmp_path: Path) -> None:
    """An entry of which little is known is good, and doubtful in each thing that is missing."""
    result = check(digest(tmp_path, {"content/papers/one.yaml": "title: One\n"}), today=TODAY)
    assert result.errors == ()
    assert [doubt.kind for doubt in result.doubts] == ["no date", "no link", "no abstract"]
    assert {doubt.problem.file for doubt in result.doubts} == {"content/papers/one.yaml"}


@pytest.mark.parametrize("way", ["hidden", "removed"])
def test_papers_that_are_out_are_not_doubted(tmp_path: Path, way: str) -> None:
    """Nobody need complete an entry that is not shown; topics may list it or not."""
    changes: dict[str, str | None] = {
        "content/papers/three.yaml": "title: One\n" + ("hidden: true\n" * (way == "hidden")),
        "digest.yaml": "title: x\n" + ("removed: [three]\n" * (way == "removed")),
    }
    root = digest(tmp_path, changes)
    assert check(root, today=TODAY) == ((), (), 3, None)
    (root / "content/topics.yaml").write_text(TOPICS + "  - three\n")
    assert check(root, today=TODAY) == ((), (), 3, None)


def test_all_unreadable_listings_are_told(tmp_path: Path) -> None:
    """Each with one sentence, whatever is wrong with the others: ingest would stop at them."""
    changes: dict[str, str | None] = {
        "content/listings/empty.txt": "",
        "content/listings/binary.txt": "\0\1",
        "content/listings/deep/prose.txt": "No papers here.",
        "content/facts/empty.json": "",
    }
    result = check(digest(tmp_path, changes), today=TODAY)
    assert [error.file for error in sorted(result.errors)] == sorted(changes)
    assert result.doubts == ()


def test_what_is_left_out_of_a_listing_is_doubtful(tmp_path: Path) -> None:
    """A part of a source that makes no paper is told with its line, and is no error."""
    good = '{"id": "2512.00001", "title": "Singing kettles", "abstract": "They sing."}\n'
    changes: dict[str, str | None] = {"content/facts/snapshot.jsonl": good + "{}\n" + good}
    result = check(digest(tmp_path, changes), today=TODAY)
    assert result.errors == ()
    (doubt,) = result.doubts
    assert doubt.kind == "left out"
    assert (doubt.problem.file, doubt.problem.line) == ("content/facts/snapshot.jsonl", 2)


def test_a_missing_picture_of_a_note(tmp_path: Path) -> None:
    """A picture that a note shows and nobody added is told with the page that lacks it."""
    text = "title: One\nnote: See ![x](/assets/missing.png).\n"
    root = digest(tmp_path, {"content/papers/one.yaml": text})
    build_site(root, read_settings(root), root / "site", reporter=Silent())
    (error,) = check(root, today=TODAY).errors
    assert error.file == "site/papers/one/index.html"
    assert error.message == "'../../assets/missing.png' leads to no file."


@pytest.mark.parametrize("out", ["site", "public"])
def test_the_built_site_is_checked(tmp_path: Path, out: str) -> None:
    """Links of the built site are followed below the base path that the site was built for."""
    page = (
        '<link rel="canonical" href="https://example.org/repo/">\n'
        '<a href="/repo/">good</a><a href="/other/">bad</a>'
    )
    root = digest(tmp_path, {f"{out}/index.html": page})
    result = check(root, out=None if out == "site" else root / out, today=TODAY)
    assert result.site == root / out
    assert [str(error) for error in result.errors] == [
        f"{out}/index.html:2: '/other/' leads out of the site, which lives at /repo/."
    ]
