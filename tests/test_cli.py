"""The command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tools.commands import run

from conspectus.cli import main

if TYPE_CHECKING:
    from pathlib import Path

LISTING = """new

byAK and the research community

Dec 8

Owls at Night: A Study of Quiet Flight

We study owls. They fly at night, and nobody hears them, which makes them hard to study at all.

  • 2 authors
·
Nov 30, 2024 3
"""


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """Give a digest with one listing of one paper."""
    listings = tmp_path / "content" / "listings"
    listings.mkdir(parents=True)
    (listings / "owls.txt").write_text(LISTING, encoding="utf-8")
    (tmp_path / "digest.yaml").write_text("title: Birds\n", encoding="utf-8")
    return tmp_path


def test_without_a_command_the_whole_job_is_done(digest: Path) -> None:
    """Entries, topics and a site come of a listing, and each stage says so in a line."""
    done = run("--root", digest)
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["ingest", "topics", "site"]
    assert "1 sighting in 1 listing; 1 entry: 1 new, 0 changed" in done.stdout
    assert (digest / "content/papers/owls-at-night-a-study-of-quiet-flight.yaml").is_file()
    assert (digest / "content/topics.yaml").is_file()
    assert "Owls at Night" in (digest / "site/index.html").read_text(encoding="utf-8")


def test_running_again_changes_no_byte(digest: Path) -> None:
    """The same input gives the same files."""
    run("--root", digest)
    first = {path: path.read_bytes() for path in digest.rglob("*") if path.is_file()}
    run("--root", digest)
    assert {path: path.read_bytes() for path in digest.rglob("*") if path.is_file()} == first


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_root_may_stand_before_or_after_the_command(digest: Path, place: str) -> None:
    """Every command takes --root."""
    arguments: dict[str, list[str | Path]] = {
        "before": ["--root", digest, "ingest"],
        "after": ["ingest", "--root", digest],
    }
    done = run(*arguments[place])
    assert done.returncode == 0, done.stderr
    assert "1 new" in done.stdout


def test_the_site_is_built_where_and_for_what_one_says(digest: Path) -> None:
    """--out and --base-url stand in for the settings, in the main job too."""
    out = digest / "elsewhere"
    done = run("--root", digest, "--out", out, "--base-url", "https://a.example/b")
    assert done.returncode == 0, done.stderr
    assert "<loc>https://a.example/b/</loc>" in (out / "sitemap.xml").read_text(encoding="utf-8")
    assert not (digest / "site").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--bogus"], "No such option"),
        (["bogus"], "No such command"),
        (["site", "--base-url", "nonsense"], "--base-url"),
        (["serve", "--port", "99999"], "'99999' is no port; give a number from 0 to 65535."),
        (["serve", "--port", "abc"], "'abc' is no port; give a number from 0 to 65535."),
        (["serve", "--port", "-1"], "'-1' is no port; give a number from 0 to 65535."),
        (["serve", "--port", "9" * 9999], "is no port"),
        (["new"], "DIR"),
    ],
)
def test_wrong_usage_exits_with_2(digest: Path, arguments: list[str], words: str) -> None:
    """What was wrong is named, and nothing is done."""
    done = run("--root", digest, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert not (digest / "site").exists()


def test_bad_input_is_one_sentence_and_exits_with_1(digest: Path) -> None:
    """File, line and the nearest known key; no traceback."""
    (digest / "digest.yaml").write_text("title: Birds\ndescripton: x\n", encoding="utf-8")
    done = run("--root", digest)
    assert done.returncode == 1
    assert done.stderr == (
        "error: digest.yaml:2: unknown key 'descripton'; did you mean 'description'?\n"
    )


def test_debug_shows_where_an_error_arose(digest: Path) -> None:
    """Only then there is a traceback."""
    (digest / "digest.yaml").unlink()
    assert "Traceback" not in run("--root", digest).stderr
    assert "Traceback" in run("--root", digest, "--debug").stderr


def test_a_failing_run_leaves_the_site_as_it_was(digest: Path) -> None:
    """A broken template of the digest's own is named, and the last good site stays."""
    run("--root", digest)
    before = (digest / "site/index.html").read_bytes()
    (digest / "templates").mkdir()
    (digest / "templates/home.html").write_text("{{ page.titel }}", encoding="utf-8")
    done = run("--root", digest)
    assert done.returncode == 1
    assert "home.html:1" in done.stderr
    assert (digest / "site/index.html").read_bytes() == before


def test_check_finds_all_mistakes_and_exits_with_1(digest: Path) -> None:
    """Each is named; a digest without mistakes exits with 0."""
    run("--root", digest)
    assert run("check", "--root", digest).returncode == 0
    papers = digest / "content/papers"
    (papers / "wrong.yaml").write_text("titel: x\n", encoding="utf-8")
    (papers / "worse.yaml").write_text("- x\n", encoding="utf-8")
    done = run("check", "--root", digest)
    assert done.returncode == 1
    assert "wrong.yaml:1" in done.stderr
    assert "worse.yaml:1" in done.stderr


def test_check_sums_doubts_up_and_exits_with_0(digest: Path) -> None:
    """A few of each kind are told, all on request, and the last line counts them."""
    papers = digest / "content/papers"
    papers.mkdir(exist_ok=True)
    for number in range(9):
        text = f"title: Bird no. {number}\nabstract: It sings.\ndoi: 10.1234/{number}\n"
        (papers / f"bird-{number}.yaml").write_text(text, encoding="utf-8")
    run("topics", "--root", digest)
    done, full = run("check", "--root", digest), run("check", "--root", digest, "--all")
    assert (done.returncode, full.returncode) == (0, 0)
    assert done.stderr.count("nothing says when") == 3
    assert "warning: no date: and 6 more; --all lists them.\n" in done.stderr
    assert full.stderr.count("nothing says when") == 9
    assert done.stdout == full.stdout
    assert done.stdout.startswith("check   no errors, ")
    assert done.stdout.endswith(" doubts\n")


def test_a_new_digest_builds_at_once(tmp_path: Path) -> None:
    """Even without a paper there is a site."""
    target = tmp_path / "fresh"
    assert run("new", target, "--title", "Fresh").returncode == 0
    done = run("--root", target)
    assert done.returncode == 0, done.stderr
    assert "Fresh" in (target / "site/index.html").read_text(encoding="utf-8")
    *_, last = done.stdout.splitlines()
    assert last.startswith("next    this digest has no papers yet: save")


def test_new_has_no_word_on_a_root() -> None:
    """It is told where the digest shall be, so its help does not offer the option."""
    assert "--root" not in run("new", "--help").stdout
    assert "--root" in run("site", "--help").stdout


def test_files_are_named_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path from the current folder is shown where it is shorter than the whole path."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["conspectus", "new", "fresh"])
    main()
    lines = capsys.readouterr().out.splitlines()
    assert "new     fresh/.gitignore" in lines
    assert lines[-1] == "next    save a page of papers as text into fresh/content/listings/"


def test_a_broken_template_is_named_within_the_digest(digest: Path) -> None:
    """As every other file of the digest is."""
    (digest / "templates").mkdir()
    (digest / "templates/home.html").write_text("{{", encoding="utf-8")
    assert run("--root", digest).stderr.startswith("error: templates/home.html:1: ")
