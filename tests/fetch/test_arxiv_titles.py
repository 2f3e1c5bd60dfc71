"""Looking papers up by title."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.fetch.arxiv_titles import LONGEST_URL, title_batches, title_query
from conspectus.fetch.request import Endpoints


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Attention Is All You Need", 'ti:"Attention Is All You Need"'),
        ("KettleNet: Boiling Water, Fast", 'ti:"KettleNet Boiling Water Fast"'),
        ("Memory-Efficient I/O-Aware Tea", 'ti:"Memory Efficient I O Aware Tea"'),
        ("Kettles -- a (short) survey?", 'ti:"Kettles a short survey"'),
        ('The "Sing" Kettle', 'ti:"The Sing Kettle"'),
        ("Boiling in $O(n^2)$ Steps", 'ti:"Boiling in" AND ti:"Steps"'),
        (r"\textbf{Tea}: Boiling at 4\times Speed", 'ti:"Boiling at" AND ti:"Speed"'),
        (r"$k$-Kettles in $ 5 $ Teas", 'ti:"Teas"'),
        (r"M\'elange of Teas", 'ti:"of Teas"'),
        ("Mélange of Teas", 'ti:"of Teas"'),
        ("Kettles Don't Sing in Qwen2.5", 'ti:"Kettles" AND ti:"Sing in"'),
        ("Tea \u2013 a \u201csurvey\u201d", 'ti:"Tea a survey"'),
        ("Tea AND Coffee OR ti:Water", 'ti:"Tea AND Coffee OR"'),
        ("Tea, é, tea", 'ti:"Tea" AND ti:"tea"'),
        ("Tea é Tea", 'ti:"Tea"'),
        ("水壶", ""),
        ("A é B", ""),
        ("", ""),
    ],
)
def test_a_title_becomes_phrases_of_plain_words(title: str, query: str) -> None:
    """Marks at words fall away; what may be split in several ways is a gap between phrases."""
    assert title_query(title) == query


@settings(deadline=None)
@given(st.text())
def test_no_title_breaks_out_of_its_quotes(title: str) -> None:
    """Whatever a title holds, its query is phrases of letters and digits joined by AND."""
    phrase = r'ti:"[A-Za-z0-9 ]{3,}"'
    assert re.fullmatch(rf"(?:{phrase}(?: AND {phrase})*)?", title_query(title))


def test_titles_are_asked_for_in_batches() -> None:
    """Ten at once, joined by OR, with room for papers of similar titles."""
    titles = [f"Kettle number {number}" for number in range(100, 125)]
    batches = title_batches(titles, Endpoints())
    asked = [parse_qs(urlsplit(request.url).query) for request in batches]
    queries = [query["search_query"][0].split(" OR ") for query in asked]
    assert [len(query) for query in queries] == [10, 10, 5]
    assert queries[0][0] == '(ti:"Kettle number 100")'
    assert [query["max_results"] for query in asked] == [["200"], ["200"], ["100"]]
    assert len({request.name for request in batches}) == 3


@settings(deadline=None)
@given(st.lists(st.text("abc é$\\", max_size=400)))
def test_batches_do_not_depend_on_order_and_fit(titles: list[str]) -> None:
    """The same titles make the same requests; each that can be asked for is in one of them."""
    batches = title_batches(titles, Endpoints())
    assert batches == title_batches(reversed(titles), Endpoints())
    assert all(len(request.url) <= LONGEST_URL for request in batches)
    found = " OR ".join(parse_qs(urlsplit(each.url).query)["search_query"][0] for each in batches)
    wanted = {query for title in titles if (query := title_query(title))}
    assert {part[1:-1] for part in found.split(" OR ") if part} == wanted


def test_long_titles_make_smaller_batches() -> None:
    """An address is never longer than servers take."""
    titles = [" é ".join(f"a{place:02}{number:02}" for place in range(40)) for number in range(20)]
    batches = title_batches(titles, Endpoints())
    assert len(batches) > 2
    assert max(len(request.url) for request in batches) <= LONGEST_URL
