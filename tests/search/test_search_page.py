"""The search page in a real browser, with a pretended engine, under a strict content policy."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from search.looking import ALL_BOATS, box, focused, results, search_for, status
from tools.page_checks import assert_accessible_and_fitting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tools.browsing import Scheme

pytestmark = pytest.mark.browser


def test_nothing_is_loaded_before_the_box_is_used(page: Page, search_address: str) -> None:
    """The engine is fetched when the box gets the focus."""
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(request.url.rpartition("/")[2].partition("?")[0]))
    page.goto(search_address, wait_until="networkidle")
    assert "search-engine.js" not in loaded
    with page.expect_request("**/search-engine.js*"):
        box(page).focus()


def test_typing_finds_papers_and_keeps_the_address(page: Page, search_address: str) -> None:
    """Results come while one types, the address follows, and no step is added to the history."""
    page.goto(search_address)
    steps = page.evaluate("history.length")
    box(page).press_sequentially("tides atten", delay=20)
    assert results(page) == ["tides"]
    assert page.url == f"{search_address}?q=tides+atten"
    assert page.evaluate("history.length") == steps
    assert status(page) == "1 paper"


def test_a_result_shows_what_is_known_of_a_paper(page: Page, search_address: str) -> None:
    """Title, organisation, authors, date, comments, topic and excerpt; words found are marked."""
    page.goto(search_address)
    assert search_for(page, "gardens watts") == ["gardens"]
    item = page.locator("[data-results] [data-paper=gardens]")
    assert item.locator("h2").inner_text() == "Growing Gardens of Transformers"
    assert set(item.locator("mark").all_inner_texts()) == {"Gardens", "gardens", "watts"}
    assert item.locator(".fact").all_inner_texts() == [
        "Green Lab",
        "Ada Lovelace, Bo An",
        "8 December 2025",
        "3 comments",
    ]
    home = search_address.removesuffix("search/")
    address = item.locator("h2 a").get_attribute("href")
    assert address == f"{home}papers/gardens/#found=gardens,watts"
    topic = item.locator("a[data-topic=plants]")
    assert topic.inner_text() == "Plants and gardens"
    assert "hue-2" in (topic.get_attribute("class") or "")


def test_a_topic_has_the_colour_of_what_it_is_part_of(page: Page, search_address: str) -> None:
    """Where the page lists the upper level only, the colours of the others are known by it."""
    page.goto(search_address)
    assert page.locator("[data-search-browse] a[data-topic]").count() == 1
    assert search_for(page, "tides") == ["tides"]
    topic = page.locator("[data-results] a[data-topic=sea]")
    assert "hue-2" in (topic.get_attribute("class") or "")


def test_more_results_are_shown_when_wanted(page: Page, search_address: str) -> None:
    """Ten come first, then twenty more, and the first new one gets the focus."""
    page.goto(f"{search_address}?q=boat")
    more = page.get_by_role("button", name="Show 20 more")
    more.click()
    expect(page.locator("[data-results] > [data-paper]")).to_have_count(30)
    assert focused(page) == "boat-11"
    more.click()
    expect(page.locator("[data-results] > [data-paper]")).to_have_count(50)
    page.get_by_role("button", name="Show 10 more").click()
    expect(page.locator("[data-results] > [data-paper]")).to_have_count(ALL_BOATS)
    assert not page.locator("[data-search-more]").is_visible()


def test_the_way_back_from_a_paper_leads_to_its_result(page: Page, search_address: str) -> None:
    """Back from a paper, as many results stand as before, and its own has the focus."""
    page.goto(f"{search_address}?q=boat")
    page.get_by_role("button", name="Show 20 more").click()
    page.locator("[data-paper=boat-12] h2 a").click()
    page.wait_for_url("**/papers/boat-12/")
    page.go_back()
    expect(page.locator("[data-results] > [data-paper]")).to_have_count(30)
    expect(page.locator("[data-paper=boat-12] h2 a")).to_be_focused()


NOTE_WAITING = """() => new MutationObserver(() => {
  if (document.querySelector(".is-waiting")) {
    const results = document.querySelector("[data-results]");
    const says = document.querySelector("[data-search-status]").textContent;
    const paper = results.querySelector("[data-paper]").dataset.paper;
    window.whileWaiting = [results.getAttribute("aria-busy"), says, paper];
  }
}).observe(document.body, { subtree: true, childList: true, attributes: true })"""
"""The page itself notes what it shows: who asks from outside may come too late."""


def test_what_was_found_stays_until_the_next_answer_stands(page: Page, search_address: str) -> None:
    """Nothing moves while an answer is awaited; after a while the old one is dimmed."""
    page.goto(search_address)
    search_for(page, "tides")
    page.evaluate(NOTE_WAITING)
    box(page).fill("boat slowly")
    expect(page.get_by_role("status")).to_have_text(f"{ALL_BOATS} papers")
    assert page.evaluate("window.whileWaiting") == ["true", "Searching…", "tides"]
    assert page.locator(".is-waiting").count() == 0


def test_an_older_answer_never_replaces_a_newer_one(page: Page, search_address: str) -> None:
    """Of two questions asked one after the other only the second is answered."""
    page.goto(search_address)
    box(page).fill("boat slowly")
    page.wait_for_timeout(150)
    assert search_for(page, "tides") == ["tides"]
    page.wait_for_timeout(1200)
    assert results(page) == ["tides"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "query", ["attention", "boat&topic=sea&year=2012", "gardenz", "atention", "renewed", "注意"]
)
def test_answers_are_accessible_and_fit(
    query: str, width: int, scheme: Scheme, browser: Browser, search_address: str
) -> None:
    """Long titles, filters, corrections, failures: nothing to scroll sideways, no violation."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    with contextlib.closing(context):
        tab = context.new_page()
        tab.goto(f"{search_address}?q={query}")
        expect(tab.get_by_role("status")).to_have_text(re.compile("."))
        tab.locator("[data-search-filters]").evaluate("filters => { filters.open = true; }")
        assert_accessible_and_fitting(tab)


def test_typing_moves_nothing_else(page: Page, search_address: str) -> None:
    """While results change, the box, the count and the first result stay where they are."""
    page.goto(search_address)
    places = set()
    for text in ("boat", "tides", "attention", "boat number"):
        search_for(page, text)
        boxes = [
            page.locator(each).first.bounding_box()
            for each in ("[name=q]", "[role=status]", "[data-results] h2")
        ]
        assert all(boxes)
        places.add(tuple((each["x"], each["y"]) for each in boxes if each))
    assert len(places) == 1


def test_without_scripts_everything_can_be_browsed(browser: Browser, search_address: str) -> None:
    """Topics, dates and the way to all titles are in the page itself."""
    with contextlib.closing(browser.new_context(java_script_enabled=False)) as context:
        tab = context.new_page()
        tab.goto(search_address)
        assert "Searching needs JavaScript." in (tab.locator("noscript").text_content() or "")
        assert tab.get_by_role("link", name="Plants and gardens").is_visible()
        assert tab.get_by_role("link", name="All titles in alphabetical order").is_visible()
        assert not tab.locator("[data-search-filters]").is_visible()
        assert not tab.locator("[data-search-settings]").is_visible()


def test_a_question_has_an_end(page: Page, search_address: str) -> None:
    """The box takes no more than an address does, however much is pasted."""
    page.goto(search_address)
    limit = int(box(page).get_attribute("maxlength") or 0)
    assert limit >= len("a long title") * 20
    page.goto(f"{search_address}?q={'a' * (limit + 50)}")
    expect(box(page)).to_have_value("a" * limit)
