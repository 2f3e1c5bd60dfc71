"""The words by which a search found a paper, marked on its page."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from search.search_site import serve_search_site, write_search_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MARKED = "() => [...(CSS.highlights.get('found') ?? [])].map(range => range.toString())"


@pytest.fixture(scope="module")
def paper_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site; gives the address of a paper's page."""
    folder = tmp_path_factory.mktemp("site")
    write_search_site(folder / "base")
    with serve_search_site(folder) as address:
        yield address.replace("search/", "papers/tides/")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty tab."""
    with contextlib.closing(browser.new_context()) as context:
        yield context.new_page()


def test_words_are_marked_and_the_page_stays_as_it_is(page: Page, paper_address: str) -> None:
    """Whole words and parts between capitals are marked; the text is the same as before."""
    page.goto(paper_address)
    before = page.locator(".abstract p").first.inner_html()
    page.goto("about:blank")
    page.goto(f"{paper_address}#found=attention,sea,nowhere")
    assert page.evaluate(MARKED) == ["attention", "Attention", "sea", "attention", "Attention"]
    assert page.locator(".abstract > p:not(.found-line)").inner_html() == before
    assert page.locator(".found-words").inner_text() == "Marked: attention, sea"


def test_the_address_becomes_that_of_the_paper(page: Page, paper_address: str) -> None:
    """What one copies from the address bar is the paper's own; a reload keeps the marks."""
    page.goto(f"{paper_address}#found=attention")
    assert page.url == paper_address
    page.reload()
    assert len(page.evaluate(MARKED)) == 4


def test_marks_can_be_cleared(page: Page, paper_address: str) -> None:
    """Clear takes the marks and the line away, for good."""
    page.goto(f"{paper_address}#found=attention")
    page.get_by_role("button", name="Clear the marks").click()
    assert page.evaluate(MARKED) == []
    assert page.locator(".found-line").count() == 0
    page.reload()
    assert page.evaluate(MARKED) == []


def test_words_of_scripts_without_spaces_are_marked(page: Page, paper_address: str) -> None:
    """A Chinese word is marked within a run of characters."""
    page.goto(f"{paper_address}#found=%E6%B3%A8%E6%84%8F")
    assert page.evaluate(MARKED) == ["注意"]


def test_older_browsers_get_mark_elements(page: Page, paper_address: str) -> None:
    """Without highlights words are wrapped, and unwrapped when cleared."""
    page.add_init_script("delete window.Highlight;")
    page.goto(f"{paper_address}#found=attention,sea")
    marks = page.locator("mark")
    assert marks.all_inner_texts() == ["attention", "Attention", "sea", "attention", "Attention"]
    page.get_by_role("button", name="Clear the marks").click()
    assert marks.count() == 0
    assert page.locator(".abstract p").inner_text().startswith("Attention, and attentions: the sea")


@pytest.mark.parametrize("fragment", ["#found=", "#found=%E0%A4%A,(", "#abstract", "#found=no"])
def test_other_fragments_mark_nothing(page: Page, paper_address: str, fragment: str) -> None:
    """What is no list of words, or stands nowhere, leaves the page alone."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(paper_address + fragment)
    assert page.evaluate(MARKED) == []
    assert page.locator(".found-line").count() == 0
    assert errors == []
