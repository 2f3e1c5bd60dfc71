"""Looking up the file for a path: folders, slashes, types, and no way out."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.preview.served_files import Found, Moved, content_type, find, site_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a small site beside a secret."""
    site = tmp_path / "site"
    (site / "topics" / "café").mkdir(parents=True)
    (site / "empty").mkdir()
    for name in ("index.html", "topics/index.html", "topics/café/index.html", ".hidden"):
        (site / name).write_text("x", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    (site / "linked").symlink_to(tmp_path)
    (site / "circle").symlink_to("circle")
    (site / "out").mkdir()
    (site / "out" / "index.html").symlink_to(tmp_path / "secret.txt")
    return site


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("topics/", "topics/index.html"),
        ("topics/café/", "topics/café/index.html"),
    ],
)
def test_a_folder_answers_with_its_index(folder: Path, path: str, file: str) -> None:
    """An address that ends in a slash leads to the folder's index.html."""
    assert find(folder, path) == Found(folder / file)


def test_a_missing_slash_is_added(folder: Path) -> None:
    """A folder's address without its slash moves to the one with it, percent-encoded."""
    assert find(folder, "topics/café") == Moved("topics/caf%C3%A9/")


@pytest.mark.parametrize(
    "path",
    [
        *("nothing", "empty", "empty/", "index.html/", "link.txt", "linked/secret.txt", "circle"),
        *("out/", "a" * 5000),
    ],
)
def test_nothing_answers(folder: Path, path: str) -> None:
    """Missing files, folders without index, and links that lead out are not found."""
    assert find(folder, path) is None


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/topics/../index.html",
        "/.hidden",
        *("//etc/passwd", "/%2fetc/passwd", "/..\\secret.txt", "/%5c..", "/a%00", "/%ff"),
        *("", "*", "http://x/", "/a//b", "/a%0d%0ab", "/topics/."),
    ],
)
def test_no_file_has_such_a_path(target: str) -> None:
    """Targets that climb, hide, or are no UTF-8 text lead to no path at all."""
    assert site_path(target) is None


@given(st.text() | st.text(alphabet="./\\%2eEfF~a"))
@settings(deadline=None)
def test_no_path_leads_out(path: str) -> None:
    """Whatever a target says, in clear or encoded, what is found lies in the folder."""
    folder = Path(__file__).parent / "folder_that_is_served"
    for target in (f"/{path}", f"/{quote(path, safe='', errors='replace')}"):
        decoded = site_path(target)
        if decoded is not None:
            found = os.path.normpath(folder.joinpath(*decoded[1:].split("/")))
            assert found == str(folder) or found.startswith(f"{folder}{os.sep}")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a.bib", "text/x-bibtex; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("feed.xml", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("A.PNG", "image/png"),
        ("a.unknown", "application/octet-stream"),
    ],
)
def test_content_types(name: str, expected: str) -> None:
    """Each kind of file has its type, texts with their encoding."""
    assert content_type(Path(name)) == expected
