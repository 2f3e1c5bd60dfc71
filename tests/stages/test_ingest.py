"""Ingesting, from files to files."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.content.paper_files import read_papers
from conspectus.errors import InputError
from conspectus.model.arxiv_id import month_of
from conspectus.model.settings import Settings
from conspectus.readers.tex.repair import repair
from conspectus.report import Silent
from conspectus.stages.ingest import IngestResult, ingest

if TYPE_CHECKING:
    from conspectus.model.paper import Paper

ROOT = Path(__file__).parents[2]
TOYS = ROOT / "tests/data/listings"
TODAY = dt.date(2026, 6, 15)


def run(
    root: Path,
    *sources: Path,
    options: Settings | None = None,
    reporter: Silent | None = None,
    today: dt.date = TODAY,
) -> IngestResult:
    """Ingest quietly."""
    return ingest(root, options or Settings(), sources, today=today, reporter=reporter or Silent())


def digest(root: Path, *names: str) -> Path:
    """Return a new digest with some of the toy listings."""
    folder = root / "content/listings"
    folder.mkdir(parents=True)
    for name in names:
        shutil.copy(TOYS / name, folder)
    return root


def papers(root: Path) -> dict[str, Paper]:
    """Return the papers of a digest by slug."""
    return {file.paper.slug: file.paper for file in read_papers(root)}


def tree(root: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(paths)}


def edit(root: Path, slug: str, old: str, new: str) -> Path:
    """Change a part of an entry as a person would."""
    path = root / f"content/papers/{slug}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


KETTLE = "kettlenet-boiling-water-with-deep-learning"
WHISTLE = "on-the-whistling-of-kettles"


def test_toy_digest(tmp_path: Path) -> None:
    """Listings of several kinds become one entry for each paper, with all that any of them says."""
    root = digest(tmp_path, "kettles.txt", "teapots.txt", "snapshot.jsonl")
    assert run(root) == IngestResult(listings=3, records=8, new=5, changed=0, unchanged=0, papers=5)
    text = (root / f"content/papers/{KETTLE}.yaml").read_text(encoding="utf-8")
    head, _, tail = text.partition("abstract: >-\n")
    assert head == "title: 'KettleNet: Boiling Water with Deep Learning'\n"
    assert tail[tail.index("authors:") :] == (
        "authors: [Ada Kettle, Bo Spout Jr]\n"
        "published: 2023-11-30\n"
        'arxiv: "2311.18901"\n'
        "doi: 10.1000/kettle\n"
        "categories: [cs.LG, cs.AI]\n"
        "comments: 4\n"
        "sightings:\n"
        "- {listing: snapshot.jsonl, date: 2023-12-01, rank: 1}\n"
        "- {listing: kettles.txt, date: 2024-01-09, rank: 1}\n"
        "- {listing: teapots.txt, date: 2024-03-02, rank: 3}\n"
    )


def test_damages_are_warnings(tmp_path: Path) -> None:
    """A damaged part is a warning with file and line; the rest is written."""
    reporter = Silent()
    result = run(digest(tmp_path, "damaged.txt"), reporter=reporter)
    assert result.papers == 2
    damages = [text for text in reporter.warnings if "damaged.txt:" in text and "year" not in text]
    assert [warning[: warning.index(" ")] for warning in damages] == [
        "content/listings/damaged.txt:21:",
        "content/listings/damaged.txt:27:",
        "content/listings/damaged.txt:37:",
    ]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a digest with the shipped listings, ingested from nothing."""
    root = tmp_path_factory.mktemp("shipped")
    shutil.copytree(ROOT / "content/listings", root / "content/listings")
    run(root)
    return root


def test_counts_of_the_shipped_listings(shipped: Path) -> None:
    """The shipped listings hold as many papers, sightings and bylines as were counted by hand."""
    entries = papers(shipped).values()
    assert len(entries) == 301
    assert Counter(len(paper.sightings) for paper in entries) == {1: 264, 2: 29, 3: 7, 4: 1}
    seen = Counter(each.listing[:3] for paper in entries for each in paper.sightings)
    assert seen == {"000": 69, "001": 52, "002": 86, "003": 52, "004": 88}
    # 48 and 49 bylines, of which one paper has two.
    assert sum(paper.published is not None for paper in entries) == 48 + 49 - 1
    assert {p.organization.name for p in entries if p.organization} == {
        "Stanford AI",
        "Gensyn",
        "Zyphra",
    }


