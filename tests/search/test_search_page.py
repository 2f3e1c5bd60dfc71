"""The search page in a real browser, on a server of its own under a strict content policy."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from search.search_site import serve_search_site, write_search_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

EVERYTHING_LOADED = {"index.json", "papers.json", "lunr.js"}
ANSWERED = '[data-results][aria-busy="false"]'


@pytest.fixture(scope="module")
def search_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site that has a search page and its data, below ``base/``."""
    folder = tmp_path_factory.mktemp("site")
    write_search_site(folder / "base")
    return folder


@pytest.fixture(scope="module")
def search_address(search_site: Path) -> Iterator[str]:
    """Serve the site on the loopback; gives the address of the search page."""
    with serve_search_site(search_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty tab; at the end of each test nothing has complained."""
    complaints: list[str] = []
    context = browser.new_context()
    with contextlib.closing(context):
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        yield tab
        assert complaints == []


def results(page: Page) -> list[str | None]:
    """Return the slugs of the results once an answer stands."""
    page.locator(ANSWERED).wait_for(state="attached")
    return [
        item.get_attribute("data-paper")
        for item in page.locator("[data-results] [data-paper]").all()
    ]


def search_for(page: Page, text: str) -> list[str | None]:
    """Type a query and return the slugs found."""
    box(page).fill(text)
    return results(page)


def box(page: Page) -> Locator:
    """Return the search box."""
    return page.locator("form[role=search] input[type=search][name=q]")


def status(page: Page) -> str:
    """Return what is said to a screen reader."""
    return page.get_by_role("status").inner_text()


def focused(page: Page) -> str:
    """Return which paper's link has the focus, or the name of the element that has it."""
    return str(
        page.evaluate(
            "() => document.activeElement.closest('[data-paper]')?.dataset.paper"
            " ?? document.activeElement.name"
        )
    )


def test_nothing_is_loaded_before_the_box_is_used(page: Page, search_address: str) -> None:
    """The index and lunr.js are fetched when the box gets the focus."""
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(request.url.rpartition("/")[2].partition("?")[0]))
    page.goto(search_address, wait_until="networkidle")
    assert not loaded & EVERYTHING_LOADED
    box(page).focus()
    page.wait_for_load_state("networkidle")
    search_for(page, "attention")
    assert loaded >= EVERYTHING_LOADED


def test_typing_finds_papers_and_keeps_the_address(page: Page, search_address: str) -> None:
    """Results come while one types, the address follows, and no step is added to the history."""
    page.goto(search_address)
    steps = page.evaluate("history.length")
    box(page).press_sequentially("tides atten", delay=20)
    assert results(page) == ["tides"]
    assert page.url == f"{search_address}?q=tides+atten"
    assert page.evaluate("history.length") == steps
    assert status(page) == "1 paper"


def test_a_result_shows_title_topic_date_and_excerpt(page: Page, search_address: str) -> None:
    """A result leads to its paper and its topic, and marks what was searched for."""
    page.goto(search_address)
    assert search_for(page, "gardens watts") == ["gardens"]
    item = page.locator("[data-paper=gardens]")
    assert item.locator("h2").inner_text() == "Growing Gardens of Transformers"
    assert item.locator("mark").all_inner_texts() == ["Gardens", "gardens", "watts"]
    assert item.locator("h2 a").get_attribute("href") == search_address.replace(
        "search/", "papers/gardens/"
    )
    assert item.locator("[data-topic=plants]").inner_text() == "Plants and gardens"


def test_an_address_with_a_query_is_answered(page: Page, search_address: str) -> None:
    """A shared search shows its answer without a key being pressed."""
    page.goto(f"{search_address}?q=m%C3%A9lange")
    page.locator("[data-paper]").first.wait_for()
    assert results(page) == ["melange"]
    assert box(page).input_value() == "mélange"


def test_the_keyboard_is_enough(page: Page, search_address: str) -> None:
    """Arrows walk between box and results, Escape clears, Enter opens."""
    page.goto(search_address)
    box(page).focus()
    page.keyboard.type("attention")
    slugs = results(page)
    assert slugs == ["tides", "gardens"]
    walk = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        walk.append(focused(page))
    assert walk == ["tides", "gardens", "gardens", "tides", "q"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert (focused(page), box(page).input_value(), results(page)) == ("q", "", [])
    assert page.url == search_address
    page.keyboard.type("tides")
    results(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/tides/")


def test_a_slash_can_be_typed(page: Page, search_address: str) -> None:
    """In the box itself a slash is a character."""
    page.goto(search_address)
    box(page).press_sequentially("vision/language")
    assert results(page) == ["melange"]
    assert box(page).input_value() == "vision/language"


def test_no_hits_lead_on(page: Page, search_address: str) -> None:
    """Without hits the page names the word, offers a spelling, and keeps topics and dates."""
    page.goto(search_address)
    assert search_for(page, "gardenz ") == []
    assert status(page) == "No papers found for “gardenz”."
    assert page.locator("[data-search-missing]").inner_text() == (
        "No paper has “gardenz”. Did you mean gardens?"
    )
    assert page.get_by_role("link", name="Plants and gardens").is_visible()
    assert page.get_by_role("link", name="8 December 2025").is_visible()
    page.get_by_role("link", name="gardens", exact=True).click()
    page.locator("[data-paper=gardens]").wait_for()
    assert box(page).input_value() == "gardens"
    page.go_back()
    page.get_by_text("No paper has “gardenz”.").wait_for()


def test_markup_in_a_query_stays_text(page: Page, search_address: str) -> None:
    """A query with markup is shown as typed and runs nothing."""
    page.goto(f"{search_address}?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    page.get_by_text("No papers found for “<img src=x onerror=alert(1)>”.").wait_for()
    assert page.locator("img").count() == 0


def test_a_failed_load_can_be_tried_again(
    browser: Browser, search_site: Path, search_address: str
) -> None:
    """When the data cannot be had, a sentence and a button say so, and the button helps."""
    index = search_site / "base" / "search" / "data" / "index.json"
    away = index.with_suffix(".away")
    with contextlib.closing(browser.new_context()) as context:
        tab = context.new_page()
        index.rename(away)
        tab.goto(f"{search_address}?q=tides")
        button = tab.get_by_role("button", name="Try again")
        button.wait_for()
        assert status(tab).startswith("The search could not be loaded.")
        assert tab.get_by_role("link", name="Plants and gardens").is_visible()
        away.rename(index)
        button.click()
        tab.locator("[data-paper=tides]").wait_for()
        assert not button.is_visible()


def test_without_scripts_everything_can_be_browsed(browser: Browser, search_address: str) -> None:
    """Topics, dates and an index of titles are in the page itself."""
    with contextlib.closing(browser.new_context(java_script_enabled=False)) as context:
        tab = context.new_page()
        tab.goto(search_address)
        assert "Searching needs JavaScript." in (tab.locator("noscript").text_content() or "")
        assert tab.get_by_role("link", name="Plants and gardens").is_visible()
        tab.locator("summary").click()
        assert tab.get_by_role("link", name="Tides of attention").is_visible()
