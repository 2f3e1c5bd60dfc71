"""Writing the files of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.errors import OutputError
from conspectus.model.settings import Settings
from conspectus.render.site import SiteFile
from conspectus.report import Silent
from conspectus.stages.site import _write, build_site, read_library

if TYPE_CHECKING:
    from pathlib import Path


def test_hidden_and_removed_papers_are_nowhere(tmp_path: Path) -> None:
    """Neither has a page, and no list, feed, search record or note of sources names them."""
    (tmp_path / "content/papers").mkdir(parents=True)
    seen = "sightings: [{listing: day.txt, date: 2025-12-08}]\n"
    for slug, more in {"shown": "", "hidden": "hidden: true\n", "removed": ""}.items():
        text = f"title: Great owls {slug}\nabstract: On owls.\n{more}{seen}"
        (tmp_path / f"content/papers/{slug}.yaml").write_text(text)
    topics = "topics:\n- {slug: t, label: Owls, papers: [hidden, shown, removed]}\n"
    (tmp_path / "content/topics.yaml").write_text(topics)
    reporter = Silent()
    settings = Settings(removed=("removed",))
    build_site(tmp_path, settings, tmp_path / "out", reporter=reporter)
    assert reporter.warnings == []
    built = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert [path.parent.name for path in built if path.parent.parent.name == "papers"] == ["shown"]
    texts = [path.read_bytes() for path in built if "assets" not in path.parts]
    assert any(b"Great owls shown" in text for text in texts)
    assert not any(b"owls hidden" in text or b"owls removed" in text for text in texts)


def test_what_is_banned_is_told_nowhere(tmp_path: Path) -> None:
    """Neither as a term of a topic, nor as why papers are in it or related."""
    (tmp_path / "content/papers").mkdir(parents=True)
    for number in range(6):
        text = f"title: Paper {number}\nabstract: Rye for large language models, and wheat.\n"
        (tmp_path / f"content/papers/p{number}.yaml").write_text(text)
    papers = ", ".join(f"p{number}" for number in range(6))
    topic = f"{{slug: t, label: Rye, terms: [language models, rye], papers: [{papers}]}}"
    topics = f"banned: [Language model]\ntopics:\n- {topic}\n"
    (tmp_path / "content/topics.yaml").write_text(topics)
    library = read_library(tmp_path, Settings(), reporter=Silent())
    assert library.topics[0].terms == ("rye",)
    reasons = library.reasons["t"]
    told = [term for fit in reasons.fits.values() for term in fit.terms]
    told += [term for each in library.related.values() for one in each for term in one.terms]
    told += [share.term for share in reasons.terms]
    assert "rye" in {term.lower() for term in told}
    assert not [term for term in told if "language model" in term.lower()]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("a/b", "two parts of the site have the address a/b; rename one of them."),
        ("a/b/c", "two parts of the site have the address a/b/c; rename one of them."),
        ("../x", "the address ../x leads out of the site; rename what has it."),
        ("s" * 300, "s, a file of the site, cannot be written: File name too long."),
    ],
)
def test_files_that_cannot_be_written(tmp_path: Path, path: str, message: str) -> None:
    """The message names the file by its address, not by the hidden folder it is built in."""
    folder = tmp_path / "..site.conspectus" / "new"  # its dots are no way out
    assert _write(folder, SiteFile("a/b", b"one")) == 3
    with pytest.raises(OutputError) as caught:
        _write(folder, SiteFile(path, b"two"))
    assert str(caught.value).endswith(message)
    assert str(folder) not in str(caught.value)
    assert [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()] == [b"one"]