def test_texts_of_the_shipped_listings(shipped: Path) -> None:
    """Titles and abstracts are whole lines of the listings, all long lines are abstracts."""
    lines = {
        repair(line.strip())
        for path in (shipped / "content/listings").iterdir()
        for line in path.read_text(encoding="utf-8").split("\n")
    }
    entries = papers(shipped).values()
    assert {paper.title for paper in entries} <= lines
    assert {paper.abstract for paper in entries} == {line for line in lines if len(line) > 150}


def test_committed_entries_are_up_to_date(shipped: Path, tmp_path: Path) -> None:
    """Ingesting the repository's own digest again changes no byte."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    before = tree(tmp_path)
    result = run(tmp_path)
    assert (result.new, result.changed, result.papers) == (0, 0, len(papers(shipped)))
    assert tree(tmp_path) == before


def test_the_shipped_papers_have_their_links() -> None:
    """Of 301 papers 288 have an arXiv id, and each of these a date of at least a month."""
    entries = [paper for paper in papers(ROOT).values() if paper.arxiv]
    assert len(entries) == 288
    assert sum(bool(paper.authors) for paper in entries) == 152
    assert all(paper.published and paper.published.month for paper in entries)
    assert sum(paper.published == month_of(paper.arxiv) for paper in entries if paper.arxiv) == 195
    assert all(seen.listing.endswith(".txt") for paper in entries for seen in paper.sightings)


def test_again_changes_nothing(tmp_path: Path) -> None:
    """A second run writes no file."""
    root = digest(tmp_path, "kettles.txt", "teapots.txt", "damaged.txt", "snapshot.jsonl")
    run(root)
    times = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert run(root).changed == 0
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == times


def test_edits_stay_and_sightings_arrive(tmp_path: Path) -> None:
    """An entry that a person edited keeps every edit and comment, and still gets what is new."""
    root = digest(tmp_path, "kettles.txt")
    run(root)
    edit(
        root, KETTLE, "title: 'KettleNet: Boiling Water with Deep Learning'", "title: Kettles  # !"
    )
    edit(root, KETTLE, "comments: 4\n", "")
    path = edit(root, KETTLE, "author_count: 3", "note: Mine.\nauthor_count: 30")
    before = path.read_text(encoding="utf-8")
    shutil.copy(TOYS / "teapots.txt", root / "content/listings")
    assert run(root) == IngestResult(listings=2, records=6, new=1, changed=2, unchanged=1, papers=4)
    assert path.read_text(encoding="utf-8") == (
        before + "- {listing: teapots.txt, date: 2024-03-02, rank: 3}\n"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Boiling water is slow", "Something else entirely"),
        ("date: 2024-01-09", "date: 2020-02-02"),
        ("published: 2023-11-30", "published: '2023'"),
    ],
)
def test_edited_fields_survive(tmp_path: Path, old: str, new: str) -> None:
    """Texts and dates that a person wrote are still there after more listings came."""
    root = digest(tmp_path, "kettles.txt")
    run(root)
    path = edit(root, KETTLE, old, new)
    for name in ("teapots.txt", "damaged.txt"):
        shutil.copy(TOYS / name, root / "content/listings")
        run(root)
    assert new in path.read_text(encoding="utf-8")
    assert len(papers(root)) == 6


def test_renamed_and_moved_entries(tmp_path: Path) -> None:
    """An entry may be sorted into a folder, renamed and retitled: it is still that paper's."""
    root = digest(tmp_path, "kettles.txt")
    run(root)
    path = edit(root, KETTLE, "title: 'KettleNet: Boiling Water with Deep Learning'", "title: K")
    moved = path.parent / "water/k.yaml"
    moved.parent.mkdir()
    path.rename(moved)
    shutil.copy(TOYS / "teapots.txt", root / "content/listings")
    run(root)
    assert len(papers(root)) == 4
    assert len(papers(root)["k"].sightings) == 2


def test_another_page_under_the_same_name(tmp_path: Path) -> None:
    """Papers of a page saved over another have entries of their own, and the others keep theirs."""
    root = digest(tmp_path, "kettles.txt")
    run(root)
    before = tree(root / "content/papers")
    shutil.copy(TOYS / "teapots.txt", root / "content/listings/kettles.txt")
    run(root)
    after = tree(root / "content/papers")
    assert before.keys() < after.keys()
    titles = {paper.title for paper in papers(root).values()}
    assert "Teapots as a Service: A Cloud for Tea" in titles


