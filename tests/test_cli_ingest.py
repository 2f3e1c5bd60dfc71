"""The command line of ``ingest``: files, what is fetched, and what goes wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tools.commands import run
from tools.serving import serve

from conspectus.content.note_files import read_notes
from conspectus.model.notes import FetchNote

if TYPE_CHECKING:
    from collections.abc import Iterator

TOYS = Path(__file__).parent / "data"
KETTLES = TOYS / "listings/kettles.txt"


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """Give a digest without papers."""
    (tmp_path / "digest.yaml").write_text("title: Tea\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def host() -> Iterator[str]:
    """Give the address of a server that has the toy listings."""
    with serve(TOYS / "listings") as address:
        yield address


def papers(digest: Path) -> int:
    """Return the number of entries."""
    return len(list(digest.glob("content/papers/*.yaml")))


def test_files_and_addresses(digest: Path, host: str) -> None:
    """Files are copied and addresses fetched, both are ingested, and it is noted from where."""
    done = run("--root", digest, "ingest", KETTLES, f"{host}teapots.txt")
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["fetch", "kept", "ingest"]
    assert papers(digest) == 4
    (note,) = read_notes(digest, FetchNote)
    assert note.url == f"{host}teapots.txt"
    assert (digest / "content" / note.file).read_bytes() == (
        TOYS / "listings/teapots.txt"
    ).read_bytes()


def test_what_arrives_is_ingested_although_the_rest_does_not(digest: Path, host: str) -> None:
    """A source that fails is one sentence and exit 1; the others are in the digest."""
    done = run("--root", digest, "ingest", f"{host}nowhere.txt", f"{host}kettles.txt", KETTLES)
    assert done.returncode == 1
    assert "nowhere.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert papers(digest) == 3


def test_the_sources_of_the_settings(digest: Path, host: str) -> None:
    """What digest.yaml lists is fetched on request, and only then."""
    assert run("--root", digest, "ingest", "--fetch").returncode == 2
    (digest / "digest.yaml").write_text(f"sources: ['{host}kettles.txt']\n", encoding="utf-8")
    assert run("--root", digest, "ingest").returncode == 0
    assert papers(digest) == 0
    assert run("--root", digest, "ingest", "--fetch").returncode == 0
    assert papers(digest) == 3


@pytest.mark.parametrize(
    ("source", "status", "said"),
    [
        ("hf:2025-13-40", 2, "hf:2025-12-08"),
        ("arxiv:nonsense!", 2, "arxiv:"),
        ("nowhere.txt", 1, "nowhere.txt: there is no such file"),
        ("pipe:x", 1, "pipe:x: there is no such file"),
    ],
)
def test_what_is_no_source(digest: Path, source: str, status: int, said: str) -> None:
    """A wrong name is one sentence that says what would be right."""
    done = run("--root", digest, "ingest", source)
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_facts_make_no_entry(digest: Path) -> None:
    """A file taken as facts is kept apart and adds to papers that are there."""
    assert run("--root", digest, "ingest", "--facts", KETTLES).returncode == 0
    assert papers(digest) == 0
    assert (digest / "content/facts/kettles.txt").is_file()


def test_all_kinds_of_sources_are_explained() -> None:
    """The help names what can be fetched."""
    shown = run("ingest", "--help").stdout
    for form in ("hf:2025-12-08", "hf:2025-W50", "arxiv:cs.CL", "https://", "BibTeX", "--facts"):
        assert form in shown


def test_enriching_nothing_asks_nobody(digest: Path) -> None:
    """Without entries nothing is asked; a paper that is not there is named."""
    done = run("--root", digest, "enrich")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("enrich  0 papers asked for")
    done = run("--root", digest, "enrich", "no-such-paper")
    assert done.returncode == 1
    assert "no-such-paper" in done.stderr
    assert run("--root", digest, "enrich", "--limit", "0").returncode == 2
