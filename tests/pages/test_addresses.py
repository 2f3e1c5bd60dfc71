"""Site paths and the links between them."""

from __future__ import annotations

import datetime as dt
from posixpath import join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.pages.addresses import digest_path, file_of, relative_link

PATHS = st.lists(st.sampled_from(["papers", "orca", "x-1"]), max_size=3).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@pytest.mark.parametrize(
    ("day", "path"),
    [
        (dt.date(2025, 12, 8), "digests/2025-12-08/"),
        ("000_ed0b.txt", "digests/000_ed0b/"),
        ("old/a list.json.gz", "digests/a-list/"),
        ("..", "digests/untitled-e3b0c442/"),
        ("中文.txt", "digests/zhong-wen/"),
    ],
)
def test_a_digest_lives_at_its_day_or_its_listing(day: dt.date | str, path: str) -> None:
    """A day gives the ISO date, a listing the stem of its name, made safe for an address."""
    assert digest_path(day) == path


@pytest.mark.parametrize(
    ("path", "file"), [("", "index.html"), ("a/", "a/index.html"), ("a.bib", "a.bib")]
)
def test_a_path_that_ends_in_a_slash_is_an_index(path: str, file: str) -> None:
    """Web servers send ``index.html`` for a folder."""
    assert file_of(path) == file


@given(PATHS, PATHS)
def test_a_link_leads_from_its_page_to_its_target(target: str, page: str) -> None:
    """Resolved against the page, a relative link gives the target, whatever the base path."""
    link = relative_link(target, page=page)
    assert not link.startswith("/")
    resolved = normpath(join("/base", page, link))
    assert resolved == normpath(join("/base", target))