def test_two_entries_made_one(tmp_path: Path) -> None:
    """A person who makes two entries one, by moving a sighting, does not get the second back."""
    root = digest(tmp_path, "kettles.txt", "teapots.txt")
    run(root)
    other = root / "content/papers/teapots-as-a-service-a-cloud-for-tea.yaml"
    other.unlink()
    path = root / "content/papers/do-descaling-agents-generalize.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("- {listing: teapots.txt, date: 2024-03-02, rank: 1}\n")
    before = tree(root / "content/papers")
    run(root)
    assert tree(root / "content/papers") == before


def test_what_a_killed_run_left(tmp_path: Path) -> None:
    """The next run removes the temporary files of one that was killed."""
    root = digest(tmp_path, "kettles.txt")
    left = [root / f"content/{folder}/.conspectus-x" for folder in ("papers", "listings")]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.touch()
        os.utime(path, (0, 0))
    run(root)
    assert not any(path.exists() for path in left)


def test_entries_without_listing(tmp_path: Path) -> None:
    """Entries that no listing speaks of stay as they are."""
    root = digest(tmp_path, "kettles.txt")
    path = root / "content/papers/mine.yaml"
    path.parent.mkdir()
    path.write_text("title:   'Mine'\n", encoding="utf-8")
    assert run(root).papers == 4
    assert path.read_text(encoding="utf-8") == "title:   'Mine'\n"


def test_years_that_become_known(tmp_path: Path) -> None:
    """Dates are filled in once a later listing settles the year of an earlier one."""
    root = digest(tmp_path, "teapots.txt")
    run(root)
    assert papers(root)[WHISTLE].sightings[0].date is None
    shutil.copy(TOYS / "kettles.txt", root / "content/listings")
    run(root)
    dates = [seen.date for seen in papers(root)[WHISTLE].sightings]
    assert dates == [dt.date(2024, 1, 9), dt.date(2024, 3, 2)]


def test_unknown_dates_are_warnings(tmp_path: Path) -> None:
    """A listing without date, and a stated date without listing, are warnings that help."""
    reporter = Silent()
    stated = Settings(listings={"kettle.txt": dt.date(2024, 1, 9)})
    run(digest(tmp_path, "teapots.txt"), options=stated, reporter=reporter)
    undated, unknown = reporter.warnings
    assert undated.startswith("content/listings/teapots.txt: nothing settles the year")
    assert "digest.yaml as 'listings: {teapots.txt: 2025-05-08}'" in undated
    assert unknown == (
        "digest.yaml: listings: there is no listing 'kettle.txt'; known are teapots.txt."
    )


def test_a_leap_day_in_a_common_year(tmp_path: Path) -> None:
    """A date that the year of the page does not have is left out with a warning."""
    folder = digest(tmp_path) / "content/listings"
    text = "Mar 8, {}\n\nKettles\n\n{}\n\n • 3 authors\n · \nFeb 29\n"
    for year in ("2023", "2024"):
        page = text.format(year, f"We boil water in {year}. It works. " * 10)
        (folder / f"{year}.txt").write_text(page, encoding="utf-8")
        reporter = Silent()
        run(tmp_path, reporter=reporter)
        (warning,) = reporter.warnings
        assert warning == (
            "content/listings/2023.txt:3: this paper's date is 29 February, which 2023 does not "
            "have; the paper was kept without it."
        )


def test_dates_that_an_editor_states(tmp_path: Path) -> None:
    """A listing's date in the settings holds, for entries written before too."""
    root = digest(tmp_path, "kettles.txt", "teapots.txt")
    run(root)
    stated = Settings(listings={"teapots.txt": dt.date(2025, 3, 3)})
    run(root, options=stated)
    assert [s.date for s in papers(root)[WHISTLE].sightings] == [
        dt.date(2024, 1, 9),
        dt.date(2025, 3, 3),
    ]


