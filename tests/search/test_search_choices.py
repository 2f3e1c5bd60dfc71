"""Choosing, ordering, and the way back, on the search page."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from search.looking import ALL_BOATS, box, chips, choice, results, search_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_an_address_with_everything_is_answered(page: Page, search_address: str) -> None:
    """A shared search shows its answer, its filters and its order without a key being pressed."""
    page.goto(f"{search_address}?q=boat&topic=sea&year=2025&year=2012&sort=discussion")
    page.locator("[data-results] > [data-paper]").first.wait_for()
    assert results(page) == ["boat-47", "boat-32", "boat-17", "boat-2"]
    assert chips(page) == ["Tides, rivers and the sea", "2025", "2012"]
    assert page.get_by_label("Sort by").input_value() == "discussion"
    assert choice(page, "year", "2012").is_checked()


def test_facets_narrow_and_can_be_taken_away(page: Page, search_address: str) -> None:
    """Counts match what choosing gives, chips remove one choice, and all can be cleared."""
    page.goto(f"{search_address}?q=boat")
    count = choice(page, "topic", "sea").locator("xpath=..").locator(".facet-count")
    expect(count).to_have_text("20")
    choice(page, "topic", "sea").check()
    expect(page.get_by_role("status")).to_have_text("20 papers")
    expect(choice(page, "topic", "sea")).to_be_focused()
    choice(page, "year", "2012").check()
    expect(page.get_by_role("status")).to_have_text("4 papers")
    page.get_by_role("button", name="Remove topic Tides, rivers and the sea").click()
    expect(page.locator("[data-search-chips] .chip-label")).to_have_text(["2012"])
    assert page.url == f"{search_address}?q=boat&year=2012"
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_role("status")).to_have_text(f"{ALL_BOATS} papers")
    assert chips(page) == []


def test_the_way_back_undoes_choices(page: Page, search_address: str) -> None:
    """Choosing, ordering and submitting are steps of the history; back and forward restore them."""
    page.goto(search_address)
    search_for(page, "boat")
    box(page).press("Enter")
    choice(page, "topic", "sea").check()
    page.get_by_label("Sort by").select_option("discussion")
    expect(page.locator("[data-results] > [data-paper]").first).to_have_attribute(
        "data-paper", "boat-59"
    )
    page.go_back()
    expect(page.locator("[data-results] > [data-paper]").first).to_have_attribute(
        "data-paper", "boat-2"
    )
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(f"{ALL_BOATS} papers")
    page.go_back()
    expect(box(page)).to_have_value("")
    assert page.url == search_address
    page.go_forward()
    expect(box(page)).to_have_value("boat")
    expect(page.get_by_role("status")).to_have_text(f"{ALL_BOATS} papers")


def test_groups_are_counted_when_opened(page: Page, search_address: str) -> None:
    """Organisations are asked for once a reader looks; the rest of a long list can be unfolded."""
    page.goto(f"{search_address}?q=boat")
    group = page.locator("[data-facet=organization]")
    expect(page.locator("[data-facet=topic] li")).to_have_count(3)
    assert group.locator("li").count() == 0
    group.locator("summary").click()
    expect(group.locator("li")).to_have_count(8)
    group.get_by_role("button", name="Show 6 more").click()
    expect(group.locator("li")).to_have_count(14)
    group.get_by_role("button", name="Show fewer").click()
    expect(group.locator("li")).to_have_count(8)


def test_a_group_that_could_not_be_counted_is_counted_when_opened_anew(
    page: Page, search_address: str
) -> None:
    """What was found stands; the group says what to do, and doing it helps."""
    page.goto(f"{search_address}?q=boat+uncounted")
    group = page.locator("[data-facet=organization]")
    group.locator("summary").click()
    expect(group.get_by_text("These could not be counted. Close and open")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(f"{ALL_BOATS} papers")
    group.locator("summary").click()
    group.locator("summary").click()
    expect(group.locator("li")).to_have_count(8)
    expect(group.get_by_text("These could not be counted.")).to_be_hidden()


def test_a_digest_without_organisations_offers_none(page: Page, search_address: str) -> None:
    """A group that can never have anything in it is not shown."""
    page.goto(f"{search_address}?q=boat+unaffiliated")
    expect(page.locator("[data-facet=listing]")).to_be_visible()
    expect(page.locator("[data-facet=organization]")).to_be_hidden()


def test_a_topic_offers_its_feed(page: Page, search_address: str) -> None:
    """The feed of a topic that is chosen or typed is linked in the page and in its head."""
    page.goto(f"{search_address}?q=boat&topic=sea")
    feed = page.get_by_role("link", name="Atom feed of Tides, rivers and the sea")
    address = search_address.replace("search/", "topics/sea/feed.xml")
    assert feed.get_attribute("href") == address
    assert page.locator("head link[data-search-feed]").get_attribute("href") == address
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("head link[data-search-feed]")).to_have_count(0)
    assert not feed.is_visible()
    search_for(page, "boat topic:sea")
    expect(feed).to_be_visible()


def test_filters_are_folded_on_a_phone(browser: Browser, search_address: str) -> None:
    """Where there is no room beside the results, filters wait above them until opened."""
    with contextlib.closing(browser.new_context(viewport={"width": 360, "height": 800})) as context:
        tab = context.new_page()
        tab.goto(f"{search_address}?q=boat&year=2012")
        summary = tab.get_by_text("Filters (1)")
        summary.wait_for()
        assert not choice(tab, "topic", "sea").is_visible()
        summary.click()
        choice(tab, "topic", "sea").check()
        expect(tab.get_by_text("Filters (2)")).to_be_visible()
        assert choice(tab, "topic", "sea").is_visible()