def test_sources_are_copied(tmp_path: Path) -> None:
    """A source outside the digest is copied into it, so that its entries can be traced."""
    root = digest(tmp_path / "digest", "kettles.txt")
    source = tmp_path / "kettles.txt"
    shutil.copy(TOYS / "teapots.txt", source)
    assert run(root, source).new == 4
    (copy,) = (root / "content/listings").glob("kettles-*.txt")
    assert copy.read_bytes() == source.read_bytes()
    assert run(root, source).changed == 0


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "zzz.txt:1: the file is empty"),
        (b"Dec 8\n\nA\0", "zzz.txt:3: holds a NUL byte"),
        (b"Dec 8\n\n\xe9", "zzz.txt:3: byte 0xe9 is not UTF-8"),
        (b"Dec 8\n\nOnly a title\n", "zzz.txt:3: holds no papers"),
    ],
)
def test_one_unreadable_listing_stops_all(tmp_path: Path, data: bytes, message: str) -> None:
    """Where one listing cannot be read, one sentence says so and nothing is written."""
    root = digest(tmp_path / "digest", "kettles.txt")
    source = tmp_path / "zzz.txt"
    source.write_bytes(data)
    before = tree(tmp_path)
    with pytest.raises(InputError) as caught:
        run(root, source)
    assert message in str(caught.value)
    assert tree(tmp_path) == before


def test_an_entry_with_an_error_stops_all(tmp_path: Path) -> None:
    """Where an entry cannot be read, nothing is written either."""
    root = digest(tmp_path, "kettles.txt")
    path = root / "content/papers/a.yaml"
    path.parent.mkdir()
    path.write_text("titel: A\n", encoding="utf-8")
    before = tree(root)
    with pytest.raises(InputError, match=r"content/papers/a.yaml:1: unknown key 'titel'; did you"):
        run(root)
    assert tree(root) == before


class Row(NamedTuple):
    """A paper on a generated page."""

    number: int
    short: bool
    byline: str


ROWS = st.builds(
    Row,
    st.integers(0, 4),
    st.booleans(),
    st.sampled_from(
        [
            "",
            "",
            "• 2 authors\n·\nJan 2",
            "• 3 authors\n·\nFeb 3, 2021 4",
            "lab Lab\n·\nMar 4, 2022 1",
        ]
    ),
)
PAGES = st.lists(
    st.tuples(
        st.sampled_from(["Jan 1", "Mar 1", "Dec 31"]),
        st.lists(ROWS, min_size=1, max_size=4, unique_by=lambda row: row.number),
    ),
    min_size=1,
    max_size=4,
)


def write_page(date: str, rows: list[Row]) -> str:
    """Return the text of a generated page."""
    blocks = ["Daily Papers", date]
    for number, short, byline in rows:
        sentence = f"Paper number {number} studies the effect of item{number} on everything else."
        blocks += [f"Title of Paper {number}", " ".join([sentence] * (2 if short else 5)), byline]
    return "\n\n".join(filter(None, blocks)) + "\n"


@settings(deadline=None, max_examples=60)
@given(PAGES, st.data())
def test_order_does_not_matter(pages: list[tuple[str, list[Row]]], data: st.DataObject) -> None:
    """All listings at once or one by one, in any order: the digest has the same bytes."""
    texts = {f"{index}.txt": write_page(*page) for index, page in enumerate(pages)}
    with tempfile.TemporaryDirectory() as folder:
        whole = digest(Path(folder) / "whole")
        for name, text in texts.items():
            (whole / "content/listings" / name).write_text(text, encoding="utf-8")
        run(whole)
        single = digest(Path(folder) / "single")
        for name in data.draw(st.permutations(sorted(texts))):
            source = Path(folder) / name
            source.write_text(texts[name], encoding="utf-8")
            run(single, source)
        assert tree(single) == tree(whole)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    """Markup, template code and turned text reach the entry as they are, and come back the same."""
    title = "<script>alert(1)</script> {{ 7 * 7 }} \u202eevil: &a *b !!python"
    abstract = f"--- # not a comment {title} </script> [x](javascript:alert(1)) " * 4 + "End."
    listing = digest(tmp_path) / "content/listings/a.txt"
    listing.write_text(f"Daily Papers\n\nDec 8\n\n{title}\n\n{abstract}\n", encoding="utf-8")
    run(tmp_path)
    (paper,) = papers(tmp_path).values()
    assert (paper.title, paper.abstract) == (title, abstract)


def test_entries_lie_in_their_folder(tmp_path: Path) -> None:
    """A title that looks like a path leads nowhere else."""
    listing = digest(tmp_path) / "content/listings/a.txt"
    text = "A sentence that goes on for a while, as those of abstracts do. " * 4
    listing.write_text(
        f"Daily Papers\n\nDec 8\n\n../../../etc/passwd\n\n{text}\n", encoding="utf-8"
    )
    run(tmp_path)
    assert [path.name for path in (tmp_path / "content/papers").iterdir()] == ["etc-passwd.yaml"]
